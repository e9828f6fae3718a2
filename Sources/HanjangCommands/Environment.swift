#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The variables of the environment that the program heeds.
struct Environment {
  /// nil where it is not set or no number.
  let sourceDateEpoch: Int64?
  let home: [String: String]

  init() {
    sourceDateEpoch = Self.value("SOURCE_DATE_EPOCH").flatMap { Int64($0) }
    var home: [String: String] = [:]
    for name in ["HOME", "XDG_DATA_HOME"] { home[name] = Self.value(name) }
    self.home = home
  }

  /// See no-color.org.
  static var wantsColor: Bool {
    (value("NO_COLOR") ?? "").isEmpty && value("TERM") != "dumb" && isatty(STDERR_FILENO) != 0
  }

  private static func value(_ name: String) -> String? {
    getenv(name).map { String(cString: $0) }
  }
}
