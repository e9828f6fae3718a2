import ArgumentParser
import HanjangCompiler
import HanjangCore

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Files to start from: they never replace what is there.
enum NewFile {
  /// - Parameter path: `-` for standard output.
  static func write(_ text: String, to path: String) throws {
    do throws(FileError) {
      if path == "-" {
        try StandardOutput.write(text)
      } else if isTaken(path) {
        throw FileError("\(path) exists already: give another name with -o")
      } else {
        try FileWriter.write(Array(text.utf8), to: path)
      }
    } catch {
      DiagnosticPrinter(format: .text, least: .warning).failure(error.message)
      throw ExitCode(ExitStatus.failure)
    }
  }

  /// Also by a link that leads nowhere: what it would lead to is not the user's choice.
  private static func isTaken(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) == 0
  }
}
