import CProcess
import HanjangCompiler
import HanjangCore

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A process of this program's own that makes one document after another, as its parent sees it.
final class WorkerProcess {
  let process: pid_t
  private let input: Int32
  let output: Int32
  let errors: Int32
  private var reader = FrameReader()
  /// The end of what it printed to standard error, where a crash leaves its message.
  private var told: [UInt8] = []
  private var isGreeted = false
  private var isWaitedFor = false

  /// How a process ended.
  struct End {
    /// nil: by itself.
    var signal: Int32?
    var status: Int32
    /// The most memory it had at a time, in bytes.
    var memory: UInt64
  }

  /// In bytes.
  private static let toldLimit = 2_048

  /// - Parameters:
  ///   - arguments: after the program's name.
  ///   - environment: as `NAME=value`.
  init(program: String, arguments: [String], environment: [String]) throws(FileError) {
    let (source, sink) = (try Pipe(), try Pipe())
    let trouble = try Pipe()
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, source.reading, STDIN_FILENO)
    posix_spawn_file_actions_adddup2(&actions, sink.writing, STDOUT_FILENO)
    posix_spawn_file_actions_adddup2(&actions, trouble.writing, STDERR_FILENO)
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    // A group of its own: Ctrl-C reaches the batch alone.
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK))
    posix_spawnattr_setpgroup(&attributes, 0)
    var blocked = sigset_t()
    sigemptyset(&blocked)
    posix_spawnattr_setsigmask(&attributes, &blocked)
    var words = (["hanjang"] + arguments).map { strdup($0) } + [nil]
    var variables = environment.map { strdup($0) } + [nil]
    defer { for text in words + variables { free(text) } }
    var child: pid_t = 0
    let code = posix_spawn(&child, program, &actions, &attributes, &words, &variables)
    close(source.reading)
    close(sink.writing)
    close(trouble.writing)
    guard code == 0 else {
      for descriptor in [source.writing, sink.reading, trouble.reading] { close(descriptor) }
      throw FileError("a worker cannot be started: \(FileError.reason(code))")
    }
    process = child
    input = source.writing
    output = sink.reading
    errors = trouble.reading
    for descriptor in [output, errors] {
      _ = fcntl(descriptor, F_SETFL, O_NONBLOCK)
    }
  }

  deinit {
    if !isWaitedFor { _ = end() }
    for descriptor in [input, output, errors] { close(descriptor) }
  }

  // MARK: Talking

  /// - Returns: false where the process is gone.
  func send(_ job: WorkerJob) -> Bool {
    do {
      try FileWriter.write(Frame.bytes(of: job.json), to: input, path: "worker")
      return true
    } catch {
      return false
    }
  }

  enum Heard {
    case nothing
    case answer(WorkerAnswer)
    /// The process has closed its output.
    case end
  }

  /// Reads what there is.
  ///
  /// - Throws: where that is not what a worker says.
  func listen() throws(ProtocolError) -> Heard {
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    let count = read(output, &buffer, buffer.count)
    if count == 0 { return .end }
    guard count > 0 else { return errno == EAGAIN || errno == EINTR ? .nothing : .end }
    reader.append(buffer[..<count])
    while let message = try reader.next() {
      if isGreeted { return .answer(try WorkerAnswer(message)) }
      guard message["protocol"] == .integer(protocolVersion) else {
        throw ProtocolError("it speaks another version of the protocol")
      }
      isGreeted = true
    }
    return .nothing
  }

  /// Reads what it printed to standard error, and keeps the end of that.
  func overhear() {
    var buffer = [UInt8](repeating: 0, count: 4_096)
    while true {
      let count = read(errors, &buffer, buffer.count)
      guard count > 0 else { return }
      told = Array((told + buffer[..<count]).suffix(Self.toldLimit))
    }
  }

  /// The last line that it printed to standard error.
  var lastWords: String {
    overhear()
    let lines = String(decoding: told, as: UTF8.self).split(whereSeparator: \.isNewline)
    return lines.last.map(String.init) ?? ""
  }

  // MARK: Watching

  /// In bytes; 0 where the system does not tell.
  var memory: UInt64 {
    #if os(Linux)
      let descriptor = open("/proc/\(process)/statm", O_RDONLY | O_CLOEXEC)
      guard descriptor >= 0 else { return 0 }
      defer { close(descriptor) }
      var buffer = [UInt8](repeating: 0, count: 128)
      let count = read(descriptor, &buffer, buffer.count)
      guard count > 0 else { return 0 }
      let pages = buffer[..<count].split(separator: 0x20)
      guard pages.count > 1, let resident = UInt64(String(decoding: pages[1], as: UTF8.self)) else {
        return 0
      }
      return resident * UInt64(sysconf(Int32(_SC_PAGESIZE)))
    #else
      return 0
    #endif
  }

  /// Ends the process, if it has not ended itself, and waits until it is gone.
  func end() -> End {
    kill(process, SIGKILL)
    isWaitedFor = true
    var status: Int32 = 0
    var usage = rusage()
    while wait4(process, &status, 0, &usage) < 0, errno == EINTR {}
    #if canImport(Glibc)
      let memory = UInt64(max(0, usage.ru_maxrss)) << 10
    #else
      let memory = UInt64(max(0, usage.ru_maxrss))
    #endif
    let signal = status & 0x7F
    return End(signal: signal == 0 ? nil : signal, status: status >> 8 & 0xFF, memory: memory)
  }
}

/// Two ends, both closed in other programs.
private struct Pipe {
  let reading: Int32
  let writing: Int32

  init() throws(FileError) {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else {
      throw FileError("a worker cannot be started: \(FileError.reason(errno))")
    }
    reading = ends[0]
    writing = ends[1]
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
  }
}
