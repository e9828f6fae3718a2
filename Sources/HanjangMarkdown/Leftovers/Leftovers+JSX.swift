import HanjangCore

extension Leftovers {
  /// A tag whose attributes are expressions, `width={300}`: HTML knows quoted ones only.
  mutating func readElement(_ start: Int) -> Int {
    guard start + 1 < bytes.count, (97...122).contains(bytes[start + 1] | 0x20) else {
      return start + 1
    }
    let limit = min(bytes.count, start + 1_000)
    var found: [SourceEdit] = []
    var index = start + 1
    while index < limit {
      switch bytes[index] {
      case UInt8(ascii: ">"):
        for edit in found { edits.append(edit) }
        if !found.isEmpty { done = max(done, index + 1) }
        return found.isEmpty ? start + 1 : index + 1
      case UInt8(ascii: "<"),
        0x0A where index + 1 < limit && bytes[index + 1] == 0x0A:
        return start + 1
      case UInt8(ascii: "\""), UInt8(ascii: "'"):
        guard let close = bytes[(index + 1)..<limit].firstIndex(of: bytes[index]) else {
          return start + 1
        }
        index = close + 1
      case UInt8(ascii: "{"):
        guard let end = endOfExpression(index, limit: limit) else { return start + 1 }
        if let edit = edit(index..<end, tag: start) { found.append(edit) }
        index = end
      default: index += 1
      }
    }
    return start + 1
  }

  /// After the brace that closes the one at `start`.
  private func endOfExpression(_ start: Int, limit: Int) -> Int? {
    var depth = 0
    for index in start..<limit {
      if bytes[index] == UInt8(ascii: "{") { depth += 1 }
      if bytes[index] == UInt8(ascii: "}") { depth -= 1 }
      if depth == 0 { return index + 1 }
    }
    return nil
  }

  /// The first quoted text in the expression, or the number that it is; else nothing of the
  /// attribute stays.
  private func edit(_ range: Range<Int>, tag: Int) -> SourceEdit? {
    // `{{ … }}` and `{% … %}` in a tag are templates.
    if bytes[range.lowerBound - 1] != UInt8(ascii: "=") {
      return template(at: range.lowerBound) == nil ? SourceEdit(range: range, replacement: []) : nil
    }
    let inner = text((range.lowerBound + 1)..<(range.upperBound - 1)).trimmed
    if let quote = inner.firstIndex(where: { "\"'`".contains($0) }), !inner.hasPrefix("{"),
      let (literal, _) = TemplateTag.quoted(inner[quote...])
    {
      return SourceEdit(range: range, replacement: Array("\"\(literal.escapedHTML)\"".utf8))
    }
    if Double(inner) != nil {
      return SourceEdit(range: range, replacement: Array("\"\(inner)\"".utf8))
    }
    var name = range.lowerBound - 1
    while name > tag, bytes[name - 1] > 0x20 { name -= 1 }
    return SourceEdit(range: name..<range.upperBound, replacement: [])
  }
}
