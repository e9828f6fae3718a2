import HanjangCore
import HanjangMarkdown

/// Reads the names of skills from lists, lines, tables and badges; sentences are left alone.
struct SkillReader {
  let vocabulary: Vocabulary

  /// Longer than any name of a skill, in characters.
  private static let longestName = 36

  /// Longer than any label of skills, in scalars.
  private static let longestLabel = 60

  /// More than any line of names has; taking a name out of a line costs the line's length.
  private static let mostNames = 1000

  func parts(of blocks: [Block]) -> [Section.Part] {
    var parts: [Section.Part] = []
    var label: [Inline] = []
    let blocks = blocks.filter(\.isVisible)
    for (index, block) in blocks.enumerated() {
      let next = index + 1 < blocks.count ? blocks[index + 1] : nil
      if let title = title(block, next: next) {
        flush(&label, to: &parts)
        label = title
        continue
      }
      if case .table(let table) = block.kind, rates(languages: table) {
        flush(&label, to: &parts)
        appendBlock(block, to: &parts)
      } else if case .table(let table) = block.kind, let groups = columnGroups(in: table) {
        flush(&label, to: &parts)
        append(groups, to: &parts)
      } else if case .table(let table) = block.kind, let groups = wideGroups(in: table) {
        flush(&label, to: &parts)
        parts.append(.skills(groups, source: block))
      } else if let groups = groups(in: block, label: label) {
        label = []
        append(groups, to: &parts)
      } else if case .list(let list) = block.kind, let group = explainedNames(in: list, label) {
        flush(&label, to: &parts)
        parts.append(.skills([group], source: block))
      } else {
        flush(&label, to: &parts)
        appendBlock(block, to: &parts)
      }
    }
    flush(&label, to: &parts)
    return parts
  }

  /// A heading, or a bold line over names.
  private func title(_ block: Block, next: Block?) -> [Inline]? {
    if case .heading(_, _, let content) = block.kind {
      return RichLine(content.joiningLines).withoutPictograms.inlines
    }
    guard case .paragraph(let content) = block.kind, let bold = content.boldContent,
      let next, next.headingLevel == nil
    else { return nil }
    if case .paragraph(let following) = next.kind, following.boldContent != nil { return nil }
    return bold
  }

  /// A label without names is kept as a line.
  private func flush(_ label: inout [Inline], to parts: inout [Section.Part]) {
    guard let range = label.first?.range else { return }
    let strong = [Inline(.marked(.strong, label), range: range)]
    appendBlock(Block(.paragraph(strong), range: range), to: &parts)
    label = []
  }

  private func append(_ groups: [SkillGroup], to parts: inout [Section.Part]) {
    if case .skills(let earlier, nil)? = parts.last {
      parts[parts.count - 1] = .skills(earlier + groups, source: nil)
    } else {
      parts.append(.skills(groups, source: nil))
    }
  }

  private func appendBlock(_ block: Block, to parts: inout [Section.Part]) {
    if case .blocks(let earlier)? = parts.last {
      parts[parts.count - 1] = .blocks(earlier + [block])
    } else {
      parts.append(.blocks([block]))
    }
  }

  // MARK: Groups

  private func groups(in block: Block, label: [Inline]) -> [SkillGroup]? {
    switch block.kind {
    case .list(let list): return groups(in: list, label: label)
    case .paragraph(let content):
      let lines = RichLine.lines(of: content)
      if lines.count > 1, let title = lines[0].inlines.boldContent,
        !lines.dropFirst().contains(where: { $0.inlines.boldContent != nil })
      {
        let rest = lines.dropFirst().map { group(of: $0) }
        guard rest.allSatisfy({ $0 != nil }) else { return nil }
        return labelled(rest.compactMap { $0 }, title.withoutFinalColon)
      }
      let groups = lines.flatMap(\.labelledParts).map { group(of: $0) }
      guard groups.allSatisfy({ $0 != nil }) else { return nil }
      return labelled(groups.compactMap { $0 }, label)
    case .table(let table): return groups(in: table)
    case .code(_, let code): return groups(inCode: code, block.range).map { labelled($0, label) }
    case .quote(let blocks), .callout(let blocks):
      let groups = blocks.filter(\.isVisible).map { self.groups(in: $0, label: []) }
      guard groups.allSatisfy({ $0 != nil }) else { return nil }
      return labelled(groups.flatMap { $0 ?? [] }, label)
    case .definitions:
      let groups =
        block.termsAsLines.map { $0.map { group(of: $0) } }
        ?? block.termsAsItems.flatMap { self.groups(in: $0, label: []) }
      guard let groups, groups.allSatisfy({ $0 != nil }) else { return nil }
      return labelled(groups.compactMap { $0 }, label)
    case .heading, .thematicBreak, .space, .pageBreak: return nil
    }
  }

