import HanjangCore

/// What no document that people write holds so many of, and what would take minutes or gigabytes:
/// cmark-gfm 0.29 searches some of it over and over again.
struct SourceLimits {
  private struct Limit {
    var name: String
    var most: Int
  }

  private static let lines = Limit(name: "lines", most: 50_000)
  private static let pipes = Limit(name: "pipes", most: 60_000)
  private static let brackets = Limit(name: "brackets", most: 30_000)
  private static let tildes = Limit(name: "tildes", most: 100_000)
  private static let emoji = Limit(name: "emoji", most: 30_000)
  /// Starts of addresses in a stretch without spaces, times its length: cmark reads the stretch to
  /// its end at each of them.
  private static let addresses = Limit(name: "addresses", most: 300_000_000)

  private var line = 1
  private var counts: [UInt8: Int] = [:]
  private var starts = 0
  private var runLength = 0
  private var cost = 0

  /// The first excess, at the line where the limit is passed.
  static func violation(in bytes: [UInt8]) -> Diagnostic? {
    var limits = SourceLimits()
    return limits.scan(bytes)
  }

  private mutating func scan(_ bytes: [UInt8]) -> Diagnostic? {
    var previous: UInt8 = 0
    for byte in bytes {
      defer { previous = byte }
      runLength += 1
      let passed: Limit?
      switch byte {
      case 0x0A:
        line += 1
        passed = line > Self.lines.most ? Self.lines : nil
        endRun()
      case 0x20, 0x09: passed = endRun() ? Self.addresses : nil
      case UInt8(ascii: "|"): passed = count(byte, Self.pipes)
      case UInt8(ascii: "["): passed = count(byte, Self.brackets)
      case UInt8(ascii: "~"): passed = count(byte, Self.tildes)
      // U+1F000 to U+1FFFF in UTF-8.
      case 0x9F where previous == 0xF0: passed = count(byte, Self.emoji)
      case UInt8(ascii: "@"),
        UInt8(ascii: "/") where byte == 0x40 || previous == 0x3A,
        UInt8(ascii: ".") where previous == 0x77:
        starts += 1
        passed = nil
      default: passed = nil
      }
      if let passed { return violation(of: passed) }
    }
    return endRun() ? violation(of: Self.addresses) : nil
  }

  private mutating func count(_ byte: UInt8, _ limit: Limit) -> Limit? {
    counts[byte, default: 0] += 1
    return counts[byte, default: 0] > limit.most ? limit : nil
  }

  /// Whether addresses cost too much by now.
  @discardableResult private mutating func endRun() -> Bool {
    if starts > 1 { cost += starts * runLength }
    starts = 0
    runLength = 0
    return cost > Self.addresses.most
  }

  private func violation(of limit: Limit) -> Diagnostic {
    .tooComplex(limit.name, at: SourceRange(line: line, column: 1))
  }
}
