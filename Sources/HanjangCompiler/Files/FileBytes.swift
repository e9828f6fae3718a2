import HanjangCore

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Why a file could not be read or written, as a sentence for its author.
package struct FileError: Error, Sendable {
  package enum Kind: Sendable { case missing, isFolder, tooLarge, isForbidden, other }

  package var message: String
  var kind: Kind

  package init(_ message: String, kind: Kind = .other) {
    self.message = message
    self.kind = kind
  }

  /// What the system says of `errno`, without a path.
  package static func reason(_ code: Int32) -> String {
    let sentence = system("", code).message
    return String(sentence.drop { $0 == ":" || $0 == " " })
  }

  /// What the system says of `errno`.
  static func system(_ path: String, _ code: Int32 = errno) -> FileError {
    switch code {
    case ENOENT: FileError("\(path) does not exist", kind: .missing)
    case EISDIR: FileError("\(path) is a folder", kind: .isFolder)
    case EACCES, EPERM: FileError("\(path): permission denied", kind: .isForbidden)
    case ENOSPC, EDQUOT: FileError("\(path): the disk is full")
    case EROFS: FileError("\(path): the disk is read-only")
    case EFBIG: FileError("\(path): the file would be larger than is allowed (ulimit -f)")
    case EMFILE: FileError("\(path): too many files are open (ulimit -n)")
    case EAGAIN: FileError("\(path): the system grants no more processes or threads (ulimit -u)")
    case ENOMEM: FileError("\(path): there is no memory left, or less is allowed (ulimit -v)")
    default: FileError("\(path): \(String(cString: strerror(code)))")
    }
  }
}

/// Whole files as bytes.
package enum FileBytes {
  /// - Parameter root: a folder that holds the file: no link on the way from there is followed.
  package static func read(
    _ path: String, below root: String? = nil, sizeLimit: Int
  ) throws(FileError) -> [UInt8] {
    // Without O_NONBLOCK a named pipe that nobody writes to would block for ever.
    let flags = O_RDONLY | O_CLOEXEC | O_NONBLOCK
    let descriptor = root.map { Self.descriptor(of: path, below: $0, flags) } ?? open(path, flags)
    guard descriptor >= 0 else {
      let error =
        root != nil && errno == ELOOP
        ? FileError("\(path) became a link, which is not followed") : FileError.system(path)
      ReadLog.note(path, nil)
      throw error
    }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw .system(path) }
    guard status.st_mode & S_IFMT != S_IFDIR else { throw .system(path, EISDIR) }
    let bytes = try read(
      descriptor, path: path, sizeLimit: sizeLimit, expected: Int(status.st_size))
    ReadLog.note(path, bytes)
    return bytes
  }

  private static func descriptor(
    of path: String, below root: String, _ flags: Int32
  ) -> Int32 {
    let relative = path.hasPrefix(root + "/") ? String(path.dropFirst(root.count + 1)) : path
    guard let folder = FolderDescriptor(of: relative, below: root) else { return -1 }
    let name = relative.split(separator: "/").last.map(String.init) ?? relative
    return openat(folder.number, name, flags | O_NOFOLLOW)
  }

  /// - Parameter path: for messages.
  package static func read(
    _ descriptor: Int32, path: String, sizeLimit: Int, expected: Int = 0
  ) throws(FileError) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(min(expected, sizeLimit))
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      #if canImport(Glibc)
        let count = Glibc.read(descriptor, &buffer, buffer.count)
      #else
        let count = Darwin.read(descriptor, &buffer, buffer.count)
      #endif
      if count == 0 { return bytes }
      if count < 0 {
        if errno == EINTR { continue }
        throw .system(path)
      }
      bytes += buffer[..<count]
      guard bytes.count <= sizeLimit else {
        throw FileError("\(path) is larger than \(ByteCount(sizeLimit).binary)", kind: .tooLarge)
      }
    }
  }
}

extension FileError {
  package static func outputIsInput(_ path: String) -> FileError {
    FileError("\(path) is the input itself: name another file with -o")
  }

  package static func blindName(_ path: String) -> FileError {
    FileError("\(path) names the person of a blind copy: give the file another name")
  }
}
