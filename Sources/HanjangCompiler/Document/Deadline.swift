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
  /// What is written for each stage; the signal's handler may not make a text.
  ///
  /// Written before the timer is set and only read by the handler, so no two threads race for it.
  private nonisolated(unsafe) static let messages = {
    let count = Stage.allCases.count
    let messages = UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>.allocate(capacity: count)
    messages.initialize(repeating: nil, count: count)
    return messages
  }()

  /// - Parameter message: what is written to standard error when time is over, by stage.
  package static func start(seconds: Double, message: (Stage) -> String) {
    stop()
    for stage in Stage.allCases {
      free(messages[stage.rawValue])
      messages[stage.rawValue] = strdup(message(stage))
    }
    Stage.begin(.read)
    set(seconds)
    Signal.handle(SIGALRM) { _ in
      if let text = Deadline.messages[Stage.current.rawValue] {
        _ = write(STDERR_FILENO, text, strlen(text))
      }
      ChildProcess.end()
      _exit(1)
    }
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
