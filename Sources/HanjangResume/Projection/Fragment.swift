import HanjangCore
import HanjangMarkdown

/// A stretch of a section's blocks: a line that an entry may take, or what stays together.
struct Fragment {
  enum Shape {
    case heading(level: Int, anchor: String)
    case line
    /// Items without an entry's head, tables, code and the rest.
    case whole
  }

  var shape: Shape
  /// The line's number in the outline; nil for other blocks.
  var row: Int?
  var content: [Inline] = []
  /// What is set where no entry takes the line.
  var block: Block
  /// Which block it was cut from: neighbours with the same number go together again.
  var origin: Int
}

/// Cuts blocks where the heads of entries stand.
struct FragmentReader {
  let fitted: FittedReading
  private(set) var fragments: [Fragment] = []
  /// The groups whose heads can't be cut out, as those in tables.
  private(set) var fixed: [Int] = []
  private var origin = 0

  init(_ blocks: [Block], _ fitted: FittedReading) {
    self.fitted = fitted
    add(blocks)
  }

  private mutating func add(_ blocks: [Block]) { for block in blocks { add(block) } }

  private mutating func add(_ block: Block) {
    origin += 1
    switch block.kind {
    case .heading(let level, let anchor, let content):
      fragments.append(
        Fragment(
          shape: .heading(level: level, anchor: anchor), row: fitted.row(of: content),
          content: content, block: block, origin: origin))
    case .paragraph(let content): addLines(content, of: block)
    case .list(let list): add(list, of: block)
    case .quote(let inner) where holdsHead(inner): add(inner)
    case .callout(let inner) where holdsHead(inner): add(inner)
    case .definitions(let definitions) where holdsHead([block]):
      for definition in definitions {
        add(Block(.paragraph(definition.term), range: definition.range))
        add(definition.blocks)
      }
    case .quote, .callout, .definitions, .code, .table, .thematicBreak, .space, .pageBreak:
      addWhole(block)
    }
  }

  private mutating func addLines(_ content: [Inline], of block: Block) {
    let lines = content.partedAtBreaks.filter { !RichLine($0).isEmpty }
    let rows = lines.map { fitted.row(of: $0) }
    guard rows.contains(where: { $0.flatMap(fitted.group(at:)) != nil }) else {
      fragments.append(
        Fragment(
          shape: .line, row: rows.first ?? nil, content: content, block: block, origin: origin))
      return
    }
    for (line, row) in zip(lines, rows) {
      var own = block
      own.kind = .paragraph(line)
      own.range = RichLine(line).range ?? block.range
      fragments.append(Fragment(shape: .line, row: row, content: line, block: own, origin: origin))
    }
  }

  private mutating func add(_ list: List, of block: Block) {
    let own = origin
    for (index, item) in list.items.enumerated() {
      if holdsHead(item.blocks) {
        add(item.blocks)
        continue
      }
      var part = list
      part.items = [item]
      if case .ordered(let start, let delimiter) = list.numbering {
        part.numbering = .ordered(start: start + index, delimiter: delimiter)
      }
      fragments.append(
        Fragment(
          shape: .whole, row: rows(of: item.blocks).first,
          block: Block(.list(part), range: item.range), origin: own))
    }
  }

  private mutating func addWhole(_ block: Block) {
    let rows = rows(of: [block])
    for row in rows {
      guard let group = fitted.group(at: row), !fixed.contains(group) else { continue }
      fixed.append(group)
    }
    fragments.append(Fragment(shape: .whole, row: rows.first, block: block, origin: origin))
  }

  private func holdsHead(_ blocks: [Block]) -> Bool {
    rows(of: blocks).contains { fitted.group(at: $0) != nil }
  }

  private func rows(of blocks: [Block]) -> [Int] {
    blocks.flatMap { block -> [Int] in
      switch block.kind {
      case .heading(_, _, let content): [content].compactMap(fitted.row(of:))
      case .paragraph(let content): content.partedAtBreaks.compactMap(fitted.row(of:))
      case .quote(let inner), .callout(let inner): rows(of: inner)
      case .list(let list): list.items.flatMap { rows(of: $0.blocks) }
      case .definitions(let definitions):
        definitions.flatMap { [$0.term].compactMap(fitted.row(of:)) + rows(of: $0.blocks) }
      case .table(let table):
        ([table.header] + table.rows).compactMap { row in
          fitted.row(of: row.flatMap(\.content))
        }
      case .code, .thematicBreak, .space, .pageBreak: []
      }
    }
  }
}

extension [Fragment] {
  /// As blocks again: items of one list and lines of one paragraph go together.
  var blocks: [Block] {
    var result: [Block] = []
    var last: Int?
    for fragment in self {
      if fragment.origin == last, let previous = result.last,
        let joined = previous.joined(with: fragment.block)
      {
        result[result.count - 1] = joined
      } else {
        result.append(fragment.block)
      }
      last = fragment.origin
    }
    return result
  }
}

extension Block {
  fileprivate func joined(with next: Block) -> Block? {
    var copy = self
    copy.range = SourceRange(range.start, next.range.end)
    switch (kind, next.kind) {
    case (.list(var list), .list(let more)):
      list.items += more.items
      copy.kind = .list(list)
    case (.paragraph(let content), .paragraph(let more)):
      guard let start = more.first?.range else { return nil }
      copy.kind = .paragraph(content + [Inline(.hardBreak, range: start)] + more)
    default: return nil
    }
    return copy
  }
}
