import Synchronization

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Counts how often the user, or the system, has asked the program to end.
enum Interruption {
  private static let requests = Atomic<Int>(0)

  static var count: Int { requests.load(ordering: .relaxed) }

  /// From now on Ctrl-C and its kin are counted instead of ending the program.
  static func watch() {
    var action = sigaction()
    #if canImport(Glibc)
      action.__sigaction_handler.sa_handler = { _ in
        Interruption.requests.add(1, ordering: .relaxed)
      }
    #else
      action.__sigaction_u.__sa_handler = { _ in
        Interruption.requests.add(1, ordering: .relaxed)
      }
    #endif
    var signals = sigset_t()
    sigemptyset(&signals)
    for signal in [SIGINT, SIGTERM, SIGHUP] where !isIgnored(signal) {
      sigaction(signal, &action, nil)
      sigaddset(&signals, signal)
    }
    // Who started the program may have blocked them.
    pthread_sigmask(SIG_UNBLOCK, &signals, nil)
  }

  /// As `nohup` has it.
  private static func isIgnored(_ signal: Int32) -> Bool {
    var action = sigaction()
    sigaction(signal, nil, &action)
    #if canImport(Glibc)
      let handler = action.__sigaction_handler.sa_handler
    #else
      let handler = action.__sigaction_u.__sa_handler
    #endif
    return unsafeBitCast(handler, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self)
  }
}
