#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The folder that holds a file below another folder, opened without following a link on the way
/// between the two.
package struct FolderDescriptor: ~Copyable {
  package let number: Int32

  /// - Parameters:
  ///   - path: of the file, relative to `root`.
  ///   - root: links that lead to it are followed.
  /// - Returns: nil where a folder isn't there or is a link; `errno` tells which.
  package init?(of path: String, below root: String) {
    var current = open(root, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    for part in path.split(separator: "/").dropLast() where current >= 0 {
      let next = openat(current, String(part), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
      let code = errno
      close(current)
      errno = code
      current = next
    }
    guard current >= 0 else { return nil }
    number = current
  }

  deinit { close(number) }
}
