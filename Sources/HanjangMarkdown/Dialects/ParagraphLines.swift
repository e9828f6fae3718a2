import HanjangCore

/// A paragraph's lines, and what they mean to other tools.
enum ParagraphLines {
  /// The content with its lines as they are meant: those that begin with a number or a sign of their
  /// own apart, pandoc's line blocks (`| …`), and oh-my-cv's `~ …` beside the line before.
  static func restored(_ content: [Inline]) -> [Inline] {
    let lines = lines(of: content)
    guard lines.count > 1 else { return content }
    let isLineBlock = lines.allSatisfy(isOfLineBlock)
    var result: [Inline] = []
    for (index, line) in lines.enumerated() {
      if isLineBlock {
        if let range = line.first?.range, index > 0 {
          result.append(Inline(.hardBreak, range: range))
        }
        result += dropping(1, of: line)
      } else if index > 0, let ending = ending(before: line, in: content) {
        if isBeside(line) {
          result.append(Inline(.text(" | "), range: ending.range))
          result += dropping(1, of: line)
        } else {
          let isOwn = LineStart.isOwn(line.first?.leadingText ?? "")
          result.append(isOwn ? Inline(.hardBreak, range: ending.range) : ending)
          result += line
        }
      } else {
        result += line
      }
    }
    return result
  }

  private static func lines(of content: [Inline]) -> [ArraySlice<Inline>] {
    content.split(omittingEmptySubsequences: false) {
      $0.kind == .softBreak || $0.kind == .hardBreak
    }
  }

  private static func ending(before line: ArraySlice<Inline>, in content: [Inline]) -> Inline? {
    content.indices.contains(line.startIndex - 1) ? content[line.startIndex - 1] : nil
  }

  /// Without the first letters and the spaces behind them.
  static func dropping(_ count: Int, of line: ArraySlice<Inline>) -> [Inline] {
    var rest = Array(line)
    if case .text(let text)? = rest.first?.kind {
      rest[0].kind = .text(String(text.dropFirst(count).drop(while: \.isWhitespace)))
    }
    return rest
  }

  /// `| text`, which isn't a row of a table: nothing stands between two bars.
  private static func isOfLineBlock(_ line: ArraySlice<Inline>) -> Bool {
    guard case .text(let text)? = line.first?.kind, text.hasPrefix("| ") else { return false }
    return !Array(line).plainText.dropFirst().contains("|")
  }

  /// `~ text`; `~ 2021.02` is a period without a beginning.
  private static func isBeside(_ line: ArraySlice<Inline>) -> Bool {
    guard case .text(let text)? = line.first?.kind, text.hasPrefix("~ ") else { return false }
    let rest = Array(line).plainText.dropFirst()
    return rest.contains { $0.isLetter && !"년월일".contains($0) }
      || rest.contains { "-–—~".contains($0) }
  }

  // MARK: Definitions

  /// The blocks with lists of terms, as pandoc and PHP Markdown Extra write them: a term, and below
  /// it lines or a paragraph that begin with a colon.
  static func withDefinitions(_ blocks: [Block]) -> [Block] {
    var result: [Block] = []
    for block in blocks {
      guard case .paragraph(let content) = block.kind, content.contains(where: mayMean) else {
        result.append(block)
        continue
      }
      let lines = lines(of: content)
      if let definitions = definitions(lines, block.range) {
        result.append(Block(.definitions(definitions), range: block.range))
      } else if let term = result.last?.term, lines.allSatisfy(isMeaning), let last = result.last {
        let blocks = lines.map { Block(.paragraph(dropping(1, of: $0)), range: block.range) }
        let definition = Definition(term: term, blocks: blocks, range: last.range)
        result[result.count - 1] = Block(.definitions([definition]), range: last.range)
      } else {
        result.append(block)
      }
    }
    return result
  }

  private static func mayMean(_ inline: Inline) -> Bool { inline.leadingText.hasPrefix(": ") }

  private static func isMeaning(_ line: ArraySlice<Inline>) -> Bool {
    guard case .text(let text)? = line.first?.kind else { return false }
    return text.hasPrefix(": ") && Array(line).plainText.count > 2
  }

  /// nil unless each term has its meaning on the next line.
  private static func definitions(
    _ lines: [ArraySlice<Inline>], _ range: SourceRange
  ) -> [Definition]? {
    guard lines.count > 1, let first = lines.first, !isMeaning(first) else { return nil }
    var definitions: [Definition] = []
    for (index, line) in lines.enumerated() {
      let place = line.first?.range ?? range
      if isMeaning(line), let last = definitions.indices.last {
        let meaning = Block(.paragraph(dropping(1, of: line)), range: place)
        definitions[last].blocks.append(meaning)
      } else {
        guard index + 1 < lines.count, isMeaning(lines[index + 1]) else { return nil }
        definitions.append(Definition(term: Array(line), blocks: [], range: place))
      }
    }
    return definitions
  }
}

extension Block {
  /// The content of a paragraph of one line.
  fileprivate var term: [Inline]? {
    guard case .paragraph(let content) = kind,
      !content.contains(where: { $0.kind == .softBreak || $0.kind == .hardBreak })
    else { return nil }
    return content
  }
}
