package import HanjangCore

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A file as it is now.
package struct FileState: Hashable, Sendable {
  /// In bytes.
  package var size: Int
  /// The time of the last change, in nanoseconds since 1970.
  package var time: Int64

  /// Seconds since 1970, as `Compiler.Options.defaultDate` wants them.
  package var date: Int64 {
    time >= 0 ? time / 1_000_000_000 : (time - 999_999_999) / 1_000_000_000
  }

  package init(size: Int, time: Int64) {
    self.size = size
    self.time = time
  }

  /// nil where there is no plain file.
  package init?(_ path: String) {
    var status = stat()
    guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    size = Int(status.st_size)
    #if canImport(Glibc)
      time = Int64(status.st_mtim.tv_sec) * 1_000_000_000 + Int64(status.st_mtim.tv_nsec)
    #else
      time =
        Int64(status.st_mtimespec.tv_sec) * 1_000_000_000 + Int64(status.st_mtimespec.tv_nsec)
    #endif
  }
}

extension ContentHash {
  /// The hash of a file's contents, read piece by piece.
  ///
  /// - Parameter count: how many bytes from the start count; nil for all.
  /// - Returns: nil where there is no plain file that can be read.
  package static func ofFile(_ path: String, prefix count: Int? = nil) -> ContentHash? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    var hasher = ContentHasher()
    var rest = count ?? .max
    return withUnsafeTemporaryAllocation(byteCount: 1 << 16, alignment: 16) { buffer in
      while rest > 0 {
        let read = read(descriptor, buffer.baseAddress, min(rest, buffer.count))
        if read < 0, errno == EINTR { continue }
        guard read >= 0 else { return nil }
        if read == 0 { break }
        hasher.update(UnsafeRawBufferPointer(rebasing: buffer[..<read]))
        rest -= read
      }
      return hasher.finish()
    }
  }
}
