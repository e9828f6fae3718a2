import HanjangCore

/// A run of `*` or `_`, or `~~`, that may be markup.
struct DelimiterRun {
  var range: Range<Int>
  var sign: UInt8
  var before: Flanking.Side
  var after: Flanking.Side
  /// By CommonMark 0.31 with the amendment for CJK.
  var wanted: Flanking
  /// What cmark makes of it.
  var actual: Flanking

  /// - Parameter scanner: of a paragraph.
  static func runs(in scanner: InlineScanner) -> [DelimiterRun] {
    let (bytes, range) = (scanner.bytes, scanner.range)
    var runs: [DelimiterRun] = []
    var index = range.lowerBound
    while index < range.upperBound {
      let sign = bytes[index]
      guard sign == UInt8(ascii: "*") || sign == UInt8(ascii: "_") || sign == tilde else {
        index = scanner.end(ofOpaqueAt: index) ?? index + 1
        continue
      }
      var end = index
      while end < range.upperBound, bytes[end] == sign { end += 1 }
      if sign != tilde || end - index == 2 {
        runs.append(DelimiterRun(index..<end, in: bytes, of: range))
      }
      index = end
    }
    return runs
  }

  private static let tilde = UInt8(ascii: "~")

  private init(_ run: Range<Int>, in bytes: [UInt8], of range: Range<Int>) {
    self.range = run
    sign = bytes[run.lowerBound]
    let text = Surroundings(bytes: bytes, range: range)
    before = text.side(before: run.lowerBound)
    after = text.scalar(at: run.upperBound).map { Flanking.Side($0) } ?? .edge
    wanted = Flanking(of: sign, before: before, after: after)
    // cmark looks past what may strike text through, but for the run that does so.
    let skipsTildes = sign != Self.tilde
    let left = text.scalar(endingAt: run.lowerBound, skippingTildes: skipsTildes)
    let right = text.scalar(at: run.upperBound, skippingTildes: skipsTildes)
    actual = Flanking(
      of: sign, before: left.map { Flanking.Side(cmark: $0) } ?? .edge,
      after: right.map { Flanking.Side(cmark: $0) } ?? .edge)
  }
}

/// The characters of a paragraph beside a place in it.
private struct Surroundings {
  let bytes: [UInt8]
  let range: Range<Int>

  func scalar(at start: Int, skippingTildes: Bool = false) -> Unicode.Scalar? {
    var index = start
    while skippingTildes, index < range.upperBound, bytes[index] == UInt8(ascii: "~") { index += 1 }
    guard index < range.upperBound else { return nil }
    return String(decoding: bytes[index..<min(index + 4, range.upperBound)], as: UTF8.self)
      .unicodeScalars.first
  }

  func scalar(endingAt end: Int, skippingTildes: Bool = false) -> Unicode.Scalar? {
    var index = end - 1
    while skippingTildes, index >= range.lowerBound, bytes[index] == UInt8(ascii: "~") {
      index -= 1
    }
    while index > range.lowerBound, bytes[index] & 0xC0 == 0x80 { index -= 1 }
    return index < range.lowerBound ? nil : scalar(at: index)
  }

  /// A variation selector belongs to the character before it; one for ideographs says that this is
  /// CJK, as U+FE01 does of quotation marks.
  func side(before end: Int) -> Flanking.Side {
    guard let last = scalar(endingAt: end) else { return .edge }
    switch last.value {
    case 0xE0100...0xE01EF:
      var side = Flanking.Side(last)
      side.isEastAsian = true
      return side
    case 0xFE00...0xFE0E:
      guard let base = scalar(endingAt: end - 3) else { return Flanking.Side(last) }
      var side = Flanking.Side(base)
      let isWideQuote = [0x2018, 0x2019, 0x201C, 0x201D].contains(base.value)
      if last.value == 0xFE01, isWideQuote { side.isEastAsian = true }
      return side
    default: return Flanking.Side(last)
    }
  }
}
