import CProcess
import HanjangCore
import Synchronization

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Another program that reads a file and prints text. It ends with this process, however that ends.
package enum ChildProcess {
  enum Outcome: Equatable {
    case printed([UInt8])
    case isMissing
    /// It printed more than is read, or said that it failed.
    case failed
    case tookLonger
  }

  /// The group of the program that runs; 0 for none.
  private static let group = Atomic<Int32>(0)
  /// Whether this process is about to end, so that none of its work goes on without the program.
  private static let isEnding = Atomic<Bool>(false)

  /// Ends the program that runs, and what it has started, for a signal's handler that ends this
  /// process next.
  package static func end() {
    isEnding.store(true, ordering: .relaxed)
    let running = group.exchange(0, ordering: .relaxed)
    if running > 0 { kill(-running, SIGKILL) }
  }

  /// - Parameters:
  ///   - words: the program, searched for as a shell does, and its arguments.
  ///   - input: an open file; its standard input.
  ///   - seconds: how long it may take.
  ///   - sizeLimit: of what it prints, in bytes.
  static func run(
    _ words: [String], input: Int32, seconds: Double, sizeLimit: Int
  ) -> Outcome {
    var ends: [Int32] = [0, 0]
    guard pipe(&ends) == 0 else { return .failed }
    defer { close(ends[0]) }
    for end in ends { hanjang_close_on_exec(end) }
    var arguments: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) } + [nil]
    defer { for word in arguments { free(word) } }
    handleEnds()
    let child = Signal.blockingAll {
      let child = hanjang_start(arguments[0], &arguments, input, ends[1])
      group.store(max(0, child), ordering: .relaxed)
      return child
    }
    close(ends[1])
    guard child > 0 else { return .failed }
    let bytes = read(ends[0], until: .now + .seconds(seconds), sizeLimit: sizeLimit)
    if bytes.map({ $0.count > sizeLimit }) ?? true { kill(-child, SIGKILL) }
    var status: Int32 = 0
    while waitpid(child, &status, 0) < 0, errno == EINTR {}
    while isEnding.load(ordering: .relaxed) { pause() }
    group.store(0, ordering: .relaxed)
    guard let bytes else { return .tookLonger }
    // WEXITSTATUS of POSIX.
    if status == 127 << 8 { return .isMissing }
    return status == 0 && bytes.count <= sizeLimit ? .printed(bytes) : .failed
  }

  /// A signal that ends this process ends the program first.
  private static func handleEnds() {
    for number in [SIGINT, SIGTERM, SIGHUP] where Signal.isUsual(number) {
      Signal.handle(number) { number in
        ChildProcess.end()
        signal(number, SIG_DFL)
        raise(number)
      }
    }
  }

  /// - Returns: nil where time is over.
  private static func read(
    _ descriptor: Int32, until end: ContinuousClock.Instant, sizeLimit: Int
  ) -> [UInt8]? {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while bytes.count <= sizeLimit {
      let left = ContinuousClock.now.duration(to: end).components.seconds
      guard left >= 0 else { return nil }
      var poller = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
      let ready = poll(&poller, 1, Int32(left * 1_000 + 1_000))
      if ready < 0, errno == EINTR { continue }
      guard ready > 0 else { return nil }
      #if canImport(Glibc)
        let count = Glibc.read(descriptor, &buffer, buffer.count)
      #else
        let count = Darwin.read(descriptor, &buffer, buffer.count)
      #endif
      if count == 0 { break }
      if count < 0 {
        if errno == EINTR { continue }
        break
      }
      bytes += buffer[..<count]
    }
    return bytes
  }
}
