import HanjangCore

/// What belongs to a table of HTML beyond the Markdown in one of its cells.
///
/// `</td><td>` right below the last item of a list is a part of that item to Markdown; the author
/// means the next cell. It waits until the item, the list and whatever they stand in have ended.
enum TableSpill {
  case event(HTMLEvent.Kind, SourceRange)
  case inline(Inline)
  case block(Block)

  private static let parts: Set<String> = ["td", "th", "tr", "thead", "tbody", "tfoot", "caption"]

  /// Whether a tag that stands where `builder` has no table is one of the table around it.
  static func begins(
    with event: HTMLEvent.Kind, in builder: HTMLTreeBuilder, conversion: Conversion
  ) -> Bool {
    guard conversion.tableDepth > 0, !builder.isOpen("table") else { return false }
    switch event {
    case .open(let tag): return parts.contains(tag.name)
    case .close(let name): return parts.contains(name) || name == "table"
    case .text, .comment: return false
    }
  }
}

extension HTMLTreeBuilder {
  /// Reads what waits for the table that is open here.
  mutating func readSpill() {
    guard !conversion.spill.isEmpty, isOpen("table") else { return }
    let spill = conversion.spill
    conversion.spill = []
    for piece in spill {
      switch piece {
      case .event(let event, let place):
        range = place
        read(event)
      case .inline(let inline): append(inline)
      case .block(let block): append(block)
      }
    }
    endParagraph()
  }
}
