import HanjangStyle

/// What of the flow stands on one page, and how its gaps are set.
package struct PageCut: Hashable, Sendable {
  /// The units that are drawn, without rules at the page's top or end.
  package var units: Range<Int>
  /// The range in `Flow.notes`.
  package var notes: Range<Int>
  /// The header that is repeated at the top, as an index of `Flow.headers`.
  package var header: Int?
  /// From −1, all gaps at their least, through 0, as they are, to 1, at their most.
  package var gapRatio: Double
  /// From 0, pictures as they are, to 1, at their least.
  package var pictureRatio = 0.0
}

/// The numbers of a unit that pagination reckons with, apart from what it draws.
struct PageStep {
  var height: Double
  var gap: Double
  var shrink: Double
  var stretch: Double
  /// By how much pictures may shrink.
  var pictureShrink: Double
  var breakCost: Double
  var isForcedBreak: Bool
  var isSeparator: Bool
  var isContinuation: Bool
  var header: Int?
  var noteEnd: Int
  /// Whether a note begins with this line.
  var isNoteStart: Bool

  init(_ unit: FlowUnit) {
    height = unit.fragment.height
    gap = unit.gap.natural
    shrink = max(0, unit.gap.natural - unit.gap.minimum)
    stretch = max(0, unit.gap.maximum - unit.gap.natural)
    pictureShrink = unit.pictures?.shrink ?? 0
    breakCost = unit.breakCost
    isForcedBreak = unit.isForcedBreak
    isSeparator = unit.isSeparator
    isContinuation = unit.isContinuation
    header = unit.header
    noteEnd = unit.noteEnd
    isNoteStart = unit.isNoteStart
  }
}

/// The height of some consecutive units, and how far gaps and pictures can change it, in points.
struct PageSum {
  var natural = 0.0
  var shrink = 0.0
  var stretch = 0.0
  var pictureShrink = 0.0

  var least: Double { natural - shrink - pictureShrink }

  /// - Parameter isFirst: whether the unit begins its page, where its gap falls away.
  mutating func add(_ step: PageStep, isFirst: Bool) {
    natural += step.height
    pictureShrink += step.pictureShrink
    guard !isFirst else { return }
    natural += step.gap
    shrink += step.shrink
    stretch += step.stretch
  }
}
