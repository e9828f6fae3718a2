import BuiltInStyles
import HanjangCore

/// The embedded styles as source files.
enum BuiltInSource {
  /// `base` only serves to be extended.
  static let names = BuiltInStyles.sources.keys.filter { $0 != "base" }.sorted()

  static func path(of name: String) -> String { "styles/\(name).yaml" }

  static func file(named name: String) -> SourceFile? {
    BuiltInStyles.sources[name].map {
      SourceFile(path: path(of: name), text: String(decoding: $0, as: UTF8.self))
    }
  }
}
