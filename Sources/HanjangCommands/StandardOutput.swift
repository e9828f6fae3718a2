#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

enum StandardOutput {
  static let descriptor = STDOUT_FILENO
}
