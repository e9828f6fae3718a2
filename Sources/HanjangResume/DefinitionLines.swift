import HanjangCore
import HanjangMarkdown

/// Lists of terms as kramdown and PHP Markdown Extra write them: a term, and below it lines that
/// begin with a colon.
enum DefinitionLines {
  /// nil for lines that are none.
  static func definitions(in lines: [RichLine], _ range: SourceRange) -> [Definition]? {
    guard lines.count > 1, meaning(of: lines[0]) == nil,
      lines.contains(where: { meaning(of: $0) != nil })
    else { return nil }
    var definitions: [Definition] = []
    for (index, line) in lines.enumerated() {
      let place = line.range ?? range
      if let meaning = meaning(of: line), !definitions.isEmpty {
        definitions[definitions.count - 1].blocks.append(Block(.paragraph(meaning), range: place))
      } else {
        // Each term has its meaning on the next line.
        guard index + 1 < lines.count, meaning(of: lines[index + 1]) != nil else { return nil }
        definitions.append(Definition(term: line.inlines, blocks: [], range: place))
      }
    }
    return definitions
  }

  /// Behind `: `.
  private static func meaning(of line: RichLine) -> [Inline]? {
    guard line.scalars.count > 2, line.scalars[0] == ":", line.scalars[1].isSpace else {
      return nil
    }
    return line.slice(2..<line.scalars.count)
  }
}
