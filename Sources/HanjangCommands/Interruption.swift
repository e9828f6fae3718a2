import HanjangCore
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
    var signals = sigset_t()
    sigemptyset(&signals)
    for signal in [SIGINT, SIGTERM, SIGHUP] where !Signal.isIgnored(signal) {
      Signal.handle(signal) { _ in Interruption.requests.add(1, ordering: .relaxed) }
      sigaddset(&signals, signal)
    }
    // Who started the program may have blocked them.
    pthread_sigmask(SIG_UNBLOCK, &signals, nil)
  }
}
