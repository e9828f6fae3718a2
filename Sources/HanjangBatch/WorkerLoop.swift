import CProcess
import HanjangCompiler
import HanjangCore

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The loop of a worker process: reads jobs from standard input and answers on standard output, in
/// order, until its input ends.
package struct WorkerLoop {
  /// The process that started this one, and with which it ends; nil: with its input only.
  package var parent: Int32?
  /// In bytes, a bound that a batch's own watch stays below; 0 sets none.
  package var memoryLimit: UInt64 = 0
  /// Seconds after which a job ends the process; 0 sets no limit.
  package var timeout: UInt32 = 0
  package var poison = Poison()

  package init() {}

  /// - Parameter make: does one job.
  /// - Returns: the process's exit status.
  package func run(_ make: (WorkerJob) -> WorkerAnswer) -> Int32 {
    signal(SIGPIPE, SIG_IGN)
    hanjang_limit_resources(memoryLimit)
    if let parent {
      hanjang_end_with_parent()
      // It may have gone before that was asked for.
      guard getppid() == parent else { return 1 }
    }
    // What a library might print must not end up among the answers.
    let answers = dup(STDOUT_FILENO)
    guard answers >= 0, dup2(STDERR_FILENO, STDOUT_FILENO) >= 0 else { return 1 }
    do {
      try send(Self.greeting, to: answers)
      try serve(make, answers: answers)
      return 0
    } catch {
      let line = "hanjang worker: \((error as? ProtocolError)?.message ?? "its batch is gone")\n"
      try? FileWriter.write(Array(line.utf8), to: STDERR_FILENO, path: "<stderr>")
      return 1
    }
  }

  static let greeting = JSONValue.object([
    .init("hanjang", .string(HanjangVersion.number)), .init("protocol", .integer(protocolVersion)),
  ])

  private func serve(_ make: (WorkerJob) -> WorkerAnswer, answers: Int32) throws {
    var reader = FrameReader()
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    var isFirst = true
    while true {
      while let message = try reader.next() {
        let job = try WorkerJob(message)
        alarm(timeout)
        poison.strike(job.input, isFirst: isFirst, answers: answers)
        isFirst = false
        let answer = make(job)
        alarm(0)
        try send(answer.json, to: answers)
      }
      let count = read(STDIN_FILENO, &buffer, buffer.count)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else {
        if count == 0, reader.isEmpty { return }
        throw ProtocolError("the input ends within a message")
      }
      reader.append(buffer[..<count])
    }
  }

  private func send(_ value: JSONValue, to descriptor: Int32) throws(FileError) {
    try FileWriter.write(Frame.bytes(of: value), to: descriptor, path: "<stdout>")
  }
}

/// Faults that tests put into a worker for documents that they name, as hostile documents might cause
/// them: `HANJANG_TEST_POISON=crash:a.md,hang:b*.md`.
package struct Poison {
  private enum Fault: String {
    case crash, hang, memory
    /// Hangs in a worker that has made other documents.
    case tired
    /// Prints among the answers.
    case noise
  }

  private var faults: [(fault: Fault, names: Glob)] = []

  package init() {}

  package init(_ text: String) {
    for rule in text.split(separator: ",") {
      let parts = rule.split(separator: ":", maxSplits: 1)
      guard parts.count == 2, let fault = Fault(rawValue: String(parts[0])) else { continue }
      faults.append((fault, Glob(String(parts[1]))))
    }
  }

  func strike(_ path: String, isFirst: Bool, answers: Int32) {
    for (fault, names) in faults where names.matches(path) {
      switch fault {
      case .crash: kill(getpid(), SIGSEGV)
      case .hang: while true { sleep(1) }
      case .tired: while !isFirst { sleep(1) }
      case .memory: eat()
      case .noise: write(answers, "noise", 5)
      }
    }
  }

  /// Takes a megabyte of memory after another, and keeps it where the compiler cannot see that
  /// nobody reads it.
  private func eat() {
    var held: [[UInt8]] = []
    while held.count < 1 << 20 {
      held.append([UInt8](repeating: UInt8(truncatingIfNeeded: held.count), count: 1 << 20))
    }
    print(held.count, held.last?.last ?? 0)
    abort()
  }
}
