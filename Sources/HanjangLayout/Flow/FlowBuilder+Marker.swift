import HanjangCore
import HanjangStyle

extension FlowBuilder {
  /// A marker is the label of a list's item or of a note; beside anything else it is decoration.
  mutating func addMarker(
    of box: Box, parent: ElementID
  ) -> (label: ElementID?, element: ElementID) {
    guard box.marker != nil else { return (nil, parent) }
    switch box.role {
    case .listItem:
      let label = flow.structure.add(.label, to: parent)
      return (label, flow.structure.add(.listBody, to: parent))
    case .note: return (flow.structure.add(.label, to: parent), parent)
    default: return (nil, parent)
    }
  }

  mutating func place(
    _ element: ElementID?, of box: Box, textEdge: Double, in index: Int
  ) {
    guard let marker = box.marker, let style = marker.content.spans.first?.style else { return }
    let text = TextBox(marker.content, style: style)
    let composer = composer(for: text)
    guard let line = LineBreaker(composer.text).lines(width: .infinity).first else { return }
    var fragment = Fragment(height: 0)
    let left = textEdge - marker.gap - line.width
    let elements = element.map { spanElements(marker.content, parent: $0) }
    composer.compose(line, x: left, y: 0, element: { elements?[$0] }, into: &fragment)
    flow.units[index].fragment.items.insert(contentsOf: fragment.items, at: 0)
    flow.units[index].fragment.links.insert(contentsOf: fragment.links, at: 0)
  }
}
