import HanjangCompiler

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

enum StandardOutput {
  static func write(_ text: String) throws(FileError) {
    try FileWriter.write(Array(text.utf8), to: STDOUT_FILENO, path: "<stdout>")
  }
}
