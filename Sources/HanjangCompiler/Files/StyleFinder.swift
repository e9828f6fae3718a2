import HanjangCore
package import HanjangStyle

/// Finds the style that a document or a command names, and reads what that names in its turn.
package enum StyleFinder {
  /// In bytes.
  private static let sizeLimit = 1 << 20
  /// In bytes; the largest collections of fonts are smaller.
  private static let fontSizeLimit = 128 << 20
  /// How many styles may extend one another.
  private static let depthLimit = 8

  package static func isPath(_ name: String) -> Bool { StyleReference.isPath(name) }

  /// The style that front matter names: a file only from the document's folder.
  static func find(_ name: String, folder: String?) -> Result<StyleReference, FileError> {
    guard isPath(name) else { return .success(.named(name)) }
    guard let folder else {
      return .failure(FileError("\(name) cannot be found for a document from standard input"))
    }
    switch LocalFile.read(name, in: folder, sizeLimit: sizeLimit) {
    case .bytes(let bytes):
      return .success(.file(file(bytes, at: name, in: self.folder(of: "\(folder)/\(name)"))))
    case .missing: return .failure(FileError("style \(name) does not exist"))
    case .outside: return .failure(FileError("style \(name) is outside the document's folder"))
    case .tooLarge: return .failure(FileError("style \(name) is too large"))
    }
  }

  /// The style that the user names on the command line: any file.
  package static func find(_ name: String) throws(FileError) -> StyleReference {
    guard isPath(name) else { return .named(name) }
    let bytes = try FileBytes.read(name, sizeLimit: sizeLimit)
    return .file(file(bytes, at: name, in: folder(of: name)))
  }

  private static func folder(of path: String) -> String {
    path.lastIndex(of: "/").map { String(path[...$0]) } ?? "."
  }

  // MARK: What a style names

  private static func file(_ bytes: [UInt8], at path: String, in folder: String) -> StyleFile {
    var file = StyleFile(source(bytes, path: path))
    var next: (path: String, source: SourceFile)? = ("", file.source)
    var depth = 0
    while let (path, source) = next, depth < depthLimit {
      next = nil
      depth += 1
      let named = StyleFile.references(in: source, at: path)
      for font in named.fonts { readFont(font, in: folder, of: &file) }
      guard let base = named.extends, file.extended[base] == nil else { continue }
      switch LocalFile.read(base, in: folder, sizeLimit: sizeLimit) {
      case .bytes(let bytes):
        let read = self.source(bytes, path: folder == "." ? base : "\(folder)\(base)")
        file.extended[base] = read
        next = (base, read)
      case .missing: file.failures[base] = "does not exist"
      case .outside: file.failures[base] = "is outside the style's folder"
      case .tooLarge: file.failures[base] = "is too large"
      }
    }
    return file
  }

  private static func source(_ bytes: [UInt8], path: String) -> SourceFile {
    SourceFile(path: path, text: String(decoding: bytes, as: UTF8.self))
  }

  private static func readFont(_ path: String, in folder: String, of file: inout StyleFile) {
    switch LocalFile.read(path, in: folder, sizeLimit: fontSizeLimit) {
    case .bytes(let bytes) where isFont(bytes):
      file.fonts[path] = folder.hasSuffix("/") ? folder + path : "\(folder)/\(path)"
    case .bytes: file.failures[path] = "isn't an OpenType or TrueType font"
    case .missing: file.failures[path] = "does not exist"
    case .outside: file.failures[path] = "is outside the style's folder"
    case .tooLarge: file.failures[path] = "is too large"
    }
  }

  /// By the signature of an OpenType font or collection (OpenType 1.9, "Organization of an
  /// OpenType Font").
  private static func isFont(_ bytes: [UInt8]) -> Bool {
    let signatures: [[UInt8]] = [
      [0, 1, 0, 0], Array("OTTO".utf8), Array("true".utf8), Array("ttcf".utf8),
    ]
    return signatures.contains { bytes.starts(with: $0) }
  }
}
