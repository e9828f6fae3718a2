import HanjangCompiler

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A file of JSON Lines that grows while a batch runs.
final class ReportFile {
  private let path: String
  private let descriptor: Int32

  init(_ path: String) throws(FileError) {
    self.path = path
    descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw FileError("\(path): \(FileError.reason(errno))") }
  }

  deinit {
    close(descriptor)
  }

  /// - Parameter line: without the line feed.
  func add(_ line: String) throws(FileError) {
    try FileWriter.write(Array((line + "\n").utf8), to: descriptor, path: path)
  }
}
