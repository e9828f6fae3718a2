/// A path by its bytes. Swift takes composed and decomposed letters for the same text, which on Linux
/// name two files.
package struct ExactPath: Hashable, Sendable, ExpressibleByStringLiteral {
  private let bytes: [UInt8]

  package init(_ path: String) { bytes = Array(path.utf8) }

  package init(stringLiteral path: String) { self.init(path) }
}
