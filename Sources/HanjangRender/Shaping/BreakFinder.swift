import CPangoCairo
import HanjangLayout

/// Where a line may be broken: Hangul at spaces only, like CSS's `word-break: keep-all`.
///
/// Unicode's line breaking (UAX 14, through Pango) runs on a copy of the text in which each
/// Hangul, Han and Kana letter is a Latin one, so that its rules for punctuation hold as they are.
enum BreakFinder {
  /// One a byte of the line; what stands at a scalar's first byte counts.
  static func opportunities(_ line: HardLine, language: OpaquePointer?) -> [BreakOpportunity] {
    let bytes = line.bytes
    var result = [BreakOpportunity](repeating: .never, count: bytes.count)
    let shadow = Shadow(line)
    var attributes = [PangoLogAttr](repeating: PangoLogAttr(), count: shadow.offsets.count + 1)
    shadow.bytes.withUnsafeBufferPointer { buffer in
      buffer.withMemoryRebound(to: CChar.self) { text in
        pango_get_log_attrs(
          text.baseAddress, Int32(text.count), -1, language, &attributes,
          Int32(attributes.count))
      }
    }
    for index in shadow.offsets.indices.dropFirst() {
      let offset = shadow.offsets[index]
      let attribute = attributes[index]
      if line.isJoint(at: offset) {
        continue
      } else if attribute.is_line_break != 0 {
        result[offset] = BoundNumber.binds(bytes, at: offset) ? .inLongWord : .allowed
      } else if shadow.isLetter[index - 1], shadow.isLetter[index] {
        result[offset] = .inLongWord
      } else if attribute.is_cursor_position != 0 {
        result[offset] = .lastResort
      }
    }
    return WordBreaks.refined(result, in: bytes, isFixed: line.isFixedSpace)
  }

  private struct Shadow {
    var bytes: [UInt8] = []
    /// The offset of each scalar in the line itself.
    var offsets: [Int] = []
    var isLetter: [Bool] = []

    init(_ line: HardLine) {
      bytes.reserveCapacity(line.bytes.count)
      offsets.reserveCapacity(line.bytes.count)
      isLetter.reserveCapacity(line.bytes.count)
      var offset = 0
      while offset < line.bytes.count {
        let (scalar, length) = UTF8Scalar.decode(line.bytes, at: offset)
        let letter = BreakFinder.isEastAsianLetter(scalar)
        offsets.append(offset)
        isLetter.append(letter)
        if letter {
          bytes.append(UInt8(ascii: "a"))
        } else if line.isFixedSpace(at: offset) {
          bytes += [0xC2, 0xA0]
        } else {
          bytes += line.bytes[offset..<(offset + length)]
        }
        offset += length
      }
    }
  }

  /// Hangul, Han, Kana and what is enclosed of them.
  static func isEastAsianLetter(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x1100...0x11FF, 0x2460...0x24FF, 0x2E80...0x2FDF, 0x3005...0x3007, 0x3041...0x3096,
      0x309D...0x309F, 0x30A1...0x30FA, 0x30FC...0x30FF, 0x3105...0x318E, 0x3200...0x33FF,
      0x3400...0x4DBF, 0x4E00...0x9FFF, 0xA960...0xA97F, 0xAC00...0xD7FF, 0xF900...0xFAFF,
      0x20000...0x3FFFD:
      true
    default: false
    }
  }
}
