import HanjangCore

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A new file that grows under another name until it is put in its place. The disk is not waited for:
/// what a loss of power takes can be made again.
struct PendingFile {
  private var temporary: String
  private let path: String
  private let bytes: [UInt8]
  private let mode: mode_t
  /// Whether a file was there that this one replaces.
  private let replaces: Bool
  private var isInPlace = false

  /// - Parameter scratch: as `FileWriter` takes it.
  /// - Returns: nil for what isn't a plain file, such as a pipe: it is written to at once.
  init?(_ bytes: [UInt8], for path: String, scratch: String?) throws(FileError) {
    var status = stat()
    let isThere = (scratch == nil ? stat(path, &status) : lstat(path, &status)) == 0
    let kind = status.st_mode & S_IFMT
    if isThere, kind == S_IFDIR { throw .system(path, EISDIR) }
    if isThere, kind != S_IFREG, scratch == nil {
      try Self.write(bytes, toSpecial: path)
      return nil
    }
    let isFile = isThere && kind == S_IFREG
    if isFile, access(path, W_OK) != 0 { throw .system(path) }
    let target = scratch == nil ? Self.resolved(path) : path
    self.path = target
    self.bytes = bytes
    replaces = isThere
    mode = isFile ? status.st_mode & 0o7777 : 0o666 & ~Self.currentMask()
    temporary = try Self.fill(
      scratch.map { "\($0)/" } ?? Self.folder(of: target), bytes, mode, for: target)
  }

  mutating func putInPlace() throws(FileError) {
    if rename(temporary, path) != 0 {
      // The scratch folder is on another disk.
      guard errno == EXDEV else { throw .system(path) }
      unlink(temporary)
      temporary = try Self.fill(Self.folder(of: path), bytes, mode, for: path)
      guard rename(temporary, path) == 0 else { throw .system(path) }
    }
    isInPlace = true
  }

  /// Removes the file, unless it has replaced one.
  func takeBack() {
    if !isInPlace { unlink(temporary) } else if !replaces { unlink(path) }
  }

  private static func folder(of path: String) -> String {
    path.lastIndex(of: "/").map { "\(path[...$0])" } ?? "./"
  }

  // MARK: Writing

  private static func write(_ bytes: [UInt8], toSpecial path: String) throws(FileError) {
    let descriptor = open(path, O_WRONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .system(path) }
    defer { close(descriptor) }
    try FileWriter.write(bytes, to: descriptor, path: path)
  }

  /// - Returns: the path of a new file in `folder`, which ends in a slash.
  private static func fill(
    _ folder: String, _ bytes: [UInt8], _ mode: mode_t, for path: String
  ) throws(FileError) -> String {
    guard let file = TemporaryFile(prefix: "\(folder).hanjang-") else {
      throw errno == ENOENT
        ? FileError("\(path): there is no folder \(folder)") : .system(path)
    }
    do {
      try fill(file.descriptor, with: bytes, path: path, mode: mode)
    } catch {
      unlink(file.path)
      throw error
    }
    return file.path
  }

  private static func fill(
    _ descriptor: Int32, with bytes: [UInt8], path: String, mode: mode_t
  ) throws(FileError) {
    var isOpen = true
    defer { if isOpen { close(descriptor) } }
    try FileWriter.write(bytes, to: descriptor, path: path)
    guard fchmod(descriptor, mode) == 0 else { throw .system(path) }
    isOpen = false
    guard close(descriptor) == 0 else { throw .system(path) }
  }

  private static func resolved(_ path: String) -> String {
    guard let found = realpath(path, nil) else { return path }
    defer { free(found) }
    return String(cString: found)
  }

  /// POSIX has no way to read the mask but to set it.
  private static func currentMask() -> mode_t {
    let mask = umask(0o077)
    umask(mask)
    return mask
  }
}
