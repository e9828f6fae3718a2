import HanjangCore
import HanjangMarkdown

/// Finds the line of a block that gives a period behind a label, and takes it out.
struct LabelledPeriod {
  let vocabulary: Vocabulary

  struct Found {
    var periods: [Period]
    /// The block without the line of the periods; nil where nothing is left.
    var rest: Block?
    /// The range of the line or the item.
    var range: SourceRange
  }

  /// Takes the line out of one of `blocks`, and the block where nothing of it is left.
  func take(from blocks: inout [Block], at index: Int) -> Found? {
    guard let found = read(blocks[index]) else { return nil }
    if let rest = found.rest { blocks[index] = rest } else { blocks.remove(at: index) }
    return found
  }

  /// nil where the block has no such line.
  func read(_ block: Block) -> Found? {
    switch block.kind {
    case .paragraph(let content): return paragraph(content, block)
    case .list(let list): return self.list(list, block)
    case .quote(let blocks):
      for index in blocks.indices {
        guard var found = read(blocks[index]) else { continue }
        var kept = blocks
        if let rest = found.rest { kept[index] = rest } else { kept.remove(at: index) }
        found.rest = kept.isEmpty ? nil : Block(.quote(kept), range: block.range)
        return found
      }
      return nil
    case .table(let table): return self.table(table, block)
    case .definitions(let definitions): return self.definitions(definitions, block)
    case .heading, .code, .callout, .thematicBreak, .space, .pageBreak: return nil
    }
  }

  private func definitions(_ definitions: [Definition], _ block: Block) -> Found? {
    for (index, definition) in definitions.enumerated() {
      guard let line = definition.line, let periods = periods(in: line) else { continue }
      var kept = definitions
      kept.remove(at: index)
      return Found(
        periods: periods, rest: kept.isEmpty ? nil : Block(.definitions(kept), range: block.range),
        range: definition.range)
    }
    return nil
  }

  private func paragraph(
    _ content: [Inline], _ block: Block
  ) -> Found? {
    let lines = RichLine.lines(of: content)
    for (index, line) in lines.enumerated() {
      guard let periods = periods(in: line) else { continue }
      var kept = lines
      kept.remove(at: index)
      return Found(
        periods: periods, rest: kept.isEmpty ? nil : EntryHead.paragraph(kept),
        range: line.range ?? block.range)
    }
    return nil
  }

  private func list(_ list: List, _ block: Block) -> Found? {
    for (index, item) in list.items.enumerated() {
      guard case .paragraph(let content)? = item.blocks.first?.kind else { continue }
      let lines = RichLine.lines(of: content)
      guard let first = lines.first else { continue }
      guard let periods = periods(in: first) ?? nested(lines, item) else { continue }
      var kept = list
      if lines.count > 1 {
        kept.items[index].blocks[0] = EntryHead.paragraph(Array(lines.dropFirst()))
      } else if item.blocks.count > 1, self.periods(in: first) != nil {
        kept.items[index].blocks.removeFirst()
      } else {
        kept.items.remove(at: index)
      }
      let rest = kept.items.isEmpty ? nil : Block(.list(kept), range: block.range)
      return Found(periods: periods, rest: rest, range: item.range)
    }
    return nil
  }

  /// `- 기간` with a list below that holds only the period.
  private func nested(_ lines: [RichLine], _ item: List.Item) -> [Period]? {
    guard lines.count == 1, isLabel(lines[0].text), item.blocks.count == 2,
      case .list(let inner) = item.blocks[1].kind, inner.items.count == 1,
      case .paragraph(let content)? = inner.items[0].blocks.first?.kind
    else { return nil }
    return whole(RichLine(content))
  }

  /// A row whose first cell is the label.
  private func table(_ table: Table, _ block: Block) -> Found? {
    for (index, row) in ([table.header] + table.rows).enumerated() {
      for column in stride(from: 0, to: row.count - 1, by: 2) {
        guard isLabel(row[column].content.plainText),
          let periods = whole(RichLine(row[column + 1].content))
        else { continue }
        let place = row[0].range
        guard row.count == 2, index > 0 else {
          return Found(
            periods: periods, rest: block, range: place)
        }
        var kept = table
        kept.rows.remove(at: index - 1)
        let isEmpty = kept.rows.isEmpty && kept.header.allSatisfy { $0.content.plainText.isEmpty }
        return Found(
          periods: periods, rest: isEmpty ? nil : Block(.table(kept), range: block.range),
          range: place)
      }
    }
    return nil
  }

  private func isLabel(_ text: String) -> Bool {
    vocabulary.contains(text, in: "labels", "period")
  }

  /// The periods of a line that is `기간: …`.
  private func periods(in line: RichLine) -> [Period]? {
    guard let labelled = LabelledLine(line), isLabel(labelled.label) else { return nil }
    return whole(labelled.value)
  }

  /// The periods of a text that holds nothing else.
  private func whole(_ line: RichLine) -> [Period]? {
    let extraction = PeriodExtraction.extract(from: line, in: .line, vocabulary: vocabulary)
    guard let extraction, extraction.rest.scalars.count <= 2 else { return nil }
    return extraction.periods
  }
}

/// Reads what labels say: `역할: 백엔드 개발`, a row `| 역할 | 백엔드 개발 |`.
struct FactReader {
  let vocabulary: Vocabulary

  /// The labels whose values the data has fields for.
  static let names = [
    "period", "role", "department", "organization", "institution", "study", "degree", "score",
    "status", "technology", "summary", "link", "issuer", "location", "entity", "type", "company",
  ]

  func facts(in block: Block) -> [Fact] {
    switch block.kind {
    case .paragraph(let content): return RichLine.lines(of: content).compactMap { fact(in: $0) }
    case .list(let list):
      return list.items.flatMap { item -> [Fact] in
        guard case .paragraph(let content)? = item.blocks.first?.kind else { return [] }
        var facts = RichLine.lines(of: content).compactMap { fact(in: $0) }
        if facts.isEmpty, item.blocks.count == 2, case .list(let inner) = item.blocks[1].kind,
          let name = name(of: content.plainText)
        {
          let values = inner.items.compactMap { $0.blocks.first?.plainText }
          facts.append(
            Fact(name: name, label: content.plainText, value: values.joined(separator: ", ")))
        }
        return facts
      }
    case .quote(let blocks): return blocks.flatMap { facts(in: $0) }
    case .table(let table):
      guard table.header.count.isMultiple(of: 2) else { return [] }
      return ([table.header] + table.rows).flatMap { row in
        stride(from: 0, to: row.count - 1, by: 2).compactMap { column in
          let label = row[column].content.plainText
          return name(of: label).map {
            Fact(name: $0, label: label, value: row[column + 1].content.plainText)
          }
        }
      }
    case .definitions: return block.termsAsLines.map { $0.compactMap { fact(in: $0) } } ?? []
    case .heading, .code, .callout, .thematicBreak, .space, .pageBreak: return []
    }
  }

  private func fact(in line: RichLine) -> Fact? {
    guard let labelled = LabelledLine(line), let name = name(of: labelled.label) else { return nil }
    return Fact(name: name, label: labelled.label, value: labelled.value.text)
  }

  func name(of label: String) -> String? {
    vocabulary.name(of: label, in: "labels", among: Self.names)
  }
}

extension Block {
  /// The text of a paragraph or a heading.
  var plainText: String? {
    switch kind {
    case .paragraph(let content), .heading(_, _, let content): content.plainText
    default: nil
    }
  }
}
