import HanjangLayout

/// Gives cairo's leaf markers their meaning: `/Span << /MCID 3 >> BDC` becomes the element's own
/// tag, `/Private …` an artifact.
struct MarkerRewriter {
  private let source: [UInt8]
  private let marks: [LeafMark]
  private let tags: [String]
  private let isTagged: Bool
  private var output: [UInt8] = []
  private var position = 0
  private struct Mark {
    var isHidden = false
    var isWritten = true
    /// Where the background's drawing begins in the output.
    var backgroundStart: Int?
  }

  private var open: [Mark] = []
  private var seen = 0

  /// - Parameters:
  ///   - source: a page's content stream.
  ///   - marks: of the page, in the order of their MCIDs.
  ///   - tags: of each mark's element, without the slash.
  ///   - isTagged: whether the marks stay; text that is not drawn is hidden either way.
  init(_ source: [UInt8], marks: [LeafMark], tags: [String], isTagged: Bool) {
    self.source = source
    self.marks = marks
    self.tags = tags
    self.isTagged = isTagged
    output.reserveCapacity(source.count + marks.count * 16)
  }

  /// nil where the stream doesn't hold just these marks, in order.
  consuming func rewritten() -> [UInt8]? {
    while position < source.count {
      copyPlain()
      guard position < source.count else { break }
      switch source[position] {
      case UInt8(ascii: "<"): copyHexString()
      case UInt8(ascii: "("): copyString()
      case UInt8(ascii: "/"): if !rewriteMarker() { copyToken() }
      case UInt8(ascii: "E"): if !rewriteEnd() { copyToken() }
      case UInt8(ascii: "B"):
        if isToken("BDC") || isToken("BMC") { open.append(Mark()) }
        copyToken()
      default: copyByte()
      }
    }
    return seen == marks.count ? output : nil
  }

  /// All up to what may be a marker or a string, which is most of the stream.
  private mutating func copyPlain() {
    let end = source.withUnsafeBufferPointer { bytes in
      var index = position
      while index < bytes.count {
        switch bytes[index] {
        case UInt8(ascii: "("), UInt8(ascii: "/"), UInt8(ascii: "<"), UInt8(ascii: "E"),
          UInt8(ascii: "B"):
          return index
        default: index += 1
        }
      }
      return index
    }
    output += source[position..<end]
    position = end
  }

  /// `<…>`, or just the sign where it begins a dictionary.
  private mutating func copyHexString() {
    let rest = source[position...].dropFirst()
    guard rest.first != UInt8(ascii: "<"), let end = rest.firstIndex(of: UInt8(ascii: ">")) else {
      copyByte()
      return
    }
    output += source[position...end]
    position = end + 1
  }

  private mutating func copyByte() {
    output.append(source[position])
    position += 1
  }

  /// A name or an operator; at least one byte.
  private mutating func copyToken() {
    copyByte()
    while position < source.count, Self.isRegular(source[position]) { copyByte() }
  }

  private mutating func copyString() {
    var depth = 0
    repeat {
      switch source[position] {
      case UInt8(ascii: "\\"): if position + 1 < source.count { copyByte() }
      case UInt8(ascii: "("): depth += 1
      case UInt8(ascii: ")"): depth -= 1
      default: break
      }
      copyByte()
    } while position < source.count && depth > 0
  }

  private static func isRegular(_ byte: UInt8) -> Bool {
    switch byte {
    case 0, 9, 10, 12, 13, 32, UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "<"),
      UInt8(ascii: ">"), UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "/"):
      false
    default: true
    }
  }

  private func isToken(_ token: String) -> Bool {
    let end = position + token.utf8.count
    guard end <= source.count, source[position..<end].elementsEqual(token.utf8) else {
      return false
    }
    let before = position == 0 || !Self.isRegular(source[position - 1])
    return before && (end == source.count || !Self.isRegular(source[end]))
  }

  /// Reads `/Span << /MCID 3 >> BDC` or the same with `/Private`, and writes what it means.
  private mutating func rewriteMarker() -> Bool {
    let isArtifact: Bool
    if isToken("/Private") {
      isArtifact = true
    } else if isToken("/Span") {
      isArtifact = false
    } else {
      return false
    }
    guard let (number, end) = markerNumber(), number == seen, number < marks.count else {
      return false
    }
    let mark = marks[number]
    guard (mark.element == nil) == isArtifact else { return false }
    if isTagged, !mark.isBackground {
      let text =
        isArtifact
        ? "/Artifact \(mark.artifact.properties) BDC"
        : "/\(tags[number]) <</MCID \(number)>> BDC"
      output += text.utf8
    }
    if mark.isHidden { output += "\n3 Tr".utf8 }
    open.append(
      Mark(
        isHidden: mark.isHidden, isWritten: isTagged && !mark.isBackground,
        backgroundStart: mark.isBackground ? output.count : nil))
    position = end
    seen += 1
    return true
  }

  private func markerNumber() -> (number: Int, end: Int)? {
    var index = position
    func skipSpace() {
      while index < source.count, source[index] == 32 || source[index] == 10 { index += 1 }
    }
    func skip(_ token: String) -> Bool {
      skipSpace()
      let end = index + token.utf8.count
      guard end <= source.count, source[index..<end].elementsEqual(token.utf8) else { return false }
      index = end
      return true
    }
    guard skip("/Private") || skip("/Span"), skip("<<"), skip("/MCID") else { return nil }
    skipSpace()
    var number = 0
    while index < source.count, (48...57).contains(source[index]), number < 1_000_000_000 {
      number = number * 10 + Int(source[index] - 48)
      index += 1
    }
    guard skip(">>"), skip("BDC") else { return nil }
    return (number, index)
  }

  private mutating func rewriteEnd() -> Bool {
    guard isToken("EMC"), let mark = open.popLast() else { return false }
    if mark.isHidden { output += "0 Tr\n".utf8 }
    if mark.isWritten { output += "EMC".utf8 }
    if let start = mark.backgroundStart { endBackground(from: start) }
    position += 3
    return true
  }

  /// Ends the background's path unpainted: `f`, the last operator, becomes `n`. What else cairo has set
  /// it counts on.
  private mutating func endBackground(from start: Int) {
    let last = output[start...].lastIndex { Self.isRegular($0) }
    if let last, output[last] == UInt8(ascii: "f"), !Self.isRegular(output[last - 1]) {
      output[last] = UInt8(ascii: "n")
    }
  }
}
