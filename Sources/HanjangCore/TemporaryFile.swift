#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A new file with a name of its own, open for reading and writing by this user alone; whoever makes
/// it closes and removes it.
package struct TemporaryFile {
  package let descriptor: Int32
  package let path: String

  /// - Parameter prefix: the path up to the letters that make the name unlike all others.
  /// - Returns: nil where the system makes none; `errno` tells why.
  package init?(prefix: String) {
    // mkstemp puts a name that is free in place of the six letters it asks for (POSIX).
    var template = Array("\(prefix)XXXXXX".utf8CString)
    descriptor = mkstemp(&template)
    guard descriptor >= 0 else { return nil }
    path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }
}
