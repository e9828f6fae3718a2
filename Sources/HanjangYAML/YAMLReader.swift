package import HanjangCore

/// What is wrong with a YAML text.
package struct YAMLProblem: Error, Sendable {
  package var message: String
  /// In lines and columns of the YAML text; nil where it concerns the whole.
  package var position: SourcePosition?
}

/// Reads YAML from strangers: bounded in size, in nesting and in what aliases repeat.
package enum YAMLReader {
  /// - Parameter sizeLimit: in bytes of UTF-8.
  /// - Returns: nil for a text without content.
  package static func compose(
    _ text: String, sizeLimit: Int
  ) throws(YAMLProblem) -> YAMLNode? {
    guard text.utf8.count <= sizeLimit else {
      throw YAMLProblem(message: "it is longer than \(sizeLimit / 1024) KB")
    }
    var composer = YAMLComposer(text)
    return try composer.document()
  }
}
