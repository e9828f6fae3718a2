import HanjangRender

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
    sourceDateEpoch = Self.value("SOURCE_DATE_EPOCH").flatMap { Self.seconds($0) }
  }

  /// The largest there is where a number is larger.
  private static func seconds(_ text: String) -> Int64? {
    let isNumber = !text.isEmpty && text.allSatisfy { $0.isASCII && $0.isNumber }
    return Int64(text) ?? (isNumber ? .max : nil)
  }

  /// Seconds since 1970: the epoch that the environment sets, else the clock.
  var today: Int64 { sourceDateEpoch ?? Int64(time(nil)) }

  /// The faults that a test puts into a worker; see `Poison`.
  var poison: String { Self.value("HANJANG_TEST_POISON") ?? "" }

  /// All variables, as `NAME=value`.
  static var all: [String] {
    var all: [String] = []
    var next = environ
    while let entry = next.pointee {
      all.append(String(cString: entry))
      next += 1
    }
    return all
  }

  /// What says where fonts are looked for.
  static var fonts: [String: String] {
    var fonts: [String: String] = [:]
    for name in ["HOME", "XDG_DATA_HOME", FontFolders.variable] { fonts[name] = value(name) }
    return fonts
  }

  static func set(_ name: String, to value: String) { setenv(name, value, 1) }

  /// The folders in which the shell looks for programs.
  static var searchPath: [String] {
    (value("PATH") ?? "").split(separator: ":").map(String.init)
  }

  /// See no-color.org.
  static var wantsColor: Bool {
    (value("NO_COLOR") ?? "").isEmpty && value("TERM") != "dumb" && isatty(STDERR_FILENO) != 0
  }

  /// Whether a terminal can redraw a line.
  static var wantsBar: Bool { value("TERM") != "dumb" }

  private static func value(_ name: String) -> String? {
    getenv(name).map { String(cString: $0) }
  }
}
