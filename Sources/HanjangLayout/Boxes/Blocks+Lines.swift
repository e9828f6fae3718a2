import HanjangCore
import HanjangMarkdown

extension [Block] {
  /// With the breaks between short lines, as an address and a letter's closing have them.
  var keepingShortLines: [Block] {
    map { block in
      guard case .paragraph(let content) = block.kind else { return block }
      var copy = block
      copy.kind = .paragraph(content.keepingShortLines)
      return copy
    }
  }

  /// With the labels that begin lines in bold: `성과: …`.
  var boldingLabels: [Block] {
    map { block in
      var copy = block
      switch block.kind {
      case .paragraph(let content): copy.kind = .paragraph(content.boldingLabel)
      case .list(var list):
        for index in list.items.indices {
          list.items[index].blocks = list.items[index].blocks.boldingLabels
        }
        copy.kind = .list(list)
      default: break
      }
      return copy
    }
  }
}

extension [Inline] {
  /// Longer lines are running text, in characters.
  private static let shortLine = 45

  fileprivate var keepingShortLines: [Inline] {
    let lines = split { inline in
      switch inline.kind {
      case .softBreak, .hardBreak: true
      default: false
      }
    }
    guard lines.count > 1, lines.allSatisfy({ Array($0).plainText.count <= Self.shortLine }) else {
      return self
    }
    return map { inline in
      guard case .softBreak = inline.kind else { return inline }
      return Inline(.hardBreak, range: inline.range)
    }
  }

  /// Longer texts before a colon aren't labels, in characters.
  private static let longestLabel = 14

  fileprivate var boldingLabel: [Inline] {
    guard let first, case .text(let text) = first.kind, let colon = text.firstIndex(of: ":") else {
      return self
    }
    let end = text.index(after: colon)
    let label = text[..<end]
    let isLabel =
      label.count > 1 && label.count <= Self.longestLabel && label.contains(where: \.isLetter)
      && label.split(separator: " ").count <= 2
      && (end == text.endIndex || text[end] == " ")
    guard isLabel else { return self }
    let split = SourcePosition(
      line: first.range.start.line, column: first.range.start.column + label.utf8.count)
    let bold = Inline(
      .marked(
        .strong, [Inline(.text(String(label)), range: SourceRange(first.range.start, split))]),
      range: SourceRange(first.range.start, split))
    let rest = Inline(.text(String(text[end...])), range: SourceRange(split, first.range.end))
    return [bold, rest] + dropFirst()
  }
}
