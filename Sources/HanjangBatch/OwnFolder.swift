import HanjangCompiler

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A folder that the program keeps for itself, `.hanjang` or one in it, held open so that no link in
/// it is followed: it may have come with a stranger's archive.
final class OwnFolder {
  let path: String
  private let descriptor: Int32

  /// Opens the folder, or makes it.
  ///
  /// - Throws: also where something else has its name, such as a link.
  convenience init(_ path: String) throws(FileError) {
    try self.init(path, named: path, in: AT_FDCWD)
  }

  /// - Parameters:
  ///   - name: relative to `parent`.
  ///   - parent: a descriptor.
  private init(_ path: String, named name: String, in parent: Int32) throws(FileError) {
    self.path = path
    guard mkdirat(parent, name, 0o777) == 0 || errno == EEXIST else {
      throw FileError("\(path): \(FileError.reason(errno))")
    }
    descriptor = openat(parent, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
    guard descriptor >= 0 else { throw Self.error(path) }
  }

  deinit { close(descriptor) }

  func folder(_ name: String) throws(FileError) -> OwnFolder {
    try OwnFolder("\(path)/\(name)", named: name, in: descriptor)
  }

  private static func error(_ path: String) -> FileError {
    let isLink = errno == ELOOP || errno == ENOTDIR
    return FileError(
      isLink
        ? "\(path) is a link or a file where hanjang keeps its own: remove it"
        : "\(path): \(FileError.reason(errno))")
  }

  // MARK: Files

  /// - Parameter flags: as of `open`; a file that is made gets mode 0666.
  /// - Returns: a descriptor, which the caller closes.
  func open(_ name: String, _ flags: Int32) throws(FileError) -> Int32 {
    let found = openat(descriptor, name, flags | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK, 0o666)
    guard found >= 0 else { throw Self.error("\(path)/\(name)") }
    var status = stat()
    guard fstat(found, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      close(found)
      throw FileError("\(path)/\(name) isn't a plain file: remove it")
    }
    return found
  }

  /// Writes a file whole: it grows in `scratch`, on the same disk, and takes the place of an old one.
  func replace(_ name: String, with bytes: [UInt8], scratch: OwnFolder) throws(FileError) {
    let partial = Self.prefix + name
    unlinkat(scratch.descriptor, partial, 0)
    let file = try scratch.open(partial, O_WRONLY | O_CREAT | O_EXCL)
    defer { close(file) }
    try FileWriter.write(bytes, to: file, path: "\(path)/\(name)")
    guard renameat(scratch.descriptor, partial, descriptor, name) == 0 else {
      throw FileError("\(path)/\(name): \(FileError.reason(errno))")
    }
  }

  /// The prefix of incomplete files' names; `FileWriter` uses it too.
  private static let prefix = ".hanjang-"

  /// Removes the files that were not finished.
  func removePartialFiles() {
    for name in Folder.names(in: path) where name.hasPrefix(Self.prefix) {
      unlinkat(descriptor, name, 0)
    }
  }
}
