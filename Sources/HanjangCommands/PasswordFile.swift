import ArgumentParser
import HanjangCompiler

/// A password that a file holds, so that it is neither seen among the running programs nor kept by a
/// shell.
struct PasswordFile: ParsableArguments {
  @Option(
    name: .customLong("password-file"),
    help: ArgumentHelp(
      "File whose first line is the PDF's password; - reads standard input.", valueName: "file"),
    completion: .file())
  var path: String?

  /// nil where none was asked for.
  func password() throws(FileError) -> String? {
    guard let path else { return nil }
    let line = try InputReader.firstLine(of: path)
    guard !line.isEmpty else { throw FileError("\(path): the first line has no password") }
    // A PDF's password ends there for most programs.
    guard !line.utf8.contains(0) else {
      throw FileError("\(path): the password has a NUL character in it")
    }
    // Revision 6 of PDF's encryption takes no longer one.
    guard line.utf8.count <= 127 else {
      throw FileError("\(path): the password is longer than 127 bytes")
    }
    return line
  }
}
