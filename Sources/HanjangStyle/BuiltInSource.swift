import BuiltInStyles
import HanjangCore
import Synchronization

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

  private static let readers = Mutex<[String: StyleFileReader]>([:])

  /// What the style's file says; each is read once in a process.
  static func reader(named name: String) -> StyleFileReader? {
    guard let file = file(named: name) else { return nil }
    return readers.withLock { readers in
      if let known = readers[name] { return known }
      let reader = StyleFileReader(file)
      readers[name] = reader
      return reader
    }
  }
}
