import HanjangCore

/// `**한국어(Korean)**는` is meant as bold, but CommonMark's rule for delimiter runs asks for a space
/// or punctuation behind a closing run that follows punctuation. The amendment that has been
/// proposed for CJK (commonmark-spec, discussion 650) lets a CJK character beside the run count, too.
///
/// cmark knows CommonMark 0.29. Each run that it would read otherwise than CommonMark 0.31 with this
/// amendment gets markers on both sides that make cmark read it so. The same goes for `*2022.01 ~*`,
/// where cmark looks past a tilde, which may strike text through, to the space before it.
struct EmphasisRepair {
  private(set) var marks: [MarkerCharacter.Mark] = []
  /// Runs that are emphasis because of a repair.
  private var repaired: [Range<Int>] = []
  private let bytes: [UInt8]

  init(_ lines: SourceLines) {
    bytes = lines.bytes
    guard Self.mayDiffer(bytes) else { return }
    let isEastAsian = String(decoding: bytes, as: UTF8.self).unicodeScalars
      .contains(where: EastAsian.isLetter)
    let ticks = BacktickRuns(bytes)
    for range in lines.paragraphs {
      var runs = DelimiterRun.runs(in: InlineScanner(bytes, range, ticks: ticks))
      guard !runs.isEmpty else { continue }
      if isEastAsian { EmphasisRescue.apply(to: &runs) }
      mark(runs)
    }
  }

  /// Without tildes, ASCII text is read alike by all versions.
  private static func mayDiffer(_ bytes: [UInt8]) -> Bool {
    bytes.contains { $0 == UInt8(ascii: "*") || $0 == UInt8(ascii: "_") || $0 == UInt8(ascii: "~") }
      && bytes.contains { $0 >= 0x80 || $0 == UInt8(ascii: "~") }
  }

  /// A marker between two runs stands beside both: then both get theirs.
  private mutating func mark(_ runs: [DelimiterRun]) {
    var start = 0
    while start < runs.count {
      var end = start + 1
      while end < runs.count, runs[end].range.lowerBound == runs[end - 1].range.upperBound {
        end += 1
      }
      if runs[start..<end].contains(where: { $0.wanted != $0.actual }) {
        for run in runs[start..<end] { mark(run) }
      }
      start = end
    }
  }

  private mutating func mark(_ run: DelimiterRun) {
    let (before, after) = run.wanted.markers(of: run.sign)
    marks.append(MarkerCharacter.Mark(offset: run.range.lowerBound, kind: before))
    marks.append(MarkerCharacter.Mark(offset: run.range.upperBound, kind: after))
    let isMore =
      (run.wanted.opens && !run.actual.opens) || (run.wanted.closes && !run.actual.closes)
    if isMore { repaired.append(run.range) }
  }

  /// The runs that the markers are for, as the author sees them.
  func rewritings(in lines: SourceLines) -> [Rewriting] {
    repaired.map { range in
      let run = String(decoding: bytes[range], as: UTF8.self)
      let line = lines.line(at: range.lowerBound)
      let column = range.lowerBound - lines.ranges[line].lowerBound + 1
      return Rewriting(
        run, became: "emphasis, as the letter beside it means it",
        at: SourcePosition(line: line + 1, column: column))
    }
  }
}
