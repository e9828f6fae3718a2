package import HanjangCore

/// Which style a document is to be set in.
package enum StyleReference: Sendable {
  /// One that the program carries.
  case named(String)
  case file(SourceFile)
}

extension StyleReference {
  fileprivate var name: String {
    switch self {
    case .named(let name): name
    case .file(let file): file.path
    }
  }
}

/// A setting of a document's own that goes before its style's.
package struct PageSetting: Sendable {
  /// `size` or `margins`.
  package var key: String
  package var value: String
  package var range: SourceRange

  package init(key: String, value: String, range: SourceRange) {
    self.key = key
    self.value = value
    self.range = range
  }
}

/// Reads a style with all that it extends and fills in every property.
package struct StyleResolver {
  private var diagnostics: [Diagnostic] = []

  package static var builtInNames: [String] { BuiltInSource.names }

  /// Reads the styles that most documents are set in, so that they are there when one asks.
  package static func warmUp() {
    for name in ["base", "wanted"] { _ = BuiltInSource.reader(named: name) }
  }

  /// - Parameters:
  ///   - defaults: as `overrides`, but before front matter.
  ///   - page: what front matter sets.
  ///   - overrides: what the command line sets, as `page.margin=15mm`; last of all.
  /// - Returns: nil where an error prevents it; the diagnostics tell.
  package static func resolve(
    _ reference: StyleReference, defaults: [String] = [], page: [PageSetting] = [],
    overrides: [String] = [],
    at place: SourceRange? = nil, diagnostics: inout [Diagnostic]
  ) -> ComputedStyle? {
    var resolver = StyleResolver()
    var sheet = resolver.sheet(reference, at: place)
    for override in defaults { resolver.apply(override, to: &sheet) }
    if sheet != nil { resolver.apply(page, to: &sheet) }
    for override in overrides { resolver.apply(override, to: &sheet) }
    diagnostics += resolver.diagnostics
    guard let sheet, !resolver.diagnostics.contains(where: { $0.severity == .error }) else {
      return nil
    }
    let style = StyleComputer(sheet: sheet).style(named: reference.name)
    guard style.page.hasRoom else {
      diagnostics.append(.pageTooSmall(at: page.first?.range ?? place))
      return nil
    }
    return style
  }

  /// Every property of a style, sorted by path: its value as written, and the file that says it.
  package static func listing(
    of reference: StyleReference, diagnostics: inout [Diagnostic]
  ) -> [(path: String, text: String, origin: String)]? {
    var resolver = StyleResolver()
    let sheet = resolver.sheet(reference, at: nil)
    diagnostics += resolver.diagnostics
    guard let sheet, !resolver.diagnostics.contains(where: { $0.severity == .error }) else {
      return nil
    }
    return sheet.origins.sorted { $0.key < $1.key }.map { ($0.key, $0.value.text, $0.value.path) }
  }

  private mutating func sheet(_ reference: StyleReference, at place: SourceRange?) -> StyleSheet? {
    switch reference {
    case .named(let known): sheet(named: known, at: place, path: nil, depth: 0)
    case .file(let file): sheet(StyleFileReader(file), path: file.path, depth: 0)
    }
  }

  /// `page.margin=15mm` is read as the style file that says just this.
  private mutating func apply(_ override: String, to sheet: inout StyleSheet?) {
    let path = "--set \(override)"
    guard let equals = override.firstIndex(of: "=") else {
      diagnostics.append(
        .styleMalformed("an override is written property=value", at: nil, path: path))
      return
    }
    let names = override[..<equals].split(separator: ".")
    let written = override[override.index(after: equals)...]
    // A number sign would begin a comment.
    let value = written.hasPrefix("#") ? "\"\(written)\"" : String(written)
    let open = names.map { "{\($0): " }.joined()
    let text = open + value + String(repeating: "}", count: names.count)
    let reader = StyleFileReader(SourceFile(path: path, text: text))
    // Its places mean nothing to the user, who wrote no file.
    diagnostics += reader.diagnostics.map {
      Diagnostic($0.severity, id: $0.id, $0.message, at: nil, notes: $0.notes, path: path)
    }
    sheet?.merge(reader.sheet)
  }

  // MARK: Extending

  /// Ends the circles of styles that extend each other.
  private static let depthLimit = 8

  private mutating func sheet(
    named name: String, at place: SourceRange?, path: String?, depth: Int
  ) -> StyleSheet? {
    guard let reader = BuiltInSource.reader(named: name) else {
      let nearest = Spelling.nearest(to: name, among: Set(BuiltInSource.names))
      diagnostics.append(
        .unknownStyle(name, known: BuiltInSource.names, didYouMean: nearest, at: place, path: path))
      return nil
    }
    return sheet(reader, path: BuiltInSource.path(of: name), depth: depth)
  }

  private mutating func sheet(
    _ reader: StyleFileReader, path: String, depth: Int
  ) -> StyleSheet? {
    diagnostics += reader.diagnostics
    let base: StyleSheet?
    if let extended = reader.extends {
      guard depth < Self.depthLimit else {
        diagnostics.append(.styleExtendsItself(at: extended.range, path: path))
        return nil
      }
      base = sheet(named: extended.name, at: extended.range, path: path, depth: depth + 1)
    } else if path == BuiltInSource.path(of: "base") {
      return reader.sheet
    } else {
      base = sheet(named: "base", at: nil, path: nil, depth: depth + 1)
    }
    guard var merged = base else { return nil }
    merged.merge(reader.sheet)
    return merged
  }

  // MARK: The document's own settings

  private mutating func apply(_ settings: [PageSetting], to sheet: inout StyleSheet?) {
    for setting in settings.sorted(by: { $0.range.start < $1.range.start }) {
      switch setting.key {
      case "size":
        guard let size = PageSize.size(setting.value) else {
          complain(of: setting, expected: StyleProperty.pageSize.expectation)
          continue
        }
        sheet?.set("page.size", .size(size), from: origin(of: setting))
      case "margin", "margins":
        let words = setting.value.split { $0 == " " || $0 == "," }
        let lengths = words.compactMap { Length($0) }
        let areFit = lengths.allSatisfy { (0...500).contains($0.resolved(em: 10)) }
        guard [1, 2, 4].contains(words.count), lengths.count == words.count, areFit else {
          complain(of: setting, expected: "a length such as 20mm, two or four of them")
          continue
        }
        sheet?.set("page.margin", .lengths(lengths), from: origin(of: setting))
      default:
        let nearest = Spelling.nearest(to: setting.key, among: ["size", "margin"])
        diagnostics.append(
          .unknownPageSetting(setting.key, didYouMean: nearest, at: setting.range))
      }
    }
  }

  private func origin(of setting: PageSetting) -> StyleSheet.Origin {
    StyleSheet.Origin(text: setting.value, path: "front matter")
  }

  private mutating func complain(of setting: PageSetting, expected: String) {
    diagnostics.append(
      .pageSetting(setting.key, expected: expected, at: setting.range))
  }
}

extension PageStyle {
  /// Whether an inch of the page is left for text, each way.
  fileprivate var hasRoom: Bool {
    size.width - margins.left - margins.right >= 72
      && size.height - margins.top - margins.bottom >= 72
  }
}
