package import HanjangCore

/// Reads a style and the styles it extends, and fills in every property.
package struct StyleResolver {
  private var diagnostics: [Diagnostic] = []
  /// The style file that is being read; nil for a style that the program carries.
  private let style: StyleFile?

  package static var builtInNames: [String] { BuiltInSource.names }

  /// Reads the styles that most documents are set in, so that they are there when one asks.
  package static func warmUp() {
    for name in ["base", "wanted"] { _ = BuiltInSource.reader(named: name) }
  }

  /// What a style that the program carries is for, as its file's first line says.
  package static func description(ofBuiltIn name: String) -> String {
    let first = (BuiltInSource.file(named: name)?.text ?? "").prefix { $0 != "\n" }
    return String(first.drop { $0 == "#" || $0 == " " })
  }

  private init(_ reference: StyleReference) {
    style = if case .file(let file) = reference { file } else { nil }
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
    var resolver = StyleResolver(reference)
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
    if let marker = style.markerOffPage {
      diagnostics.append(
        .markerOffPage(marker.path, most: marker.most, from: sheet.origins[marker.path]?.place))
      return nil
    }
    return style
  }

  /// Every property of a style, sorted by path: its value as written, and the place that says it.
  package static func listing(
    of reference: StyleReference, diagnostics: inout [Diagnostic]
  ) -> [(path: String, text: String, origin: String)]? {
    var resolver = StyleResolver(reference)
    let sheet = resolver.sheet(reference, at: nil)
    diagnostics += resolver.diagnostics
    guard let sheet, !resolver.diagnostics.contains(where: { $0.severity == .error }) else {
      return nil
    }
    return StyleProperty.all.keys.sorted().compactMap { path in
      if let own = sheet.origins[path] { return (path, own.text, own.place) }
      // A text role has from body what it doesn't say itself.
      let names = path.split(separator: ".")
      guard names.count == 3, let body = sheet.origins["text.body.\(names[2])"] else { return nil }
      return (path, body.text, "\(body.place), text.body")
    }
  }

  // MARK: Extending

  /// Ends the circles of styles that extend each other.
  private static let depthLimit = 8

  private mutating func sheet(_ reference: StyleReference, at place: SourceRange?) -> StyleSheet? {
    switch reference {
    case .named(let known): sheet(named: known, at: place, path: nil, depth: 0)
    case .file(let file):
      sheet(StyleFileReader(file.source), path: file.source.path, from: "", depth: 0)
    }
  }

  private mutating func sheet(
    named name: String, at place: SourceRange?, path: String?, depth: Int
  ) -> StyleSheet? {
    guard let reader = BuiltInSource.reader(named: name) else {
      let nearest = Spelling.nearest(to: name, among: Set(BuiltInSource.names))
      diagnostics.append(
        .unknownStyle(name, known: BuiltInSource.names, didYouMean: nearest, at: place, path: path))
      return nil
    }
    return sheet(reader, path: BuiltInSource.path(of: name), from: nil, depth: depth)
  }

  /// - Parameters:
  ///   - path: for messages.
  ///   - location: where the file lies in the folder of the style file; nil for a style that the
  ///     program carries.
  private mutating func sheet(
    _ reader: StyleFileReader, path: String, from location: String?, depth: Int
  ) -> StyleSheet? {
    diagnostics += reader.diagnostics
    guard reader.extends != nil || location != nil || path != BuiltInSource.path(of: "base") else {
      return reader.sheet
    }
    guard depth < Self.depthLimit else {
      diagnostics.append(.styleExtendsItself(at: reader.extends?.range, path: path))
      return nil
    }
    var base: StyleSheet?
    if let extended = reader.extends {
      base = sheet(extended, in: path, from: location, depth: depth + 1)
    } else {
      base = sheet(named: "base", at: nil, path: nil, depth: depth + 1)
    }
    base?.merge(reader.sheet)
    if location != nil { base?.ownFamilies.formUnion(reader.sheet.families) }
    base?.fontFiles += fontFiles(of: reader, in: path, from: location)
    return base
  }

  private mutating func sheet(
    _ extended: StyleFileReader.Name, in path: String, from location: String?, depth: Int
  ) -> StyleSheet? {
    guard let location, StyleReference.isPath(extended.name) else {
      return sheet(named: extended.name, at: extended.range, path: path, depth: depth)
    }
    let next = StyleFile.path(of: extended.name, besides: location)
    guard let source = style?.extended[next] else {
      let reason = style?.failures[next] ?? "cannot be read"
      diagnostics.append(
        .unreadableExtension(extended.name, reason, at: extended.range, path: path))
      return nil
    }
    return sheet(StyleFileReader(source), path: source.path, from: next, depth: depth)
  }

  private mutating func fontFiles(
    of reader: StyleFileReader, in path: String, from location: String?
  ) -> [String] {
    reader.fonts.compactMap { font in
      let next = StyleFile.path(of: font.name, besides: location ?? "")
      if let known = style?.fonts[next] { return known }
      let reason = style?.failures[next] ?? "cannot be read"
      diagnostics.append(.unreadableFont(font.name, reason, at: font.range, path: path))
      return nil
    }
  }
}

extension StyleResolver {
  // MARK: The command line's settings

  /// `page.margin=15mm`: as a style file that says just this. It has no place that would mean
  /// anything to the user, who wrote no file.
  private mutating func apply(_ override: String, to sheet: inout StyleSheet?) {
    let origin = "--set \(override)"
    guard let equals = override.firstIndex(of: "=") else {
      diagnostics.append(.settingWithoutValue(path: origin))
      return
    }
    let words = override[..<equals].split(whereSeparator: \.isWhitespace)
    let reading = StyleSetting.read(
      words.joined(), override[override.index(after: equals)...], origin: origin)
    diagnostics += reading.diagnostics
    sheet?.merge(reading.sheet)
    sheet?.ownFamilies.formUnion(reading.sheet.families)
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
    StyleSheet.Origin(text: setting.value, place: "front matter")
  }

  private mutating func complain(of setting: PageSetting, expected: String) {
    diagnostics.append(
      .pageSetting(setting.key, expected: expected, at: setting.range))
  }
}

extension ComputedStyle {
  /// A property that sets a list's markers left of the page's edge, and the most that it may be, in
  /// points.
  fileprivate var markerOffPage: (path: String, most: Double)? {
    let gutter = resume.section.hasGutter ? resume.section.gutterMinimum : 0
    let periods = resume.entry.periodPlace == .left ? resume.entry.periodWidth : 0
    let list = (blocks.list.indent, blocks.list.markerGap)
    let detail = (resume.detail.indent + gutter + periods, resume.detail.markerGap)
    let achievement = (
      resume.achievement.indent + gutter + periods, resume.achievement.markerGap
    )
    let markers =
      [("blocks.list", list)]
      + (setsResumes ? [("resume.detail", detail), ("resume.achievement", achievement)] : [])
    for (name, (indent, gap)) in markers where page.margins.left + indent < gap {
      return (name + ".marker-gap", page.margins.left + indent)
    }
    return nil
  }
}

extension PageStyle {
  /// Whether an inch of the page is left for text, each way.
  fileprivate var hasRoom: Bool {
    size.width - margins.left - margins.right >= 72
      && size.height - margins.top - margins.bottom >= 72
  }
}
