/// Decides whether part of a flow fits on a page, and computes the cost of that page.
struct PageJudge {
  let steps: [PageStep]
  /// How many of them there are for such a page; the document ends after the last.
  var count: Int
  /// The height of a page's content, in points.
  var height: Double
  private let notes: [PageStep]
  /// The height of all note lines before one, their gaps included.
  private let noteTops: [Double]
  private let noteRule: Double
  private let headerHeights: [Double]

  /// A page that was judged.
  struct Verdict {
    var cost: PageCost
    /// The first note line that the page leaves to the next.
    var noteEnd: Int
    /// See `PageCut`.
    var gapRatio: Double
    var pictureRatio: Double
  }

  init(_ flow: Flow, height: Double) {
    steps = flow.units.map { PageStep($0) }
    count = steps.count
    self.height = height
    notes = flow.notes.map { PageStep($0) }
    noteRule = flow.noteRule.height
    headerHeights = flow.headers.map { $0.reduce(0) { $0 + $1.height } }
    var top = 0.0
    var tops = [top]
    for note in notes {
      top += note.gap + note.height
      tops.append(top)
    }
    noteTops = tops
  }

  var noteCount: Int { notes.count }

  /// The header that is set again above `unit` at a page's top; one that leaves no room for a row
  /// is not.
  func repeatedHeader(before unit: Int) -> Int? {
    guard unit > 0, unit < steps.count, let header = steps[unit].header else { return nil }
    return headerHeights[header] < height / 3 ? header : nil
  }

  func headerHeight(before unit: Int) -> Double {
    repeatedHeader(before: unit).map { headerHeights[$0] } ?? 0
  }

  /// The first unit that is drawn on a page that begins with `start`.
  func firstVisible(from start: Int) -> Int {
    var index = start
    while index < count, steps[index].isSeparator { index += 1 }
    return index
  }

  /// The height of the note lines from `start` to `end`, with the rule above them.
  func notesHeight(_ start: Int, _ end: Int) -> Double {
    guard end > start else { return 0 }
    return noteRule + noteTops[end] - noteTops[start] - notes[start].gap
  }

  // MARK: Pages

  /// A thousandth of a point absorbs the rounding of sums.
  static let tolerance = 0.001

  /// - Parameters:
  ///   - sum: of the units that the page shows.
  ///   - end: the first unit of the next page.
  ///   - note: the first note line that no page before has.
  ///   - isAlone: whether the page has one unit, which then stands there however tall it is.
  /// - Returns: nil where it doesn't fit; nor does it with more units.
  func verdict(on sum: PageSum, end: Int, note: Int, isAlone: Bool) -> Verdict? {
    let wanted = max(note, end > 0 ? steps[end - 1].noteEnd : 0)
    if sum.least + notesHeight(note, wanted) <= height + Self.tolerance {
      return verdict(on: sum, end: end, note: note, noteEnd: wanted)
    }
    guard isAlone || sum.least <= height + Self.tolerance else { return nil }
    // Notes continue on the next page: their lines fill what the text leaves as it is.
    let split = lastFitting(sum.natural, from: note, to: wanted)
    var verdict = verdict(on: sum, end: end, note: note, noteEnd: split)
    verdict.cost.badness += PageFaults.splitNote
    if split < leastNoteEnd(from: note, to: wanted) {
      verdict.cost.badness += PageFaults.deferredNote
    }
    return verdict
  }

  private func fits(_ content: Double, _ note: Int, _ noteEnd: Int) -> Bool {
    content + notesHeight(note, noteEnd) <= height + Self.tolerance
  }

  /// After as many note lines as there is room for below the text, and none left alone.
  private func lastFitting(_ content: Double, from note: Int, to wanted: Int) -> Int {
    var (end, tooMany) = (note, wanted + 1)
    while end + 1 < tooMany {
      let middle = (end + tooMany) / 2
      if fits(content, note, middle) { end = middle } else { tooMany = middle }
    }
    while end > note, end < notes.count, notes[end].breakCost == BreakCost.never { end -= 1 }
    return end
  }

  /// A note begins on the page of its reference, with two lines if it has as many.
  private func leastNoteEnd(from note: Int, to wanted: Int) -> Int {
    guard wanted > note else { return note }
    var last = wanted - 1
    while last > note, !notes[last].isNoteStart { last -= 1 }
    // One that was begun on a page before may end on any.
    guard notes[last].isNoteStart else { return note }
    var end = min(last + 2, wanted)
    while end < wanted, notes[end].breakCost == BreakCost.never { end += 1 }
    return end
  }

  private func verdict(on sum: PageSum, end: Int, note: Int, noteEnd: Int) -> Verdict {
    let room = height - notesHeight(note, noteEnd)
    let isEnd = end == count || steps[end].isForcedBreak
    var cost = PageCost(pages: 1)
    var (ratio, pictureRatio) = (0.0, 0.0)
    if sum.natural > room {
      let excess = sum.natural - sum.shrink - room
      if excess > 0, sum.pictureShrink > 0 { pictureRatio = min(1, excess / sum.pictureShrink) }
      cost.badness += PageFaults.shrunkPictures * pictureRatio * pictureRatio
      ratio = sum.shrink > 0 ? max(-1, (room - sum.natural) / sum.shrink) : -1
      cost.badness += PageFaults.shrunk * ratio * ratio
    } else if isEnd {
      let isShort = sum.natural + height - room < height / 8
      if isShort { cost.badness += PageFaults.shortLastPage }
    } else {
      let missing = room - sum.natural
      if missing <= sum.stretch {
        ratio = missing > 0 ? missing / sum.stretch : 0
        cost.badness += PageFaults.stretched * ratio * ratio
      }
      // What gaps cannot fill they leave as it is: wide gaps above an empty foot look like neither.
      let empty = missing <= sum.stretch ? 0 : missing / height
      cost.badness += PageFaults.empty * empty * empty
      if empty > 0.25 { cost.badness += PageFaults.quarterEmpty }
    }
    if !isEnd {
      let breakCost = steps[end].breakCost
      if breakCost == BreakCost.never { cost.violations += 1 } else { cost.badness += breakCost }
    }
    return Verdict(cost: cost, noteEnd: noteEnd, gapRatio: ratio, pictureRatio: pictureRatio)
  }

  /// Pages that hold nothing but the rest of notes, from line `note` on.
  func notePages(from note: Int) -> (cuts: [PageCut], cost: PageCost) {
    var cuts: [PageCut] = []
    var cost = PageCost()
    var start = note
    while start < notes.count {
      let end = max(start + 1, lastFitting(0, from: start, to: notes.count))
      cuts.append(
        PageCut(units: steps.count..<steps.count, notes: start..<end, header: nil, gapRatio: 0))
      cost = cost + PageCost(pages: 1, badness: PageFaults.splitNote)
      start = end
    }
    return (cuts, cost)
  }
}
