import HanjangCompiler
package import HanjangCore

extension ContentHash {
  /// The hash of the installed fonts: different fonts may make different PDFs.
  ///
  /// An OpenType file begins with its tables' checksums, so that its first pages tell it from any
  /// other; a collection's fonts begin there too.
  package init(ofFonts paths: [String]) {
    let facts = paths.map { path -> String in
      let size = FileState(path)?.size ?? 0
      let start = ContentHash.ofFile(path, prefix: 1 << 14)?.text ?? ""
      return "\(path) \(size) \(start)"
    }
    self.init(of: facts)
  }
}
