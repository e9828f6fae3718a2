import HanjangCore
import HanjangLayout

/// The text between two forced breaks, cleaned for shaping.
struct HardLine {
  /// UTF-8: control characters and soft hyphens left out, each emoji and each picture as U+FFFC,
  /// each no-break space as a space, each noncharacter as U+FFFD.
  private(set) var bytes: [UInt8] = []
  private(set) var parts: [(span: Int, bytes: Range<Int>)] = []
  /// What stands at the offset of a U+FFFC.
  private(set) var emoji: [Int: [UInt8]] = [:]
  /// The offsets of U+FFFC that stand for a span's picture.
  private(set) var pictures: Set<Int> = []
  private var fixedSpaces: Set<Int> = []
  /// The offsets within a character that is drawn in pieces.
  private var joints: Set<Int> = []
  private var faces: [Int32] = []
  let isAfterBreak: Bool

  private init(isAfterBreak: Bool) {
    self.isAfterBreak = isAfterBreak
  }

  static func lines(of content: TextContent, emoji: EmojiFont?) -> [HardLine] {
    guard !content.isEmpty else { return [] }
    var lines = [HardLine(isAfterBreak: false)]
    for (index, span) in content.spans.enumerated() {
      if span.picture != nil { lines[lines.count - 1].appendPicture(span: index) }
      // Looking for characters takes far longer than looking for bytes.
      let pieces =
        span.text.utf8.contains(0x0A)
        ? span.text.split(separator: "\n", omittingEmptySubsequences: false) : [span.text[...]]
      for (number, piece) in pieces.enumerated() {
        if number > 0 { lines.append(HardLine(isAfterBreak: true)) }
        lines[lines.count - 1].append(piece, span: index, emoji: emoji)
      }
    }
    return lines
  }

  private mutating func append(_ text: Substring, span: Int, emoji font: EmojiFont?) {
    let start = bytes.count
    if let font, font.mayDraw(text) {
      for character in text {
        if font.draws(character) {
          append(font.pieces(of: character))
        } else {
          for scalar in character.unicodeScalars { append(scalar) }
        }
      }
    } else {
      append(text)
    }
    if bytes.count > start { parts.append((span, start..<bytes.count)) }
  }

  private mutating func append(_ pieces: [EmojiFont.Piece]) {
    let start = bytes.count
    for piece in pieces {
      if bytes.count > start, bytes.last != 0x20 { joints.insert(bytes.count) }
      if piece.isPicture {
        emoji[bytes.count] = piece.text
        bytes += [0xEF, 0xBF, 0xBC]
      } else {
        for scalar in String(decoding: piece.text, as: UTF8.self).unicodeScalars { append(scalar) }
      }
    }
  }

  private mutating func appendPicture(span: Int) {
    pictures.insert(bytes.count)
    parts.append((span, bytes.count..<(bytes.count + 3)))
    bytes += [0xEF, 0xBF, 0xBC]
  }

  private mutating func append(_ text: Substring) {
    var text = text
    text.withUTF8 { source in
      var index = 0
      while index < source.count {
        let first = source[index]
        if (0x20..<0x7F).contains(first) {
          bytes.append(first)
          index += 1
          continue
        }
        let (value, length) = UTF8Scalar.decode(source, at: index)
        // Nothing from U+3000 up to U+DFFF is left out.
        if (0xE3...0xED).contains(first) {
          for byte in source[index..<index + length] { bytes.append(byte) }
        } else if let scalar = Unicode.Scalar(value) {
          append(scalar)
        }
        index += length
      }
    }
  }

  private mutating func append(_ scalar: Unicode.Scalar) {
    guard let drawn = scalar.drawn, let units = UTF8.encode(drawn) else { return }
    if scalar == "\u{A0}" || scalar == "\u{202F}" { fixedSpaces.insert(bytes.count) }
    bytes += units
  }

  func isJoint(at offset: Int) -> Bool { joints.contains(offset) }

  func isFixedSpace(at offset: Int) -> Bool { fixedSpaces.contains(offset) }

  func isBreakingSpace(at offset: Int) -> Bool {
    bytes[offset] == 0x20 && !fixedSpaces.contains(offset)
  }

  /// The span that the byte at `offset` belongs to, and all of its bytes.
  func part(at offset: Int) -> (span: Int, bytes: Range<Int>) {
    var low = 0
    var high = parts.count - 1
    while low < high {
      let middle = (low + high) / 2
      if parts[middle].bytes.upperBound > offset { high = middle } else { low = middle + 1 }
    }
    return parts[low]
  }

  // MARK: Faces

  mutating func setFace(_ face: Int, in range: Range<Int>) {
    if faces.isEmpty { faces = [Int32](repeating: 0, count: bytes.count) }
    for offset in range { faces[offset] = Int32(face) }
  }

  /// Where from `offset` on another face takes over; `limit` where none does before.
  func faceEnd(from offset: Int, limit: Int) -> Int {
    guard !faces.isEmpty else { return limit }
    var end = offset
    while end < limit, faces[end] == faces[offset] { end += 1 }
    return end
  }

  func face(at offset: Int) -> Int {
    faces.isEmpty ? 0 : Int(faces[offset])
  }
}
