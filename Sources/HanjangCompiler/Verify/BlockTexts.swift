import HanjangCore
import HanjangLayout

/// What pages show, by the paragraph, the cell, the item that it belongs to.
struct BlockTexts {
  /// A part of a line between spaces.
  struct Piece {
    var text: String
    /// In points.
    var width: Double
  }

  struct Line {
    var pieces: [Piece]
    /// In points.
    var width: Double
  }

  /// What stands between two parts of a block in the order of drawing.
  struct Interruption {
    var before: String
    var between: String
    var after: String
  }

  struct OnPage {
    /// In the order of drawing.
    var drawn: [Unicode.Scalar] = []
    /// Block by block, in the order in which they begin.
    var together: [Unicode.Scalar] = []
    var interruptions: [Interruption] = []
  }

  private(set) var pages: [OnPage] = []
  private var open: [ElementID: [Line]] = [:]
  private var order: [ElementID] = []

  /// By block, over all pages.
  var lines: [[Line]] { order.compactMap { open[$0] } }

  init(_ document: PagedDocument) {
    for page in document.pages {
      let stretches = Self.stretches(of: page, in: document.structure)
      pages.append(OnPage(stretches))
      for stretch in stretches { add(stretch) }
    }
  }

  /// Runs of one block on one line, as they follow each other.
  fileprivate struct Stretch {
    /// nil for an artifact.
    var block: ElementID?
    var runs: [GlyphRun]

    var text: String {
      runs.map { String(decoding: $0.text, as: UTF8.self) }.joined()
    }
  }

  private static func stretches(of page: Page, in structure: StructureTree) -> [Stretch] {
    var stretches: [Stretch] = []
    for item in page.items {
      guard case .text(let run) = item.kind, run.font == .emoji || !run.glyphs.isEmpty else {
        continue
      }
      let block = item.element.map { structure.block(around: $0) }
      if let last = stretches.last, last.block == block, let before = last.runs.last,
        before.isContinued(by: run)
      {
        stretches[stretches.count - 1].runs.append(run)
      } else {
        stretches.append(Stretch(block: block, runs: [run]))
      }
    }
    return stretches
  }

  private mutating func add(_ stretch: Stretch) {
    guard let block = stretch.block, let first = stretch.runs.first, let last = stretch.runs.last
    else { return }
    let width = last.origin.x + last.width - first.origin.x
    let text = stretch.text
    let pieces = text.split(whereSeparator: \.isWhitespace).map { piece in
      Piece(text: String(piece), width: width * Double(piece.count) / Double(max(1, text.count)))
    }
    if open[block] == nil { order.append(block) }
    open[block, default: []].append(Line(pieces: pieces, width: width))
  }
}

extension BlockTexts.OnPage {
  fileprivate init(_ stretches: [BlockTexts.Stretch]) {
    var texts: [[Unicode.Scalar]] = []
    var places: [ElementID: Int] = [:]
    var last: [ElementID: Int] = [:]
    for (index, stretch) in stretches.enumerated() {
      let text = stretch.text.comparable
      drawn += text
      guard let block = stretch.block, let place = places[block] else {
        if let block = stretch.block { places[block] = texts.count }
        if let block = stretch.block { last[block] = index }
        texts.append(text)
        continue
      }
      if let before = last[block], before + 1 < index,
        texts.indices.contains(place), place + 1 < texts.count
      {
        interruptions.append(
          BlockTexts.Interruption(
            before: stretches[before].text, between: stretches[before + 1].text,
            after: stretch.text))
      }
      texts[place] += text
      last[block] = index
    }
    together = texts.flatMap(\.self)
  }
}

extension GlyphRun {
  /// Whether another run goes on where this one ends.
  fileprivate func isContinued(by next: GlyphRun) -> Bool {
    abs(origin.y - next.origin.y) < size / 2 && next.origin.x > origin.x - size
  }
}

extension StructureTree {
  /// The element that stands for itself around a link or a phrase.
  fileprivate func block(around element: ElementID) -> ElementID {
    var current = element
    while true {
      let found = elements[current.rawValue]
      switch found.role {
      case .link, .span, .figure, .note:
        guard let parent = found.parent else { return current }
        current = parent
      case .document, .part, .section, .heading, .paragraph, .list, .listItem, .label, .listBody,
        .blockQuote, .code, .table, .tableRow, .tableHeaderCell, .tableCell, .caption:
        return current
      }
    }
  }
}
