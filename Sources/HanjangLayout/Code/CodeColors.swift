import HanjangCore
import HanjangStyle

/// Cuts code into spans of the colours of its syntax.
struct CodeColors {
  let colors: BlockStyles.Code

  /// Spans whose texts together are `code`.
  ///
  /// - Parameter language: what stands behind the fence; code in one that is not known is one span.
  /// - Parameter look: the span of the whole text; each coloured part keeps its place in it.
  func spans(of code: String, language: String, look: TextSpan) -> [TextSpan] {
    guard let grammar = CodeGrammar.grammar(for: language) else { return [placed(code, look)] }
    let bytes = Array(code.utf8)
    var spans: [TextSpan] = []
    var place = look
    func add(_ range: Range<Int>, _ color: Color) {
      guard !range.isEmpty else { return }
      var span = placed(String(decoding: bytes[range], as: UTF8.self), place)
      span.style.color = color
      spans.append(span)
      for byte in bytes[range] {
        if byte == UInt8(ascii: "\n") {
          place.range?.start.line += 1
          place.range?.start.column = 1
        } else {
          place.range?.start.column += 1
        }
      }
    }
    var done = 0
    for found in CodeScanner.parts(of: code, grammar) {
      add(done..<found.range.lowerBound, look.style.color)
      add(found.range, color(of: found.part))
      done = found.range.upperBound
    }
    add(done..<bytes.count, look.style.color)
    return spans.isEmpty ? [placed(code, look)] : spans
  }

  private func placed(_ text: String, _ look: TextSpan) -> TextSpan {
    var span = look
    span.text = text
    return span
  }

  private func color(of part: CodePart) -> Color {
    switch part {
    case .comment: colors.commentColor
    case .keyword: colors.keywordColor
    case .string: colors.stringColor
    case .number: colors.numberColor
    case .type: colors.typeColor
    }
  }
}
