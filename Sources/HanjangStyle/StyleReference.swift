package import HanjangCore

/// Which style a document is to be set in.
package enum StyleReference: Sendable {
  /// One that the program carries.
  case named(String)
  case file(StyleFile)

  /// Whether `name` is meant as a file: what ends in `.yaml` or `.yml` or has a slash.
  package static func isPath(_ name: String) -> Bool {
    name.contains("/") || name.hasSuffix(".yaml") || name.hasSuffix(".yml")
  }

  var name: String {
    switch self {
    case .named(let name): name
    case .file(let file): file.source.path
    }
  }
}

/// A style file with what it names, all of which lies in its folder.
///
/// Reading files is not this stage's work: whoever makes a `StyleFile` asks `references(in:)` of
/// each what else to read.
package struct StyleFile: Sendable {
  package var source: SourceFile
  /// The styles that it extends, one after another, by their paths from its folder.
  package var extended: [String: SourceFile] = [:]
  /// The font files that it and they name, by their paths from its folder: where they lie.
  package var fonts: [String: String] = [:]
  /// What could not be read, by its path from the folder: the reason.
  package var failures: [String: String] = [:]

  package init(_ source: SourceFile) {
    self.source = source
  }

  /// The files that a style file names, as paths from the folder of the first one.
  ///
  /// - Parameter path: of the file that `source` is, from that folder.
  package static func references(
    in source: SourceFile, at path: String
  ) -> (extends: String?, fonts: [String]) {
    let reader = StyleFileReader(source)
    let base = reader.extends.map(\.name).flatMap { StyleReference.isPath($0) ? $0 : nil }
    return (
      base.map { Self.path(of: $0, besides: path) },
      reader.fonts.map { Self.path(of: $0.name, besides: path) }
    )
  }

  /// `name` in the file at `path`, from the same folder as `path`.
  static func path(of name: String, besides path: String) -> String {
    guard !name.hasPrefix("/"), let slash = path.lastIndex(of: "/") else { return name }
    return path[...slash] + name
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
