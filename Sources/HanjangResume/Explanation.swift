import HanjangCore
package import HanjangMarkdown

/// Says of each heading, paragraph, list item and table row which rule took it and for what.
package struct Explanation {
  private let claims: [SourcePosition: [Claim]]
  private var lines: [String] = []
  private var place = "the header"

  /// A line each: `line:column  kind "text" → rule N: what it became`; then a line for each piece of
  /// text that is not printed as written.
  ///
  /// - Parameter unprinted: what the pages say otherwise than the document.
  package static func text(
    of document: Document, _ manuscript: Manuscript, unprinted: [Rewriting]
  ) -> String {
    let claims = manuscript.claims + manuscript.sections.flatMap(skills)
    var explanation = Explanation(claims: Dictionary(grouping: claims, by: \.position))
    explanation.lines.append("kind: \(manuscript.kind.rawValue)")
    explanation.add(document.blocks)
    for rewriting in (document.rewritings + unprinted).sorted(by: { $0.position < $1.position }) {
      let place = "\(rewriting.position.line):\(rewriting.position.column)"
      explanation.lines.append(
        "\(place)\trewritten\t\(rewriting.written)\t→ \(rewriting.became)")
    }
    return explanation.lines.joined(separator: "\n") + "\n"
  }

  private init(claims: [SourcePosition: [Claim]]) {
    self.claims = claims
  }

  private static func skills(of section: Section) -> [Claim] {
    section.parts.flatMap { part -> [Claim] in
      guard case .skills(let groups, source: nil) = part else { return [] }
      return groups.compactMap { group in
        group.range.map {
          Claim(
            position: $0.start, rule: 1,
            became: "\(group.names.count) skills, set apart by the style")
        }
      }
    }
  }

  private mutating func add(_ blocks: [Block]) {
    for block in blocks {
      switch block.kind {
      case .heading(let level, _, let content):
        add("heading \(level)", content, at: block.range, isTitle: true)
      case .paragraph(let content):
        add("paragraph", content, at: block.range)
        addLines(of: content, in: block.range)
      case .quote(let children), .callout(let children): add(children)
      case .definitions(let definitions):
        for definition in definitions {
          add("term", definition.term, at: definition.range)
          add(definition.blocks)
        }
      case .list(let list): for item in list.items { add(item) }
      case .table(let table):
        let isTaken = table.rows.contains { row in
          row.first.map { claims[$0.range.start] != nil } ?? false
        }
        for (index, row) in ([table.header] + table.rows).enumerated() {
          guard let first = row.first else { continue }
          let text = row.map(\.content.plainText).joined(separator: " | ")
          if index == 0, isTaken, claims[first.range.start] == nil {
            let place = "\(first.range.start.line):\(first.range.start.column)"
            lines.append("\(place)\trow\t\(text)\t→ the names of columns, which are not printed")
            continue
          }
          add("row", [Inline(.text(text), range: first.range)], at: first.range)
        }
      case .code: add("code", [], at: block.range)
      case .thematicBreak: add("rule", [], at: block.range)
      case .space, .pageBreak: break
      }
    }
  }

  /// The lines of a paragraph that rules took one by one.
  private mutating func addLines(of content: [Inline], in range: SourceRange) {
    for line in RichLine.lines(of: content) {
      guard let own = line.range else { continue }
      if own.start != range.start, claims[own.start] != nil {
        add("line", line.inlines, at: own)
      }
    }
  }

  private mutating func add(_ item: List.Item) {
    guard case .paragraph(let content)? = item.blocks.first?.kind else {
      add("item", [], at: item.range)
      add(item.blocks)
      return
    }
    // The claim may name the item or the paragraph in it.
    let known = claims[item.range.start] == nil ? item.blocks[0].range : item.range
    add("item", content, at: known)
    add(Array(item.blocks.dropFirst()))
  }

  private mutating func add(
    _ name: String, _ content: [Inline], at range: SourceRange, isTitle: Bool = false
  ) {
    let text = BlockText.clean(content)
    let excerpt = text.count > 40 ? text.prefix(39) + "…" : text[...]
    let start = "\(range.start.line):\(range.start.column)\t\(name)\t\(excerpt)\t→ "
    guard let found = claims[range.start] else {
      lines.append(start + (name == "rule" ? "left to the style" : "as written, in \(place)"))
      return
    }
    for claim in found {
      lines.append("\(start)rule \(claim.rule): \(claim.became)")
      if isTitle, claim.rule != 12 { place = claim.became }
    }
  }
}
