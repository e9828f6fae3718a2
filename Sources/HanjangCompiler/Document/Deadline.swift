import HanjangCore

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Ends the process where a document takes too long.
///
/// By a signal: no loop of ours or of a library has to look at a clock, and no thread is needed.
package enum Deadline {
  private static let messages = StageMessages()

  /// - Parameter message: what is written to standard error when time is over, by stage.
  package static func start(seconds: Double, message: (Stage) -> String) {
    stop()
    messages.set(message)
    Stage.begin(.read)
    set(seconds)
    Signal.handle(SIGALRM) { _ in Deadline.messages.end() }
  }

  package static func stop() { set(0) }

  private static func set(_ seconds: Double) {
    var timer = itimerval()
    timer.it_value.tv_sec = time_t(seconds)
    timer.it_value.tv_usec = suseconds_t((seconds - seconds.rounded(.down)) * 1e6)
    #if canImport(Glibc)
      setitimer(__itimer_which_t(ITIMER_REAL.rawValue), &timer, nil)
    #else
      setitimer(ITIMER_REAL, &timer, nil)
    #endif
  }
}
