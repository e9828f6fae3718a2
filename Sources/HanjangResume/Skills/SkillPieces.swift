import HanjangCore
import HanjangMarkdown

/// The names in a line of skills.
extension RichLine {
  /// The parts between commas, bars, middle dots and gaps between code or pictures, brackets
  /// kept whole.
  var pieces: [Range<Int>] {
    var pieces: [Range<Int>] = []
    var start = 0
    var depth = 0
    for index in scalars.indices {
      let scalar = scalars[index]
      if "([（".unicodeScalars.contains(scalar) { depth += 1 }
      if ")]）".unicodeScalars.contains(scalar) { depth -= 1 }
      guard depth <= 0, isSeparator(at: index) else { continue }
      pieces.append(start..<index)
      start = index + 1
    }
    pieces.append(start..<scalars.count)
    let edges = markEdges
    return pieces.flatMap { piece in split(piece, at: edges) }.map { trimmed($0) }
      .filter { !$0.isEmpty }
  }

  /// The parts that begin with a bold label and a colon each: `**Design:** Figma · **Code:** CSS`.
  var labelledParts: [RichLine] {
    var starts: [Int] = []
    var offset = 0
    for inline in inlines {
      let length = [inline].plainText.unicodeScalars.count
      if case .marked(.strong, _) = inline.kind,
        isColon(at: offset + length - 1) || isColon(at: offset + length)
      {
        starts.append(offset)
      }
      offset += length
    }
    guard starts.count > 1, starts[0] == 0 else { return [self] }
    return zip(starts, starts.dropFirst() + [scalars.count]).map { start, end in
      let part = trimmed(start..<end) { PeriodExtraction.isSeparator($0) && $0 != ":" && $0 != "：" }
      return RichLine(slice(part))
    }
  }

  private func isColon(at index: Int) -> Bool {
    scalars.indices.contains(index) && (scalars[index] == ":" || scalars[index] == "：")
  }

  private func isSeparator(at index: Int) -> Bool {
    let scalar = scalars[index]
    switch scalar {
    case "·": return !isBetweenHangul(index)
    case ",", "、", "|", "ㅣ", "•", ";", "，", "◆", "◇", "♦", "▪": return true
    default: break
    }
    guard scalar == "/" else { return false }
    // `CI/CD` is one name; `Java / Kotlin` are two.
    return index > 0 && scalars[index - 1].properties.isWhitespace
  }

  /// `운영·관리` is one name; `Java·Kotlin` and `운영 · 관리` are two.
  private func isBetweenHangul(_ index: Int) -> Bool {
    index > 0 && index + 1 < scalars.count && EastAsian.isHangul(scalars[index - 1])
      && EastAsian.isHangul(scalars[index + 1])
  }

  /// The ends of code spans and pictures: `Swift` `Kotlin` are two names.
  private var markEdges: [Int] {
    var edges: [Int] = []
    var offset = 0
    for inline in inlines {
      let length = [inline].plainText.unicodeScalars.count
      switch inline.kind {
      case .code, .image, .marked(.badge, _), .marked(.keyboard, _):
        edges += [offset, offset + length]
      case .link(_, _, let content) where content.contains(where: { $0.isPicture || $0.isBadge }):
        edges += [offset, offset + length]
      default: break
      }
      offset += length
    }
    return edges
  }

  private func split(_ range: Range<Int>, at edges: [Int]) -> [Range<Int>] {
    var parts: [Range<Int>] = []
    var start = range.lowerBound
    for edge in edges where edge > start && edge < range.upperBound {
      parts.append(start..<edge)
      start = edge
    }
    return parts + [start..<range.upperBound]
  }

  func halves(at separator: String) -> (RichLine, RichLine)? {
    let wanted = Array(separator.unicodeScalars)
    guard scalars.count > wanted.count else { return nil }
    for index in 1..<(scalars.count - wanted.count)
    where scalars[index...].starts(with: wanted) {
      return (RichLine(slice(0..<index)), RichLine(slice(index + wanted.count..<scalars.count)))
    }
    return nil
  }
}

extension Inline {
  var isBadge: Bool {
    if case .marked(.badge, _) = kind { true } else { false }
  }

  var isPicture: Bool {
    if case .image = kind { true } else { false }
  }
}

extension [Inline] {
  var withoutFinalColon: [Inline] {
    let line = RichLine(self)
    let edge = line.trimmed(line.all) { $0.properties.isWhitespace || $0 == ":" || $0 == "：" }
    return line.slice(edge)
  }
}
