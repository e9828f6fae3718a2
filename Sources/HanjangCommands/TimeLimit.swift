import ArgumentParser
import HanjangCompiler

/// How long documents may take that no worker makes.
struct TimeLimit: ParsableArguments {
  static let usual = 60.0

  @Option(
    name: .customLong("timeout"),
    help: ArgumentHelp("Time limit for each document.", valueName: "seconds"))
  var seconds = TimeLimit.usual

  func validate() throws {
    guard seconds > 0, seconds <= 86_400 else {
      throw ValidationError("--timeout should be a number of seconds above 0, at most a day's")
    }
  }

  /// Starts counting the time; each call starts over.
  ///
  /// - Parameter subject: what the time is for.
  static func start(_ seconds: Double, for subject: String, report: DiagnosticPrinter) {
    let name = subject == "-" ? "<stdin>" : subject
    let limit = seconds == seconds.rounded() ? "\(Int(seconds))" : "\(seconds)"
    Deadline.start(seconds: seconds) { stage in
      report.line(
        failure:
          "\(name) took longer than \(limit) s, and was \(stage.activity) when that was over: "
          + "--timeout allows more") + "\n"
    }
  }
}
