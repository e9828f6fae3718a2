import HanjangCore

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A file's text as poppler's pdftotext has it, where that is installed.
enum PopplerText {
  /// In the order of drawing; nil where there is no pdftotext, or it fails.
  static func text(of bytes: [UInt8]) -> String? {
    guard let file = TemporaryFile(prefix: "\(folder)/hanjang-") else { return nil }
    defer {
      close(file.descriptor)
      unlink(file.path)
    }
    guard (try? FileWriter.write(bytes, to: file.descriptor, path: file.path)) != nil else {
      return nil
    }
    return output(of: ["pdftotext", "-raw", "-enc", "UTF-8", file.path, "-"])
  }

  private static var folder: String {
    getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
  }

  /// In bytes: no document's text is longer.
  private static let sizeLimit = 256 << 20

  private static func output(of arguments: [String]) -> String? {
    var ends: [Int32] = [0, 0]
    guard pipe(&ends) == 0 else { return nil }
    defer { close(ends[0]) }
    #if canImport(Glibc)
      var actions = posix_spawn_file_actions_t()
    #else
      var actions: posix_spawn_file_actions_t?
    #endif
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO)
    posix_spawn_file_actions_addclose(&actions, ends[0])
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0)
    var words: [UnsafeMutablePointer<CChar>?] = arguments.map { strdup($0) } + [nil]
    defer { for word in words { free(word) } }
    var child = pid_t()
    let failure = posix_spawnp(&child, arguments[0], &actions, nil, &words, environ)
    close(ends[1])
    guard failure == 0 else { return nil }
    let bytes = try? FileBytes.read(ends[0], path: arguments[0], sizeLimit: sizeLimit)
    var status: Int32 = 0
    while waitpid(child, &status, 0) < 0, errno == EINTR {}
    guard status == 0, let bytes else { return nil }
    return String(decoding: bytes, as: UTF8.self)
  }
}
