import HanjangCore

/// `**한국어(Korean)**는` is meant as bold, but CommonMark's rule for delimiter runs asks for a space
/// or punctuation behind a closing run that follows punctuation. Where a CJK letter touches such a
/// run, a marker between the run and the punctuation makes it count.
///
/// `*2022.01 ~*` is meant as emphasis, too, and is by CommonMark's rule; but cmark looks past a tilde,
/// which may strike text through, to the space before it.
struct EmphasisRepair {
  static func marks(in lines: SourceLines) -> [Int] {
    [UInt8(ascii: "*"), UInt8(ascii: "_")].flatMap { marks(of: $0, in: lines) }
  }

  private static func marks(of sign: UInt8, in lines: SourceLines) -> [Int] {
    let hasTilde = lines.bytes.contains(UInt8(ascii: "~"))
    guard sign == UInt8(ascii: "*") || hasTilde, lines.bytes.contains(sign) else { return [] }
    var marks: [Int] = []
    var start = 0
    while start < lines.ranges.count {
      guard lines.kinds[start] == .text else {
        start += 1
        continue
      }
      var end = start
      while end < lines.ranges.count, lines.kinds[end] == .text { end += 1 }
      let range = lines.ranges[start].lowerBound..<lines.ranges[end - 1].upperBound
      var repair = EmphasisRepair(bytes: lines.bytes, range: range, sign: sign)
      marks += repair.marks()
      start = end
    }
    return marks
  }

  /// The runs that the markers are for, as the author sees them.
  static func rewritings(_ marks: [Int], in lines: SourceLines) -> [Rewriting] {
    marks.map { mark in
      let signs = [UInt8(ascii: "*"), UInt8(ascii: "_")]
      var start = mark
      var end = mark
      while start > 0, signs.contains(lines.bytes[start - 1]) { start -= 1 }
      while end < lines.bytes.count, signs.contains(lines.bytes[end]) { end += 1 }
      let run = String(decoding: lines.bytes[start..<end], as: UTF8.self)
      let line = lines.line(at: start)
      let column = start - lines.ranges[line].lowerBound + 1
      return Rewriting(
        run, became: "emphasis, as the letter beside it means it",
        at: SourcePosition(line: line + 1, column: column))
    }
  }

  private let bytes: [UInt8]
  private let range: Range<Int>
  /// What runs are made of.
  private let sign: UInt8

  private struct Run {
    var range: Range<Int>
    var before: Neighbour
    var after: Neighbour
    var length: Int { range.count }
  }

  private enum Neighbour { case space, punctuation, eastAsian, other }

  private mutating func marks() -> [Int] {
    let runs = runs()
    let lastCloser = lastClosers(of: runs)
    var open: [Int: Int] = [:]
    var marks: [Int] = []
    for (index, run) in runs.enumerated() where run.length <= 3 {
      let isOpen = open[run.length, default: 0] > 0
      switch (run.before, run.after) {
      case (.punctuation, .space) where isOpen && followsTilde(run):
        marks.append(run.range.lowerBound)
        open[run.length, default: 0] -= 1
      case (.punctuation, .eastAsian) where isOpen && isStar:
        marks.append(run.range.lowerBound)
        open[run.length, default: 0] -= 1
      case (.eastAsian, .punctuation)
      where isStar && !isOpen && lastCloser[run.length, default: 0] > index:
        marks.append(run.range.upperBound)
        open[run.length, default: 0] += 1
      case (_, .space): if isOpen { open[run.length, default: 0] -= 1 }
      case (.space, _): open[run.length, default: 0] += 1
      default: open[run.length, default: 0] += isOpen ? -1 : 1
      }
    }
    return marks
  }

  private var isStar: Bool { sign == UInt8(ascii: "*") }

  /// Whether a single tilde stands before the run, and a space before that.
  private func followsTilde(_ run: Run) -> Bool {
    let tilde = run.range.lowerBound - 1
    return tilde > range.lowerBound && bytes[tilde] == UInt8(ascii: "~") && bytes[tilde - 1] == 0x20
  }

  /// By length, the index of the last run that could close emphasis.
  private func lastClosers(of runs: [Run]) -> [Int: Int] {
    var last: [Int: Int] = [:]
    for (index, run) in runs.enumerated() where run.before != .space { last[run.length] = index }
    return last
  }

  // MARK: Scanning

  private func runs() -> [Run] {
    var runs: [Run] = []
    var index = range.lowerBound
    while index < range.upperBound {
      switch bytes[index] {
      case UInt8(ascii: "\\"): index += 2
      case UInt8(ascii: "`"): index = afterCodeSpan(index)
      case UInt8(ascii: "<"): index = afterAngle(index)
      case sign:
        var end = index
        while end < range.upperBound, bytes[end] == sign { end += 1 }
        runs.append(Run(range: index..<end, before: before(index), after: after(end)))
        index = end
      default: index += 1
      }
    }
    return runs
  }

  /// After the back-ticks that close the ones at `start`, or after these where none do.
  private func afterCodeSpan(_ start: Int) -> Int {
    func runEnd(_ index: Int) -> Int {
      var end = index
      while end < range.upperBound, bytes[end] == UInt8(ascii: "`") { end += 1 }
      return end
    }
    let open = runEnd(start)
    var index = open
    while index < range.upperBound {
      guard bytes[index] == UInt8(ascii: "`") else {
        index += 1
        continue
      }
      let end = runEnd(index)
      if end - index == open - start { return end }
      index = end
    }
    return open
  }

  /// After `<…>` without spaces in it, as an autolink is, or one byte on.
  private func afterAngle(_ start: Int) -> Int {
    var index = start + 1
    while index < range.upperBound, bytes[index] > 0x20, bytes[index] != UInt8(ascii: "<") {
      if bytes[index] == UInt8(ascii: ">") { return index + 1 }
      index += 1
    }
    return start + 1
  }

  private func before(_ index: Int) -> Neighbour {
    guard index > range.lowerBound else { return .space }
    var start = index - 1
    while start > range.lowerBound, bytes[start] & 0xC0 == 0x80 { start -= 1 }
    return neighbour(start)
  }

  private func after(_ index: Int) -> Neighbour {
    index < range.upperBound ? neighbour(index) : .space
  }

  private func neighbour(_ index: Int) -> Neighbour {
    var scalars = String(decoding: bytes[index..<min(index + 4, range.upperBound)], as: UTF8.self)
      .unicodeScalars.makeIterator()
    guard let scalar = scalars.next() else { return .space }
    if scalar.properties.isWhitespace { return .space }
    if EastAsian.isLetter(scalar) { return .eastAsian }
    switch scalar.properties.generalCategory {
    case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation,
      .initialPunctuation, .finalPunctuation, .otherPunctuation:
      return .punctuation
    default:
      // CommonMark counts all of ASCII's signs as punctuation.
      let isSign = scalar.isASCII && !scalar.properties.isAlphabetic && scalar.value > 0x2F
      return (isSign && !(48...57).contains(scalar.value)) || "$+".unicodeScalars.contains(scalar)
        ? .punctuation : .other
    }
  }
}
