import HanjangCore
package import HanjangStyle

/// Finds the style that a document or a command names.
package enum StyleFinder {
  /// In bytes.
  private static let sizeLimit = 1 << 20

  /// What ends in `.yaml` or `.yml` or has a slash is a file; all else is the name of a style.
  private static func isPath(_ name: String) -> Bool {
    name.contains("/") || name.hasSuffix(".yaml") || name.hasSuffix(".yml")
  }

  /// The style that front matter names: a file only from the document's folder.
  static func find(_ name: String, folder: String?) -> Result<StyleReference, FileError> {
    guard isPath(name) else { return .success(.named(name)) }
    guard let folder else {
      return .failure(FileError("\(name) cannot be found for a document from standard input"))
    }
    switch LocalFile.read(name, in: folder, sizeLimit: sizeLimit) {
    case .bytes(let bytes):
      return .success(.file(SourceFile(path: name, text: String(decoding: bytes, as: UTF8.self))))
    case .missing: return .failure(FileError("style \(name) does not exist"))
    case .outside: return .failure(FileError("style \(name) lies outside the document's folder"))
    case .tooLarge: return .failure(FileError("style \(name) is too large"))
    }
  }

  /// The style that the user names on the command line: any file.
  package static func find(_ name: String) throws(FileError) -> StyleReference {
    guard isPath(name) else { return .named(name) }
    let bytes = try FileBytes.read(name, sizeLimit: sizeLimit)
    return .file(SourceFile(path: name, text: String(decoding: bytes, as: UTF8.self)))
  }
}
