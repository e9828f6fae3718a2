/// The commands of TeX that start a page, as Pandoc's users write them: alone on a line.
enum PageBreakCommand {
  /// The content between such lines, nil for each of them.
  static func parts(of content: [Inline]) -> [[Inline]?] {
    guard content.contains(where: \.isCommandStart) else { return [content] }
    var parts: [[Inline]?] = [[]]
    for line in content.split(omittingEmptySubsequences: false, whereSeparator: \.isLineBreak) {
      if isCommand(line) {
        parts += [nil, []]
      } else if let last = parts.last, let text = last {
        let isFirst = text.isEmpty
        let ending =
          isFirst ? [] : content[content.index(before: line.startIndex)..<line.startIndex]
        parts[parts.count - 1] = text + ending + line
      }
    }
    return parts.filter { $0?.isEmpty != true }
  }

  private static func isCommand(_ line: ArraySlice<Inline>) -> Bool {
    var text = ""
    for inline in line {
      guard case .text(let part) = inline.kind else { return false }
      text += part
    }
    let command = text.trimmed
    return command.hasPrefix("\\") && PageBreakSpelling.isName(command)
  }
}

extension Inline {
  fileprivate var isCommandStart: Bool {
    if case .text(let text) = kind { text.utf8.contains(UInt8(ascii: "\\")) } else { false }
  }

  fileprivate var isLineBreak: Bool { kind == .softBreak || kind == .hardBreak }
}
