import HanjangCore
import Synchronization

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A message for each stage, made before it is needed: neither a signal's handler nor a process
/// without memory may make a text.
///
/// Sendable because the texts are written before anything can ask for them, and only read afterwards.
struct StageMessages: @unchecked Sendable {
  private let texts: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>

  init() {
    texts = .allocate(capacity: Stage.allCases.count)
    texts.initialize(repeating: nil, count: Stage.allCases.count)
  }

  func set(_ message: (Stage) -> String) {
    for stage in Stage.allCases {
      free(texts[stage.rawValue])
      texts[stage.rawValue] = strdup(message(stage))
    }
  }

  /// Writes that of the stage that the process is at, and ends it.
  func end() -> Never {
    if let text = texts[Stage.current.rawValue] { _ = write(STDERR_FILENO, text, strlen(text)) }
    ChildProcess.end()
    _exit(1)
  }
}

/// Ends the process where documents take too much memory: a thread looks fifty times a second, as a
/// batch does at its workers.
package enum MemoryBound {
  private static let limit = Atomic<UInt64>(0)
  private static let messages = StageMessages()
  private static let isWatched = Atomic<Bool>(false)

  /// - Parameters:
  ///   - bytes: of resident memory.
  ///   - message: what is written to standard error when there is more, by stage.
  package static func start(bytes: UInt64, message: (Stage) -> String) {
    limit.store(.max, ordering: .sequentiallyConsistent)
    messages.set(message)
    limit.store(bytes, ordering: .sequentiallyConsistent)
    guard !isWatched.exchange(true, ordering: .relaxed) else { return }
    #if canImport(Glibc)
      var thread = pthread_t()
      if pthread_create(&thread, nil, watch, nil) == 0 { pthread_detach(thread) }
    #else
      var thread: pthread_t?
      if pthread_create(&thread, nil, { watch($0) }, nil) == 0, let thread {
        pthread_detach(thread)
      }
    #endif
  }

  private static let watch: @convention(c) (UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? =
    { _ in
      while resident <= limit.load(ordering: .sequentiallyConsistent) { usleep(20_000) }
      messages.end()
    }

  /// In bytes. Linux keeps the peak of whoever started the process in what getrusage tells.
  private static var resident: UInt64 {
    #if os(Linux)
      let file = open("/proc/self/statm", O_RDONLY | O_CLOEXEC)
      guard file >= 0 else { return 0 }
      defer { close(file) }
      var text = [UInt8](repeating: 0, count: 64)
      let count = read(file, &text, text.count)
      let numbers = text.prefix(max(0, count)).split(separator: UInt8(ascii: " "))
      guard numbers.count > 1, let pages = UInt64(String(decoding: numbers[1], as: UTF8.self))
      else { return 0 }
      return pages * UInt64(sysconf(Int32(_SC_PAGESIZE)))
    #else
      var usage = rusage()
      getrusage(RUSAGE_SELF, &usage)
      return UInt64(max(0, usage.ru_maxrss))
    #endif
  }
}
