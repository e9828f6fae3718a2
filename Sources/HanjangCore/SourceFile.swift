/// A text that was read, with the path that diagnostics print.
package struct SourceFile: Sendable {
  /// As the user gave it; `<stdin>` for standard input.
  package let path: String

  /// UTF-8 and NFC, without a byte order mark, lines ended by `\n`.
  package let text: String

  package init(path: String, text: String) {
    self.path = path
    self.text = text
  }
}
