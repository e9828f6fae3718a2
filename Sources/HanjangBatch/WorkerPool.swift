package import HanjangCompiler
import HanjangCore

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Bounds that hold for each worker.
package struct WorkerLimits: Sendable {
  package var jobs = 1
  /// Seconds that a document may take.
  package var timeout = 30.0
  /// Bytes that a worker may have.
  package var memory: UInt64 = 1 << 30

  package init() {}
}

/// How workers are started.
package struct WorkerProgram: Sendable {
  package var path: String
  /// After the program's name.
  package var arguments: [String]
  /// As `NAME=value`.
  package var environment: [String]

  package init(path: String, arguments: [String], environment: [String]) {
    self.path = path
    self.arguments = arguments
    self.environment = environment
  }
}

/// How a job ended.
package struct FinishedJob: Sendable {
  package enum End: Sendable {
    case answered(WorkerAnswer)
    /// The worker was lost over it: why, as an id and a sentence.
    case lost(id: String, reason: String)
  }

  package var job: WorkerJob
  package var end: End
  package var milliseconds: Double
}

/// Hands jobs to workers that live long, one job to each at a time, and replaces those that are lost.
///
/// All of it runs on one thread, which waits for all pipes at once.
package struct WorkerPool {
  private struct Slot {
    var worker: WorkerProcess
    var job: WorkerJob?
    var start: ContinuousClock.Instant
    /// Documents that it has made before.
    var doneCount = 0
  }

  private let program: WorkerProgram
  private let limits: WorkerLimits
  private var slots: [Slot] = []
  /// Jobs that got another worker: theirs was ended from without, or had made other documents and so
  /// may have lacked time or memory on their account.
  private var retried: Set<Int> = []

  /// The most memory that a worker had, in bytes.
  package private(set) var peakMemory: UInt64 = 0

  /// In milliseconds: memory is looked at so often.
  private static let tick: Int32 = 20

  package init(program: WorkerProgram, limits: WorkerLimits) {
    self.program = program
    self.limits = limits
  }

  package var hasRoom: Bool { busyCount < limits.jobs }
  package var isBusy: Bool { busyCount > 0 }
  private var busyCount: Int { slots.count { $0.job != nil } }

  /// Gives a job to a free worker, which is started where there is none.
  package mutating func start(_ job: WorkerJob) throws(FileError) {
    let free = slots.firstIndex { $0.job == nil }
    let index = free ?? slots.count
    if free == nil {
      slots.append(Slot(worker: try makeWorker(), job: nil, start: .now))
    }
    slots[index].job = job
    slots[index].start = .now
    // If the worker is gone, its closed output shows that next.
    _ = slots[index].worker.send(job)
  }

  /// Waits for a tick at most.
  ///
  /// - Returns: the jobs that have ended.
  package mutating func wait() throws(FileError) -> [FinishedJob] {
    var waits = slots.flatMap { slot in
      [slot.worker.output, slot.worker.errors].map {
        pollfd(fd: $0, events: Int16(POLLIN), revents: 0)
      }
    }
    let count = poll(&waits, nfds_t(waits.count), Self.tick)
    var finished: [FinishedJob] = []
    // From the last, for those that are lost are removed.
    for index in slots.indices.reversed() {
      let isHeard = count > 0 && waits[index * 2].revents != 0
      if count > 0, waits[index * 2 + 1].revents != 0 { slots[index].worker.overhear() }
      guard let job = slots[index].job else {
        // One that ends while it has nothing to do isn't a loss.
        if isHeard { slots.remove(at: index) }
        continue
      }
      let elapsed = Self.milliseconds(since: slots[index].start)
      guard let end = try end(of: job, in: index, isHeard: isHeard, elapsed: elapsed) else {
        continue
      }
      finished.append(FinishedJob(job: job, end: end, milliseconds: elapsed))
    }
    return finished
  }

  /// Ends all workers, whatever they are doing.
  package mutating func stop() {
    for slot in slots { peakMemory = max(peakMemory, slot.worker.end().memory) }
    slots = []
  }

  // MARK: Ends

  private mutating func end(
    of job: WorkerJob, in index: Int, isHeard: Bool, elapsed: Double
  ) throws(FileError) -> FinishedJob.End? {
    let worker = slots[index].worker
    let memory = worker.memory
    peakMemory = max(peakMemory, memory)
    if memory > limits.memory { return try lose(index, .tooMuchMemory(limits.memory)) }
    if isHeard {
      let heard: WorkerProcess.Heard
      do {
        heard = try worker.listen()
      } catch {
        return try lose(index, .misspoke(error.message))
      }
      switch heard {
      case .nothing: break
      case .answer(let answer):
        guard answer.id == job.id else {
          return try lose(index, .misspoke("it answers another job"))
        }
        slots[index].job = nil
        slots[index].doneCount += 1
        return .answered(answer)
      case .end: return try ended(job, index)
      }
    }
    return elapsed > limits.timeout * 1_000 ? try lose(index, .tooSlow(limits.timeout)) : nil
  }

  /// The worker has closed its output.
  private mutating func ended(_ job: WorkerJob, _ index: Int) throws(FileError)
    -> FinishedJob.End?
  {
    let words = slots[index].worker.lastWords
    let (slot, end) = takeOut(index)
    if end.memory > limits.memory {
      return try retried(job, after: slot, .tooMuchMemory(limits.memory))
    }
    // Nothing in a document kills with these signals: another program did, the system for want of
    // memory, or whoever ends a service.
    let isFromWithout = [SIGKILL, SIGTERM, SIGHUP, SIGINT].contains(end.signal)
    if isFromWithout, retried.insert(job.id).inserted {
      try start(job)
      return nil
    }
    return Loss.crash(end, words: words).end
  }

  private mutating func lose(_ index: Int, _ loss: Loss) throws(FileError) -> FinishedJob.End? {
    let (slot, _) = takeOut(index)
    guard let job = slot.job else { return loss.end }
    return try retried(job, after: slot, loss)
  }

  /// Gives a job to a fresh worker where the last one had made other documents before.
  ///
  /// - Returns: how the job ended; nil if it gets another try.
  private mutating func retried(
    _ job: WorkerJob, after slot: Slot, _ loss: Loss
  ) throws(FileError) -> FinishedJob.End? {
    guard loss.mayBeOthers, slot.doneCount > 0, retried.insert(job.id).inserted else {
      return loss.end
    }
    slots.append(Slot(worker: try makeWorker(), job: job, start: .now))
    _ = slots[slots.count - 1].worker.send(job)
    return nil
  }

  private mutating func takeOut(_ index: Int) -> (slot: Slot, end: WorkerProcess.End) {
    let slot = slots.remove(at: index)
    let end = slot.worker.end()
    peakMemory = max(peakMemory, end.memory)
    return (slot, end)
  }

  private func makeWorker() throws(FileError) -> WorkerProcess {
    try WorkerProcess(
      program: program.path, arguments: program.arguments, environment: program.environment)
  }

  private static func milliseconds(since start: ContinuousClock.Instant) -> Double {
    let elapsed = start.duration(to: .now).components
    return Double(elapsed.seconds) * 1_000 + Double(elapsed.attoseconds) / 1e15
  }
}

/// Why a worker was lost.
private enum Loss {
  case crash(WorkerProcess.End, words: String)
  case tooSlow(Double)
  case tooMuchMemory(UInt64)
  case misspoke(String)

  /// Whether documents that were made before may have brought it about.
  var mayBeOthers: Bool {
    switch self {
    case .tooSlow, .tooMuchMemory: true
    case .crash, .misspoke: false
    }
  }

  var end: FinishedJob.End {
    switch self {
    case .crash(let end, let words):
      let how = end.signal.map { "signal \($0)" } ?? "status \(end.status)"
      let why = words.isEmpty ? "" : ": \(words)"
      return .lost(id: "worker-crashed", reason: "its worker crashed with \(how)\(why)")
    case .tooSlow(let seconds):
      return .lost(id: "worker-timeout", reason: "it took longer than \(seconds.decimal) seconds")
    case .tooMuchMemory(let bytes):
      return .lost(id: "worker-memory", reason: "it took more memory than \(bytes >> 20) MB")
    case .misspoke(let problem):
      return .lost(
        id: "worker-protocol", reason: "its worker does not keep to the protocol: \(problem)")
    }
  }
}
