import CPangoCairo

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A file's bytes, mapped into memory to be read, of which only what is read takes any.
final class MappedFile {
  private let start: UnsafeMutableRawPointer
  private let count: Int

  /// nil where there is no such file, or an empty one, or one larger than HarfBuzz can count.
  init?(_ path: String) {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    let count = Int(status.st_size)
    guard count > 0, count <= UInt32.max,
      let start = mmap(nil, count, PROT_READ, MAP_PRIVATE, descriptor, 0), start != MAP_FAILED
    else { return nil }
    self.start = start
    self.count = count
  }

  deinit {
    munmap(start, count)
  }

  /// Gives back the memory of what was read so far; reading it again takes a little longer.
  ///
  /// Nothing is lost, as nobody writes to the mapping: HarfBuzz copies what it has to repair.
  func forgetWhatWasRead() {
    madvise(start, count, MADV_DONTNEED)
  }

  /// The bytes for HarfBuzz, which keep the mapping as long as they live.
  var blob: OpaquePointer? {
    hb_blob_create(
      start.assumingMemoryBound(to: CChar.self), UInt32(count), HB_MEMORY_MODE_READONLY,
      Unmanaged.passRetained(self).toOpaque()
    ) { file in
      if let file { Unmanaged<MappedFile>.fromOpaque(file).release() }
    }
  }
}
