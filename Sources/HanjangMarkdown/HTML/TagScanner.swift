/// Reads pieces of HTML in Markdown's source, as far as it takes to tell them from text.
struct TagScanner {
  let bytes: [UInt8]

  struct Tag {
    var range: Range<Int>
    /// Lower case.
    var name: String
    var isEnd: Bool
    var isSelfClosing: Bool
    /// Whether any attribute has a value.
    var hasValue: Bool
    /// Whether its content is not to be seen.
    var hides = false
  }

  /// What begins at `<`; nil for text.
  ///
  /// - Parameter limit: the end of the paragraph.
  func tag(at start: Int, limit: Int) -> Tag? {
    var index = start + 1
    let isEnd = byte(index) == UInt8(ascii: "/")
    if isEnd { index += 1 }
    guard isLetter(byte(index)) else { return nil }
    let nameStart = index
    while isNamePart(byte(index)) { index += 1 }
    let name = String(decoding: bytes[nameStart..<index], as: UTF8.self).lowercased()
    guard let next = byte(index), next <= 0x20 || next == UInt8(ascii: "/") || next == close else {
      return nil
    }
    var tag = Tag(
      range: start..<index, name: name, isEnd: isEnd, isSelfClosing: false, hasValue: false)
    guard let end = endOfAttributes(in: index..<max(index, limit), of: &tag) else { return nil }
    tag.range = start..<end
    if index + 6 < end {
      let attributes = String(decoding: bytes[index..<end], as: UTF8.self).lowercased()
      tag.hides =
        attributes.contains(" hidden")
        || attributes.filter { $0 != " " }.contains("display:none")
    }
    return tag
  }

  private let close = UInt8(ascii: ">")

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  private func byte(_ index: Int) -> UInt8? { index < bytes.count ? bytes[index] : nil }

  private func isLetter(_ byte: UInt8?) -> Bool {
    byte.map { (97...122).contains($0 | 0x20) } ?? false
  }

  private func isNamePart(_ byte: UInt8?) -> Bool {
    isLetter(byte) || byte == UInt8(ascii: "-") || byte.map { (48...57).contains($0) } ?? false
  }

  /// Behind the `>`; nil where another `<` or the paragraph's end comes first. A quotation mark
  /// counts behind an equals sign.
  private func endOfAttributes(in range: Range<Int>, of tag: inout Tag) -> Int? {
    var index = range.lowerBound
    var previous: UInt8 = 0
    while index < range.upperBound {
      let byte = bytes[index]
      switch byte {
      case close:
        tag.isSelfClosing = previous == UInt8(ascii: "/")
        return index + 1
      case UInt8(ascii: "<"): return nil
      case UInt8(ascii: "\""), UInt8(ascii: "'"):
        guard previous == UInt8(ascii: "=") else { break }
        let rest = bytes[(index + 1)..<range.upperBound]
        guard let end = rest.firstIndex(of: byte) else { return nil }
        index = end
      case UInt8(ascii: "="): tag.hasValue = true
      default: break
      }
      if byte > 0x20 { previous = byte }
      index += 1
    }
    return nil
  }

  func begins(_ text: StaticString, at start: Int) -> Bool {
    text.withUTF8Buffer { bytes[start...].starts(with: $0) }
  }
}
