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
        // Of what is split, two lines at least stay on each side.
        flow.units[inside.lowerBound].breakCost = BreakCost.never
        flow.units[inside.upperBound - 1].breakCost = BreakCost.never
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
    guard least <= pictureLimit.height else {
      flow.diagnostics.append(.tallKeep(at: range))
      return
    }
    for index in units { flow.units[index].breakCost += BreakCost.kept }
    flow.keeps.append(Flow.Keep(units: first..<units.upperBound, range: range))
  }

  private func naturalHeight(from first: Int) -> Double {
    flow.units[first...].reduce(-flow.units[first].gap.natural) {
      $0 + $1.fragment.height + $1.gap.natural
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
