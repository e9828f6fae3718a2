import HanjangCore
import HanjangStyle

/// Chooses where pages end: of all ways to cut the flow, the one with the least total cost, by
/// dynamic programming after Knuth and Plass, "Breaking Paragraphs into Lines" (1981).
package struct Paginator {
  private let flow: Flow
  /// What a page holds, in points.
  private let height: Double

  package init(_ flow: Flow, height: Double) {
    self.flow = flow
    self.height = height
  }

  /// The units of each page.
  package func pages() -> [Range<Int>] {
    let count = flow.units.count
    guard count > 0 else { return [] }
    var best = [Double](repeating: .infinity, count: count + 1)
    var previous = [Int](repeating: 0, count: count + 1)
    best[0] = 0
    for start in 0..<count where best[start] < .infinity {
      for candidate in candidates(from: start) {
        let total = best[start] + candidate.cost
        if total < best[candidate.end] {
          best[candidate.end] = total
          previous[candidate.end] = start
        }
      }
    }
    var ranges: [Range<Int>] = []
    var end = count
    while end > 0 {
      ranges.append(previous[end]..<end)
      end = previous[end]
    }
    return ranges.reversed()
  }

  /// Every place where a page that starts with `start` could end, with what that costs. A first
  /// unit that is too tall has a page of its own.
  private func candidates(from start: Int) -> [(end: Int, cost: Double)] {
    var found: [(end: Int, cost: Double)] = []
    var natural = headerHeight(before: start)
    var least = natural
    let visible = firstVisible(from: start)
    if visible > start { found.append((visible, BreakCost.never)) }
    for index in visible..<flow.units.count {
      let unit = flow.units[index]
      if index > visible {
        if unit.isForcedBreak { break }
        natural += unit.gap.natural
        least += unit.gap.minimum
      }
      natural += unit.fragment.height
      least += unit.fragment.height
      // Sums of points are compared with a thousandth to spare.
      if least > height + 0.001, index > visible { break }
      found.append((index + 1, cost(natural: natural, end: index + 1)))
    }
    return found
  }

  /// The first unit that is drawn on a page that begins with `start`.
  package func firstVisible(from start: Int) -> Int {
    var index = start
    while index < flow.units.count, flow.units[index].isSeparator { index += 1 }
    return index
  }

  private func cost(natural: Double, end: Int) -> Double {
    guard end < flow.units.count else {
      return natural < height / 8 ? 2_000 : 0
    }
    let next = flow.units[end]
    if next.isForcedBreak { return 0 }
    let unused = (height - natural) / height
    // Shrinking is worse than leaving as much room empty, but better than a bad break.
    let badness = 10_000 * unused * unused * (unused < 0 ? 4 : 1)
    return badness + next.breakCost
  }

  /// The height of the table header that is repeated above `unit` at a page's top.
  private func headerHeight(before unit: Int) -> Double {
    repeatedHeader(before: unit).reduce(0) { $0 + $1.height }
  }

  package func repeatedHeader(before unit: Int) -> [Fragment] {
    guard unit > 0, let header = flow.units[unit].header else { return [] }
    let fragments = flow.headers[header]
    // A header that leaves no room for a row is not repeated.
    let total = fragments.reduce(0) { $0 + $1.height }
    return total < height / 3 ? fragments : []
  }
}