  /// Groups without labels of their own stand together under `label`.
  private func labelled(_ groups: [SkillGroup], _ label: [Inline]) -> [SkillGroup] {
    var result: [SkillGroup] = []
    for group in groups {
      if group.label.isEmpty, let last = result.last,
        last.label.isEmpty || last.label.plainText == label.plainText
      {
        result[result.count - 1].names += group.names
      } else {
        var group = group
        if group.label.isEmpty { group.label = label }
        result.append(group)
      }
    }
    if !label.isEmpty, !result.contains(where: { $0.label.plainText == label.plainText }) {
      result.insert(SkillGroup(label: label, names: [], range: label.first?.range), at: 0)
    }
    return result
  }

  /// Lines of names in a code block.
  private func groups(inCode code: String, _ range: SourceRange) -> [SkillGroup]? {
    let lines = code.split(separator: "\n").filter { !$0.allSatisfy(\.isWhitespace) }
    let groups = lines.map { line in
      group(of: RichLine([Inline(.text(String(line)), range: range)]))
    }
    guard !groups.isEmpty, groups.count <= 30, groups.allSatisfy({ $0 != nil }) else { return nil }
    return groups.compactMap { $0 }
  }

  private func groups(in list: List, label: [Inline]) -> [SkillGroup]? {
    var groups: [SkillGroup] = []
    for item in list.items {
      guard case .paragraph(let content)? = item.blocks.first?.kind else { return nil }
      let lines = RichLine.lines(of: content)
      guard lines.count == 1, let line = lines.first else { return nil }
      if item.blocks.count == 1 {
        guard let group = group(of: line) else { return nil }
        groups.append(group)
      } else if item.blocks.count == 2, case .list(let inner) = item.blocks[1].kind {
        let names = self.groups(in: inner, label: [])
        guard let names, names.allSatisfy({ $0.label.isEmpty }) else { return nil }
        let title = line.inlines.boldContent ?? line.slice(line.all)
        groups.append(
          SkillGroup(
            label: title.withoutFinalColon, names: names.flatMap(\.names), range: item.range))
      } else {
        return nil
      }
    }
    return labelled(groups, label)
  }

  /// `- Swift` over sentences about it, `- **Swift** - …`: the names of a list that says more.
  private func explainedNames(in list: List, _ label: [Inline]) -> SkillGroup? {
    var names: [[Inline]] = []
    for item in list.items {
      guard case .paragraph(let content)? = item.blocks.first?.kind,
        let line = RichLine.lines(of: content).first
      else { return nil }
      let title: [Inline]
      if case .marked(.strong, let bold)? = line.inlines.first?.kind {
        title = bold
      } else if item.blocks.count > 1 {
        title = line.inlines
      } else {
        return nil
      }
      guard let found = self.names(in: RichLine(title.withoutFinalColon)) else { return nil }
      names += found
    }
    return names.isEmpty
      ? nil : SkillGroup(label: label, names: names, range: list.items.first?.range)
  }

  // MARK: Names

  private func group(of line: RichLine) -> SkillGroup? {
    if let labelled = LabelledLine(line, longest: Self.longestLabel),
      let names = names(in: labelled.value)
    {
      let label = labelled.labelInlines.boldContent ?? labelled.labelInlines
      return SkillGroup(label: label.withoutFinalColon, names: names, range: line.range)
    }
    for dash in [" - ", " – ", " — "] {
      if let (left, right) = line.halves(at: dash), left.scalars.count <= 24,
        let names = names(in: right), names.count > 1
      {
        return SkillGroup(label: left.inlines, names: names, range: line.range)
      }
    }
    if let (emoji, rest) = line.emojiStart, let names = names(in: rest) {
      return SkillGroup(label: emoji, names: names, range: line.range)
    }
    return names(in: line).map { SkillGroup(label: [], names: $0, range: line.range) }
  }

  /// The names in a line; nil where it is a sentence.
  func names(in line: RichLine) -> [[Inline]]? {
    let pieces = line.pieces
    guard pieces.count <= Self.mostNames else { return nil }
    let names = pieces.map { line.slice($0) }.filter { !$0.plainText.isEmpty }
    guard !names.isEmpty else { return nil }
    return names.allSatisfy { isName($0.plainText) } ? names : nil
  }

  private static let endsOfStatements = ByteText.words(["다.", "니다"])
  private static let endsOfSentences = ByteText.words([
    "다", "다.", "요", "요.", "함", "음", "가능", "경험", "이해",
  ])

  func isName(_ text: String) -> Bool {
    // What stands in brackets may be a list of its own.
    let bare = text.hasSuffix(")") ? String(text.prefix { $0 != "(" }) : text
    guard bare.count <= Self.longestName, text.count <= 3 * Self.longestName, !bare.contains(":")
    else { return false }
    let words = bare.unicodeScalars.split(whereSeparator: \.isSpace)
    if words.count > 2, let last = words.last,
      ByteText(Substring(last)).hasSuffix(any: Self.endsOfSentences)
    {
      return false
    }
    return words.count <= 5 && !ByteText(text).hasSuffix(any: Self.endsOfStatements)
  }
}
