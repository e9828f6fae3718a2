#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The variables of the environment that the program heeds.
struct Environment {
  /// nil where it is not set or no number.
  let sourceDateEpoch: Int64?

  init() {
    sourceDateEpoch = Self.value("SOURCE_DATE_EPOCH").flatMap { Int64($0) }
  }

  /// Seconds since 1970: the epoch that the environment sets, else the clock.
  var today: Int64 { sourceDateEpoch ?? Int64(time(nil)) }

  /// Where fonts of the user's own are looked for.
  static var home: [String: String] {
    var home: [String: String] = [:]
    for name in ["HOME", "XDG_DATA_HOME"] { home[name] = value(name) }
    return home
  }

  /// See no-color.org.
  static var wantsColor: Bool {
    (value("NO_COLOR") ?? "").isEmpty && value("TERM") != "dumb" && isatty(STDERR_FILENO) != 0
  }

  private static func value(_ name: String) -> String? {
    getenv(name).map { String(cString: $0) }
  }
}
