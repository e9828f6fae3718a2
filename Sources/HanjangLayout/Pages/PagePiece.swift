import HanjangCore
import HanjangStyle

/// A fragment at its place on a page.
struct PagePiece {
  var fragment: Fragment
  /// The top left corner, in points from the page's.
  var origin: Point
  /// See `FlowUnit.place`.
  var place: Int

  /// What a cut shows of a column: the header that is set again, decorations, units, notes.
  static func pieces(
    of flow: Flow, _ cut: PageCut, left: Double, top: Double, bottom: Double
  ) -> [PagePiece] {
    var pieces: [PagePiece] = []
    let first = cut.units.isEmpty ? 0 : flow.units[cut.units.lowerBound].place
    var y = top
    for fragment in cut.header.map({ flow.headers[$0] }) ?? [] {
      pieces.append(PagePiece(fragment: fragment, origin: Point(x: left, y: y), place: first))
      y += fragment.height
    }
    let tops = self.tops(of: flow.units, cut.units, from: y, gapRatio: cut.gapRatio)
    pieces += self.pieces(of: flow.decorations, flow.units, cut.units, tops: tops, left: left)
    for (index, top) in zip(cut.units, tops) {
      let unit = flow.units[index]
      pieces.append(
        PagePiece(fragment: unit.fragment, origin: Point(x: left, y: top), place: unit.place))
    }
    return pieces + notes(of: flow, cut.notes, left: left, bottom: bottom)
  }

  /// What stands above both columns.
  static func pieces(of flow: Flow, at geometry: ColumnGeometry) -> [PagePiece] {
    guard !flow.units.isEmpty else { return [] }
    let all = PageCut(units: flow.units.indices, notes: 0..<0, header: nil, gapRatio: 0)
    return pieces(
      of: flow, all, left: geometry.whole.left, top: geometry.top, bottom: geometry.bottom)
  }

  private static func notes(
    of flow: Flow, _ notes: Range<Int>, left: Double, bottom: Double
  ) -> [PagePiece] {
    guard !notes.isEmpty else { return [] }
    var tops = self.tops(of: flow.notes, notes, from: 0, gapRatio: 0)
    let height = (tops.last ?? 0) + flow.notes[notes.upperBound - 1].fragment.height
    tops = tops.map { $0 + bottom - height }
    let rule = Point(x: left, y: bottom - height - flow.noteRule.height)
    var pieces = [PagePiece(fragment: flow.noteRule, origin: rule, place: .max)]
    pieces += self.pieces(
      of: flow.noteDecorations, flow.notes, notes, tops: tops, left: left
    ).map { PagePiece(fragment: $0.fragment, origin: $0.origin, place: .max) }
    for (index, top) in zip(notes, tops) {
      pieces.append(
        PagePiece(
          fragment: flow.notes[index].fragment, origin: Point(x: left, y: top), place: .max))
    }
    return pieces
  }

  /// - Parameter gapRatio: see `PageCut`.
  private static func tops(
    of all: [FlowUnit], _ shown: Range<Int>, from top: Double, gapRatio: Double
  ) -> [Double] {
    var y = top
    return shown.map { index in
      let gap = all[index].gap
      if index > shown.lowerBound {
        let slack = gapRatio < 0 ? gap.natural - gap.minimum : gap.maximum - gap.natural
        y += gap.natural + gapRatio * slack
      }
      defer { y += all[index].fragment.height }
      return y
    }
  }

  private static func pieces(
    of decorations: [FlowDecoration], _ all: [FlowUnit], _ shown: Range<Int>, tops: [Double],
    left: Double
  ) -> [PagePiece] {
    decorations.filter { $0.units.overlaps(shown) }.map { decoration in
      let part = decoration.units.clamped(to: shown)
      let top = tops[part.lowerBound - shown.lowerBound]
      let last = part.upperBound - 1
      let bottom = tops[last - shown.lowerBound] + all[last].fragment.height
      let rect = Rect(x: decoration.x, y: 0, width: decoration.width, height: bottom - top)
      var fragment = Fragment(height: rect.height)
      fragment.items = [
        PageItem(.fill(rect, color: decoration.color, radius: decoration.radius), element: nil)
      ]
      return PagePiece(
        fragment: fragment, origin: Point(x: left, y: top), place: all[part.lowerBound].place)
    }
  }
}
