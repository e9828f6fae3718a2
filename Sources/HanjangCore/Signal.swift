#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What the process does when the system or the user signals to it.
package enum Signal {
  package typealias Handler = @convention(c) (Int32) -> Void

  /// Handles a signal also where whoever started the program has blocked it.
  ///
  /// - Parameter handler: may only do what POSIX allows in a handler.
  package static func handle(_ signal: Int32, _ handler: @escaping Handler) {
    var action = sigaction()
    #if canImport(Glibc)
      action.__sigaction_handler.sa_handler = handler
    #else
      action.__sigaction_u.__sa_handler = handler
    #endif
    sigaction(signal, &action, nil)
    unblock(signal)
  }

  /// As `nohup` has it.
  package static func isIgnored(_ signal: Int32) -> Bool {
    isHandled(signal, by: SIG_IGN)
  }

  /// Whether the system's own way is in force.
  package static func isUsual(_ signal: Int32) -> Bool {
    isHandled(signal, by: SIG_DFL)
  }

  private static func isHandled(_ signal: Int32, by wanted: Handler?) -> Bool {
    var action = sigaction()
    sigaction(signal, nil, &action)
    #if canImport(Glibc)
      let handler = action.__sigaction_handler.sa_handler
    #else
      let handler = action.__sigaction_u.__sa_handler
    #endif
    return unsafeBitCast(handler, to: Int.self) == unsafeBitCast(wanted, to: Int.self)
  }

  private static func unblock(_ number: Int32) {
    var signals = sigset_t()
    sigemptyset(&signals)
    sigaddset(&signals, number)
    pthread_sigmask(SIG_UNBLOCK, &signals, nil)
  }

  /// Runs `body` without interruption by signals; those that arrive are handled afterwards.
  package static func blockingAll<Result, Failure: Error>(
    _ body: () throws(Failure) -> Result
  ) throws(Failure) -> Result {
    var all = sigset_t()
    var old = sigset_t()
    sigfillset(&all)
    pthread_sigmask(SIG_BLOCK, &all, &old)
    defer { pthread_sigmask(SIG_SETMASK, &old, nil) }
    return try body()
  }
}
