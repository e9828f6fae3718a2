import HanjangMarkdown

/// Takes lines, items and cells that tell about the person out of blocks.
struct BlindBlocks {
  let words: BlindWords
  /// Whether a line that names a school goes as well, as in sections of education.
  var hidesSchools = false
  /// Whether pictures go, as above the first section, where portraits stand.
  var hidesPictures = false
  /// Whether accounts and bare facts such as `남` go, as they stand about the person alone.
  var isAboutPerson = false

  func blind(_ blocks: [Block]) -> [Block] { blocks.compactMap(blind) }

  private func blind(_ block: Block) -> Block? {
    var copy = block
    switch block.kind {
    case .paragraph(let content):
      guard let kept = blind(content) else { return nil }
      copy.kind = .paragraph(kept)
    case .heading(let level, let anchor, let content):
      guard let kept = blind(content) else { return nil }
      copy.kind = .heading(level: level, anchor: kept == content ? anchor : "", content: kept)
    case .quote(let inner): copy.kind = .quote(blind(inner))
    case .callout(let inner): copy.kind = .callout(blind(inner))
    case .list(var list):
      list.items = list.items.compactMap { item in
        var item = item
        let before = item.blocks.count
        item.blocks = blind(item.blocks)
        return item.blocks.isEmpty && before > 0 ? nil : item
      }
      guard !list.items.isEmpty else { return nil }
      copy.kind = .list(list)
    case .definitions(let definitions):
      let kept = definitions.filter { !isLabel($0.term.plainText) }.map { definition in
        var definition = definition
        definition.blocks = blind(definition.blocks)
        return definition
      }
      guard !kept.isEmpty else { return nil }
      copy.kind = .definitions(kept)
    case .table(let table): copy.kind = .table(blind(table))
    case .code, .thematicBreak, .space, .pageBreak: break
    }
    return copy
  }

  /// nil where nothing is left.
  func blind(_ content: [Inline]) -> [Inline]? {
    let content = (hidesPictures ? content.withoutPictures : content)
      .withoutPersonalLinks(words)
    let lines = content.partedAtBreaks.map { RichLine($0) }
    let kept = lines.map { line in line.isEmpty ? line.inlines : blindLine(line) }
    if zip(lines, kept).allSatisfy({ $0.inlines == $1 }) {
      return content.isEmpty ? nil : content
    }
    let rest = kept.compactMap { $0 }.filter { !$0.isEmpty }
    guard let first = rest.first else { return nil }
    return rest.dropFirst().reduce(first) { text, line in
      guard let range = line.first?.range else { return text }
      return text + [Inline(.softBreak, range: range)] + line
    }
  }

  private func blindLine(_ line: RichLine) -> [Inline]? {
    if let labelled = LabelledLine(line), isLabel(labelled.label) { return nil }
    if hidesSchools, words.namesSchool(line.text) { return study(of: line) }
    return isAboutPerson ? BlindFacts(words: words).without(line) : line.inlines
  }

  private func isLabel(_ text: String) -> Bool {
    BlindWords.isLabel(text) || (isAboutPerson && BlindWords.isAccountLabel(text))
  }

  /// What stands beside the school's name; nil where there is nothing.
  func study(of line: RichLine) -> [Inline]? {
    if let halves = SchoolTitle(line).halves, !halves.rest.isEmpty,
      !words.namesSchool(halves.rest.plainText)
    {
      return halves.rest
    }
    let kept = line.text.split(separator: " ").map(String.init).filter {
      StudyReading.saysStudy($0) && !words.namesSchool($0)
    }
    guard !kept.isEmpty, let range = line.range else { return nil }
    return [Inline(.text(kept.joined(separator: " ")), range: range)]
  }

  private func blind(_ table: Table) -> Table {
    var table = table
    let columns = Set(
      table.header.indices.filter { isLabel(table.header[$0].content.plainText) })
    table.header = row(table.header, hiding: [])
    table.rows = table.rows.map { row($0, hiding: columns) }
    return table
  }

  private func row(_ cells: [Table.Cell], hiding columns: Set<Int>) -> [Table.Cell] {
    var cells = cells
    for index in cells.indices {
      let isHidden =
        columns.contains(index)
        || (index > 0 && isLabel(cells[index - 1].content.plainText)
          && columns.isEmpty)
      cells[index].content = isHidden ? [] : blind(cells[index].content) ?? []
      cells[index].blocks = isHidden ? nil : cells[index].blocks.map(blind)
    }
    return cells
  }
}

extension [Inline] {
  fileprivate var withoutPictures: [Inline] {
    compactMap { inline in
      var copy = inline
      switch inline.kind {
      case .image: return nil
      case .marked(let mark, let content):
        copy.kind = .marked(mark, content.withoutPictures)
      case .link(let destination, let title, let content):
        let kept = content.withoutPictures
        if kept.isEmpty, !content.isEmpty { return nil }
        copy.kind = .link(destination: destination, title: title, content: kept)
      case .text, .code, .softBreak, .hardBreak, .footnoteReference: break
      }
      return copy
    }
  }
}
