import HanjangCore

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Writes a file whole or not at all.
package enum FileWriter {
  /// A link is followed; what is no plain file, such as a pipe, is written to as it is.
  ///
  /// - Parameter scratch: where the new file grows, on the same disk; nil: beside the old one.
  package static func write(
    _ bytes: [UInt8], to path: String, scratch: String? = nil
  ) throws(FileError) {
    var status = stat()
    let exists = stat(path, &status) == 0
    if exists, status.st_mode & S_IFMT == S_IFDIR { throw .system(path, EISDIR) }
    if exists, status.st_mode & S_IFMT != S_IFREG {
      let descriptor = open(path, O_WRONLY | O_CLOEXEC)
      guard descriptor >= 0 else { throw .system(path) }
      defer { close(descriptor) }
      try write(bytes, to: descriptor, path: path)
      return
    }
    if exists, access(path, W_OK) != 0 { throw .system(path) }
    try replace(
      resolved(path) ?? path, with: bytes, mode: exists ? status.st_mode & 0o7777 : nil,
      scratch: scratch)
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

  /// Whether both paths lead to the same file.
  package static func isSameFile(_ left: String, _ right: String) -> Bool {
    var (first, second) = (stat(), stat())
    guard stat(left, &first) == 0, stat(right, &second) == 0 else { return false }
    return first.st_dev == second.st_dev && first.st_ino == second.st_ino
  }

  private static func resolved(_ path: String) -> String? {
    guard let found = realpath(path, nil) else { return nil }
    defer { free(found) }
    return String(cString: found)
  }

  /// Writes a new file beside the old one and renames it. Signals wait until that is done, so that
  /// none leaves the new file behind. The disk is not waited for: what a loss of power takes can be
  /// made again.
  private static func replace(
    _ path: String, with bytes: [UInt8], mode: mode_t?, scratch: String?
  ) throws(FileError) {
    var all = sigset_t()
    var old = sigset_t()
    sigfillset(&all)
    pthread_sigmask(SIG_BLOCK, &all, &old)
    defer { pthread_sigmask(SIG_SETMASK, &old, nil) }
    let folder =
      scratch.map { "\($0)/" } ?? path.lastIndex(of: "/").map { "\(path[...$0])" } ?? "./"
    guard let file = TemporaryFile(prefix: "\(folder).hanjang-") else {
      throw errno == ENOENT
        ? FileError("\(path): there is no folder \(folder)") : .system(path)
    }
    do {
      try fill(file.descriptor, with: bytes, path: path, mode: mode ?? (0o666 & ~currentMask()))
    } catch {
      unlink(file.path)
      throw error
    }
    guard rename(file.path, path) != 0 else { return }
    let code = errno
    unlink(file.path)
    // The folder is on another disk than the scratch folder.
    guard code == EXDEV, scratch != nil else { throw .system(path, code) }
    try replace(path, with: bytes, mode: mode, scratch: nil)
  }

  private static func fill(
    _ descriptor: Int32, with bytes: [UInt8], path: String, mode: mode_t
  ) throws(FileError) {
    var isOpen = true
    defer { if isOpen { close(descriptor) } }
    try write(bytes, to: descriptor, path: path)
    guard fchmod(descriptor, mode) == 0 else { throw .system(path) }
    isOpen = false
    guard close(descriptor) == 0 else { throw .system(path) }
  }

  /// POSIX has no way to read the mask but to set it.
  private static func currentMask() -> mode_t {
    let mask = umask(0o077)
    umask(mask)
    return mask
  }
}
