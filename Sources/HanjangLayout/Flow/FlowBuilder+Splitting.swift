import HanjangCore
import HanjangStyle

extension FlowBuilder {
  /// What it costs to end a page in a box, beside what its parts say.
  mutating func limitSplitting(of box: Box, from first: Int) {
    let inside = (first + 1)..<max(first + 1, flow.units.count)
    guard !inside.isEmpty else { return }
    if case .heading = box.role { forbidBreaks(inside) }
    switch box.splitting {
    case .automatic: break
    case .unwelcome:
      guard naturalHeight(from: first) <= pictureLimit.height / 3 else {
        // Of what is split, two lines at least or a picture stay on each side.
        for (side, next) in [(first, first + 1), (inside.upperBound - 1, inside.upperBound - 1)]
        where !flow.units[side].isTall { flow.units[next].breakCost = BreakCost.never }
        return
      }
      for index in inside { flow.units[index].breakCost += BreakCost.inShortEntry }
    case .lessWelcome:
      guard naturalHeight(from: first) <= pictureLimit.height / 4 else { return }
      for index in inside { flow.units[index].breakCost += BreakCost.inShortSection }
    case .never: forbidBreaks(inside)
    case .kept(let range): keep(inside, for: range)
    case .free:
      for index in inside where flow.units[index].breakCost < BreakCost.kept {
        flow.units[index].breakCost = min(flow.units[index].breakCost, BreakCost.inParagraph)
      }
    }
  }

  /// What is taller than a page is left as it is.
  private mutating func forbidBreaks(_ units: Range<Int>) {
    guard naturalHeight(from: units.lowerBound - 1) <= pictureLimit.height else { return }
    for index in units { flow.units[index].breakCost = BreakCost.never }
  }

  /// As far as a page holds it, gaps at their least.
  private mutating func keep(_ units: Range<Int>, for range: SourceRange) {
    let first = units.lowerBound - 1
    var least = -flow.units[first].gap.minimum
    for unit in flow.units[first...] { least += unit.fragment.height + unit.gap.minimum }
    least -= flow.units[first...].reduce(0) { $0 + ($1.pictures?.shrink ?? 0) }
    guard least <= pictureLimit.height else {
      flow.diagnostics.append(.tallKeep(at: range))
      return
    }
    for index in units { flow.units[index].breakCost += BreakCost.kept }
    flow.keeps.append(Flow.Keep(units: first..<units.upperBound, range: range))
  }

  private func naturalHeight(from first: Int) -> Double {
    naturalHeight(of: first..<flow.units.count)
  }

  private func naturalHeight(of units: Range<Int>) -> Double {
    flow.units[units].reduce(-flow.units[units.lowerBound].gap.natural) {
      $0 + $1.fragment.height + $1.gap.natural
    }
  }

  /// The most of a page that is short, so that it shares one with others.
  private static let shortShare = 1.0 / 3

  /// Parts that would have a page each, such as a portfolio's projects, share one where they are short.
  mutating func joinShortParts() {
    guard !breaksForLongParts.isEmpty else { return }
    let forced = flow.units.indices.filter { flow.units[$0].isForcedBreak }
    let starts = [0] + forced.filter { $0 > 0 }
    let ends = starts.dropFirst() + [flow.units.count]
    let candidates = Set(breaksForLongParts)
    var used = 0.0
    var isShort = false
    for (start, end) in zip(starts, ends) {
      let height = naturalHeight(of: start..<end)
      let isShortToo = height <= pictureLimit.height * Self.shortShare
      let both = used + flow.units[start].gap.natural + height
      if isShort, isShortToo, both <= pictureLimit.height, candidates.contains(start) {
        flow.units[start].isForcedBreak = false
        used = both
      } else {
        (used, isShort) = (height, isShortToo)
      }
    }
  }

  /// A list is preferably not parted after its first or before its last item.
  ///
  /// - Parameter starts: the first unit of each item.
  mutating func limitSplitting(ofItemsFrom starts: [Int]) {
    guard starts.count > 1 else { return }
    for item in Set([1, starts.count - 1]) where starts[item] < flow.units.count {
      flow.units[starts[item]].breakCost += BreakCost.besideEndItem
    }
  }

  /// An item's only line stays with the list below it, as a title does.
  ///
  /// - Parameter starts: the first unit of each child.
  mutating func limitSplitting(ofItem children: [Box], from starts: [Int]) {
    guard children.count > 1, children[1].isList, starts[1] == starts[0] + 1,
      starts[1] < flow.units.count
    else { return }
    flow.units[starts[1]].breakCost += BreakCost.unwelcome
  }
}
