import CPangoCairo
import HanjangCore

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Bytes that a library can open by a path, for as long as this value lives: on Linux a file in
/// memory, elsewhere one in the folder for temporary files.
final class MemoryFile {
  let path: String
  private let descriptor: Int32

  init?(_ bytes: UnsafeRawBufferPointer) {
    #if os(Linux)
      descriptor = hanjang_memory_file("font")
      guard descriptor >= 0 else { return nil }
      path = "/proc/self/fd/\(descriptor)"
    #else
      guard let file = TemporaryFile(prefix: "/tmp/hanjang-") else { return nil }
      (descriptor, path) = (file.descriptor, file.path)
    #endif
    var written = 0
    while written < bytes.count {
      let count = write(descriptor, bytes.baseAddress?.advanced(by: written), bytes.count - written)
      guard count > 0 else { return nil }
      written += count
    }
  }

  deinit {
    #if !os(Linux)
      unlink(path)
    #endif
    close(descriptor)
  }
}
