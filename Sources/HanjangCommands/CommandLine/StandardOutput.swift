import HanjangCompiler
import HanjangCore

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

enum StandardOutput {
  static var isTerminal: Bool { isatty(STDOUT_FILENO) != 0 }

  /// A file or another program gets the text as it is, a terminal without what would steer it.
  static func write(_ text: String) throws(FileError) {
    let text = isTerminal ? TerminalText.escaped(text, keepsLines: true) : text
    try write(Array(text.utf8))
  }

  static func write(_ bytes: [UInt8]) throws(FileError) {
    try FileWriter.write(bytes, to: STDOUT_FILENO, path: "<stdout>")
  }
}
