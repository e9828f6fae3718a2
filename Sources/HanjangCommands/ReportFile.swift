import HanjangBatch
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

  /// - Throws: also where the file is something else than an earlier report, such as a document.
  init(_ path: String) throws(FileError) {
    self.path = path
    descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NONBLOCK, 0o666)
    guard descriptor >= 0 else { throw FileError("\(path): \(FileError.reason(errno))") }
    guard isPipe || isReport else {
      close(descriptor)
      throw FileError("\(path) exists and isn't a report: name another file")
    }
    guard isPipe || ftruncate(descriptor, 0) == 0 else {
      close(descriptor)
      throw FileError("\(path): \(FileError.reason(errno))")
    }
  }

  private var isPipe: Bool {
    var status = stat()
    return fstat(descriptor, &status) == 0 && status.st_mode & S_IFMT != S_IFREG
  }

  /// Whether the file is empty or begins as `DocumentReport.line` does.
  private var isReport: Bool {
    let expected = Array(DocumentReport.lineStart.utf8)
    var start = [UInt8](repeating: 0, count: expected.count)
    let count = pread(descriptor, &start, start.count, 0)
    return count == 0 || start == expected
  }

  deinit {
    close(descriptor)
  }

  /// - Parameter line: without the line feed.
  func add(_ line: String) throws(FileError) {
    try FileWriter.write(Array((line + "\n").utf8), to: descriptor, path: path)
  }
}
