import ArgumentParser
import HanjangCompiler

/// `--timeout` and `--memory`, where no worker makes the documents.
struct LimitArguments: ParsableArguments {
  @Option(
    name: .customLong("timeout"),
    help: ArgumentHelp("Time limit for each document.", valueName: "seconds"))
  var seconds = WorkLimits.usual.seconds

  @Option(help: ArgumentHelp("Memory limit.", valueName: "size"))
  var memory = WorkLimits.usual.memory

  var limits: WorkLimits { WorkLimits(seconds: seconds, memory: memory) }

  func validate() throws {
    guard seconds > 0, seconds <= 86_400 else {
      throw ValidationError("--timeout should be a number of seconds above 0, at most a day's")
    }
  }
}

/// What documents may take that no worker makes.
struct WorkLimits {
  var seconds: Double
  /// Resident.
  var memory: MemorySize

  static let usual = WorkLimits(seconds: 60, memory: MemorySize(bytes: 4 << 30))

  /// Starts counting the time and watching the memory; each call starts over.
  ///
  /// - Parameter subject: what they are for.
  func start(for subject: String, report: DiagnosticPrinter) {
    let name = subject == "-" ? "<stdin>" : subject
    let limit = seconds == seconds.rounded() ? "\(Int(seconds))" : "\(seconds)"
    Deadline.start(seconds: seconds) { stage in
      report.line(
        failure:
          "\(name) took longer than \(limit) s, and was \(stage.activity) when that was over: "
          + "--timeout allows more") + "\n"
    }
    MemoryBound.start(bytes: memory.bytes) { stage in
      report.line(
        failure:
          "\(name) took more memory than \(memory.defaultValueDescription), "
          + "\(stage.activity): --memory allows more") + "\n"
    }
  }
}
