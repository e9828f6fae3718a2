import HanjangMarkdown

/// Restores lines that their authors meant as lines, though Markdown joins them: `label: value`,
/// a date, a pictogram in front, and bullets that Markdown does not know.
struct AuthorsLines {
  let vocabulary: Vocabulary

  static let bullets: [Unicode.Scalar] = [
    "•", "●", "▪", "◦", "‣", "✔", "✓", "☑", "▶", "➤", "■", "○", "◆", "▸", "►", "∙", "ㆍ",
    "·", "▷", "□", "◇", "❖",
  ]

  func restored(_ blocks: [Block]) -> [Block] {
    FakeBullets(Self.bullets, vocabulary).joined(blocks) { restored($0) }
  }

  private func restored(_ block: Block) -> [Block] {
    switch block.kind {
    case .paragraph(let content): return paragraphs(content, block)
    case .quote(let children):
      var restored = block
      restored.kind = .quote(self.restored(children))
      return [restored]
    case .list(var list):
      for index in list.items.indices {
        list.items[index].blocks = restored(list.items[index].blocks)
      }
      return [Block(.list(list), range: block.range)]
    case .heading, .code, .table, .callout, .definitions, .thematicBreak, .space, .pageBreak:
      return [block]
    }
  }

  // MARK: Bullets

  private func paragraphs(_ content: [Inline], _ block: Block) -> [Block] {
    guard content.contains(where: { $0.mayBeginLine }) || isBullet(RichLine(content)) else {
      return [block]
    }
    let lines = RichLine.lines(of: content)
    let bulleted = lines.enumerated().map { index, line in
      isBullet(line) || (index > 0 || lines.count(where: isHyphenated) > 1) && isHyphenated(line)
    }
    guard bulleted.contains(true), lines.count > 1 || bulleted[0] else {
      var restored = block
      restored.kind = .paragraph(broken(content))
      return [restored]
    }
    var result: [Block] = []
    var items: [List.Item] = []
    for (line, isItem) in zip(lines, bulleted) {
      let range = line.range ?? block.range
      if isItem {
        let text = RichLine(line.slice(1..<line.scalars.count))
        items.append(
          List.Item(blocks: [Block(.paragraph(text.inlines), range: range)], range: range))
      } else {
        result += list(items, block)
        items = []
        result.append(Block(.paragraph(line.inlines), range: range))
      }
    }
    return result + list(items, block)
  }

  private func list(_ items: [List.Item], _ block: Block) -> [Block] {
    guard let first = items.first else { return [] }
    let list = List(numbering: .bullet, isTight: true, items: items)
    return [Block(.list(list), range: first.range)]
  }

  /// `-text`, which Markdown takes for text.
  static func isHyphenated(_ line: RichLine) -> Bool {
    guard line.scalars.count > 2, line.scalars[0] == "-", line.scalars.last != "-" else {
      return false
    }
    return line.scalars[1].isLetter || line.scalars[1] == "["
  }

  private func isHyphenated(_ line: RichLine) -> Bool { Self.isHyphenated(line) }

  private func isBullet(_ line: RichLine) -> Bool {
    FakeBullets(Self.bullets, vocabulary).isBullet(line)
  }

  // MARK: Breaks

  /// With hard breaks where the next line, or the one that ends, is of a kind that stands alone.
  private func broken(_ content: [Inline]) -> [Inline] {
    var result = content
    var start = 0
    let areLabelled = RichLine.lines(of: content).allSatisfy { label(of: $0) != nil }
    for index in content.indices {
      guard case .softBreak = content[index].kind else { continue }
      let end = content[(index + 1)...].firstIndex { inline in
        switch inline.kind {
        case .softBreak, .hardBreak: true
        default: false
        }
      }
      let line = RichLine(Array(content[start..<index]))
      let next = RichLine(Array(content[(index + 1)..<(end ?? content.count)]))
      if standsAlone(line, amongLabels: areLabelled) || standsAlone(next, amongLabels: areLabelled)
      {
        result[index].kind = .hardBreak
      }
      start = index + 1
    }
    return result
  }

  /// - Parameter areLabelled: whether all lines of the paragraph have labels, which then need not be
  ///   known ones: running text may begin a line with a word and a colon, or in bold.
  private func standsAlone(_ line: RichLine, amongLabels areLabelled: Bool) -> Bool {
    guard !line.isEmpty else { return false }
    if line.scalars[line.trimmed(line.all).lowerBound].isPictogram { return true }
    if let label = label(of: line), areLabelled || isKnown(label) { return true }
    let extraction = PeriodExtraction.extract(from: line, in: .line, vocabulary: vocabulary)
    return extraction.map { $0.rest.scalars.count <= 30 } ?? false
  }
}

extension AuthorsLines {
  private func label(of line: RichLine) -> String? {
    guard let labelled = LabelledLine(line), !labelled.value.isEmpty, labelled.label.count <= 16,
      !labelled.label.contains(".")
    else { return nil }
    return labelled.label
  }

  private static let labels = FactReader.names + ["outcome"]
  private static let contacts =
    [
      "name", "headline", "email", "phone", "github", "blog", "linkedin", "website", "address",
      "birth", "military", "sex",
    ] + ContactReader.places

  private func isKnown(_ label: String) -> Bool {
    let label = Vocabulary.withoutNumbering(label)
    return vocabulary.name(of: label, in: "labels", among: Self.labels) != nil
      || vocabulary.name(of: label, in: "contacts", among: Self.contacts) != nil
  }
}

extension Inline {
  fileprivate var mayBeginLine: Bool {
    switch kind {
    case .softBreak, .hardBreak: true
    default: false
    }
  }
}
