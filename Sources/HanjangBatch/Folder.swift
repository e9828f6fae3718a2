import HanjangCompiler

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Folders of the disk.
enum Folder {
  /// Makes a folder and those above it; nothing where it is there already.
  static func make(_ path: String) throws(FileError) {
    if mkdir(path, 0o777) == 0 { return }
    let code = errno
    var status = stat()
    if stat(path, &status) == 0 {
      guard status.st_mode & S_IFMT == S_IFDIR else {
        throw FileError("\(path) exists and isn't a folder")
      }
      return
    }
    guard code == ENOENT, let slash = path.lastIndex(of: "/"), slash > path.startIndex else {
      throw FileError("\(path): \(FileError.reason(code))")
    }
    try make(String(path[..<slash]))
    guard mkdir(path, 0o777) == 0 || errno == EEXIST else {
      throw FileError("\(path): \(FileError.reason(errno))")
    }
  }

  /// The path of a folder that is there, without links.
  static func existing(_ path: String) throws(FileError) -> String {
    var status = stat()
    guard stat(path, &status) == 0, let found = realpath(path, nil) else {
      throw FileError("\(path): \(FileError.reason(errno))")
    }
    defer { free(found) }
    guard status.st_mode & S_IFMT == S_IFDIR else {
      throw FileError("\(path) isn't a folder; hanjang export converts one file")
    }
    return String(cString: found)
  }

  /// Where the process is.
  static var current: String {
    guard let found = getcwd(nil, 0) else { return "" }
    defer { free(found) }
    return String(cString: found)
  }

  /// The names in a folder, without `.` and `..`; none where it cannot be read.
  static func names(in path: String) -> [String] {
    guard let stream = opendir(path) else { return [] }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 1) { String(cString: $0) }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names
  }

  /// Whether a relative path leads to a place below where it starts, or nowhere if it is empty.
  static func isBelow(_ path: String) -> Bool {
    path.isEmpty
      || path.split(separator: "/", omittingEmptySubsequences: false)
        .allSatisfy { !$0.isEmpty && $0 != "." && $0 != ".." }
  }

  /// The first folder between a folder and a file below it that is a link; nil where none is.
  ///
  /// - Parameter path: of the file, relative to `root`.
  static func link(above path: String, below root: String) -> String? {
    for end in path.indices where path[end] == "/" {
      var status = stat()
      let folder = "\(root)/\(path[..<end])"
      guard lstat(folder, &status) == 0 else { return nil }
      if status.st_mode & S_IFMT == S_IFLNK { return folder }
    }
    return nil
  }

  /// Removes a file without following links on the way to it.
  ///
  /// - Parameter path: relative to `root`.
  static func remove(_ path: String, below root: String) -> Bool {
    guard isBelow(path), let name = path.split(separator: "/").last,
      let folder = FolderDescriptor(of: path, below: root)
    else { return false }
    return unlinkat(folder.number, String(name), 0) == 0
  }

  /// Removes folders that have become empty, from `path` up to below `root`.
  static func removeEmpty(_ path: String, below root: String) {
    var path = path
    while path.count > root.count, path.hasPrefix(root + "/"), rmdir(path) == 0 {
      guard let slash = path.lastIndex(of: "/") else { return }
      path = String(path[..<slash])
    }
  }
}
