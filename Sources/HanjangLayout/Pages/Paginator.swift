/// Chooses where pages end: of all ways to cut the flow, the one with the least total cost, by
/// dynamic programming after Knuth and Plass, "Breaking Paragraphs into Lines" (1981), and Plass,
/// "Optimal Pagination Techniques" (1981), for notes.
///
/// A state is a unit that begins a page and the first note line that is not yet set. From each,
/// pages grow until they are full, so that the time is in proportion to the document's length.
package struct Paginator {
  private let judge: PageJudge
  /// The cost model of the first page.
  private let opening: PageJudge
  private let turn: ColumnTurn?
  private let wantsFewPages: Bool

  private struct State {
    var note: Int
    var cost: PageCost
    var cut: PageCut
    /// The unit at which the page begins, and which of its states.
    var previous: (unit: Int, state: Int)
  }

  /// How many states of a unit, by the note line to go on with, are followed.
  private static let stateLimit = 4

  /// - Parameters:
  ///   - height: what a page holds, in points.
  ///   - first: how the first page differs from the others.
  ///   - wantsFewPages: whether fewer pages matter more than good page breaks.
  package init(
    _ flow: Flow, height: Double, first: FirstPage? = nil, wantsFewPages: Bool = false
  ) {
    judge = PageJudge(flow, height: height)
    var opening = judge
    if let first { opening.height = first.height }
    if let turn = first?.turn { opening.count = turn.count }
    self.opening = opening
    turn = first?.turn
    self.wantsFewPages = wantsFewPages
  }

  private var count: Int { judge.steps.count }

  package func cuts() -> [PageCut] { arrangement().cuts }

  /// Most documents have an arrangement without a break that should never be: it is looked for
  /// first, with fewer places to try.
  package func arrangement() -> (cuts: [PageCut], cost: PageCost) {
    guard count > 0 else { return judge.notePages(from: 0) }
    return arrangement(allowsAll: false) ?? arrangement(allowsAll: true) ?? ([], PageCost())
  }

  private func arrangement(allowsAll: Bool) -> (cuts: [PageCut], cost: PageCost)? {
    var states = [[State]](repeating: [], count: count + 1)
    let nothing = PageCut(units: 0..<0, notes: 0..<0, header: nil, gapRatio: 0)
    states[0] = [State(note: 0, cost: PageCost(), cut: nothing, previous: (-1, 0))]
    for start in 0..<count where !states[start].isEmpty {
      for (index, state) in states[start].enumerated() {
        forEachPage(from: start, note: state.note, allowsAll: allowsAll) { end, cut, cost in
          let total = state.cost + cost
          let next = State(
            note: cut.notes.upperBound, cost: total, cut: cut, previous: (start, index))
          Self.keep(next, among: &states[end])
        }
      }
    }
    return best(of: states)
  }

  /// One state a note line, the cheapest; few in all.
  private static func keep(_ state: State, among states: inout [State]) {
    if let same = states.firstIndex(where: { $0.note == state.note }) {
      if state.cost < states[same].cost { states[same] = state }
      return
    }
    states.append(state)
    guard states.count > stateLimit else { return }
    var worst = 0
    for index in states.indices where states[worst].cost < states[index].cost { worst = index }
    states.remove(at: worst)
  }

  private func best(of states: [[State]]) -> (cuts: [PageCut], cost: PageCost)? {
    var best: (state: State, rest: [PageCut], cost: PageCost)?
    for state in states[count] {
      let rest = judge.notePages(from: state.note)
      let total = state.cost + counted(rest.cost)
      if let known = best, known.cost <= total { continue }
      best = (state, rest.cuts, total)
    }
    guard let best else { return nil }
    var cuts: [PageCut] = best.rest.reversed()
    var state = best.state
    while state.previous.unit >= 0 {
      if !state.cut.units.isEmpty || !state.cut.notes.isEmpty { cuts.append(state.cut) }
      state = states[state.previous.unit][state.previous.state]
    }
    return (cuts.reversed(), best.cost)
  }

  private func counted(_ cost: PageCost) -> PageCost {
    wantsFewPages
      ? cost : PageCost(violations: cost.violations, pages: 0, badness: cost.badness)
  }

  // MARK: Pages

  /// Every place where a page that starts with `start` could end, with what that costs. A first
  /// unit that is too tall has a page of its own.
  private func forEachPage(
    from start: Int, note: Int, allowsAll: Bool, _ body: (Int, PageCut, PageCost) -> Void
  ) {
    let judge = start == 0 ? opening : judge
    let first = judge.firstVisible(from: start)
    let header = judge.repeatedHeader(before: start)
    var sum = PageSum()
    sum.natural = judge.headerHeight(before: start)
    var shown = first
    guard first < judge.count else {
      let cut = PageCut(units: first..<first, notes: note..<note, header: nil, gapRatio: 0)
      body(count, cut, PageCost())
      return
    }
    for index in first..<judge.count {
      let step = judge.steps[index]
      if index > first, step.isForcedBreak { break }
      sum.add(step, isFirst: index == first)
      let end = index + 1
      if !step.isSeparator { shown = end }
      if index > first, sum.least > judge.height + PageJudge.tolerance { break }
      guard allowsAll || isAllowed(end, on: judge) || index == first,
        let next = next(after: end, from: start)
      else { continue }
      guard
        var verdict = judge.verdict(on: sum, end: end, note: note, isAlone: index == first)
      else { break }
      if index == first, leavesLineAlone(first, on: judge) { verdict.cost.violations += 1 }
      guard allowsAll || verdict.cost.violations == 0 else { continue }
      let cut = PageCut(
        units: first..<shown, notes: note..<verdict.noteEnd, header: header,
        gapRatio: verdict.gapRatio, pictureRatio: verdict.pictureRatio)
      body(next, cut, counted(verdict.cost))
    }
  }

  /// The unit that the next page begins with; nil where none can, as the column changes its width.
  private func next(after end: Int, from start: Int) -> Int? {
    guard start == 0, let turn else { return end }
    return end == turn.count ? count : turn.next[end]
  }

  /// Whether a page with this unit only has one line from the middle of a paragraph.
  private func leavesLineAlone(_ unit: Int, on judge: PageJudge) -> Bool {
    judge.steps[unit].isContinuation && unit + 1 < judge.count
      && judge.steps[unit + 1].isContinuation
  }

  private func isAllowed(_ end: Int, on judge: PageJudge) -> Bool {
    end == judge.count || judge.steps[end].isForcedBreak
      || judge.steps[end].breakCost != BreakCost.never
  }

  // MARK: Given pages

  /// What an arrangement costs whose pages end before these units; nil where one doesn't fit.
  package func cost(ofPagesEndingAt ends: [Int]) -> PageCost? {
    var total = PageCost()
    var start = 0
    var note = 0
    for end in ends {
      var found: (cut: PageCut, cost: PageCost)?
      forEachPage(from: start, note: note, allowsAll: true) { candidate, cut, cost in
        if candidate == end { found = (cut, cost) }
      }
      guard let found else { return nil }
      total = total + found.cost
      note = found.cut.notes.upperBound
      start = end
    }
    return start == count ? total + counted(judge.notePages(from: note).cost) : nil
  }
}
