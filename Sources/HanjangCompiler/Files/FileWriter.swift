import HanjangCore

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Writes files whole or not at all.
package enum FileWriter {
  /// A link is followed; what isn't a plain file, such as a pipe, is written to as it is.
  ///
  /// - Parameter scratch: where the new file grows, on the same disk, for a folder that may be a
  ///   stranger's: what isn't a plain file there, such as a link, is replaced; nil: beside the old one.
  package static func write(
    _ bytes: [UInt8], to path: String, scratch: String? = nil
  ) throws(FileError) {
    try write(all: [(path, bytes)], scratch: scratch)
  }

  /// Writes all of the files, or none if one can't be written.
  package static func write(
    all files: [(path: String, bytes: [UInt8])], scratch: String? = nil
  ) throws(FileError) {
    // A signal must not leave a file behind that isn't whole.
    try Signal.blockingAll { () throws(FileError) in
      var pending: [PendingFile] = []
      do throws(FileError) {
        for (path, bytes) in files {
          if let file = try PendingFile(bytes, for: path, scratch: scratch) { pending.append(file) }
        }
        for index in pending.indices { try pending[index].putInPlace() }
      } catch {
        for file in pending { file.takeBack() }
        throw error
      }
    }
  }

  /// - Parameter path: for messages.
  package static func write(_ bytes: [UInt8], to descriptor: Int32, path: String) throws(FileError)
  {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { buffer in
        #if canImport(Glibc)
          Glibc.write(descriptor, buffer.baseAddress, buffer.count)
        #else
          Darwin.write(descriptor, buffer.baseAddress, buffer.count)
        #endif
      }
      if count < 0 {
        if errno == EINTR { continue }
        throw .system(path)
      }
      rest = rest.dropFirst(count)
    }
  }

  /// The last part of a path.
  package static func name(of path: String) -> String {
    path.split(separator: "/").last.map(String.init) ?? path
  }

  /// Whether both paths lead to the same file.
  package static func isSameFile(_ left: String, _ right: String) -> Bool {
    var (first, second) = (stat(), stat())
    guard stat(left, &first) == 0, stat(right, &second) == 0 else { return false }
    return first.st_dev == second.st_dev && first.st_ino == second.st_ino
  }
}
