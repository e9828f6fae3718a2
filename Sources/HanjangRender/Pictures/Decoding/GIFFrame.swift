/// The first picture of a GIF (GIF89a, appendix A): an animation of thousands is a small file.
enum GIFFrame {
  /// The file up to the end of its first picture; nil where it ends before.
  static func first(of bytes: [UInt8]) -> [UInt8]? {
    guard bytes.count > 13 else { return nil }
    var offset = 13 + tableSize(bytes[10])
    while offset < bytes.count {
      switch bytes[offset] {
      // An extension: its label, then blocks.
      case 0x21:
        guard let end = blocksEnd(bytes, from: offset + 2) else { return nil }
        offset = end
      // A picture: its descriptor, a table of colours, the size of codes, then blocks.
      case 0x2C:
        guard offset + 10 < bytes.count else { return nil }
        let data = offset + 10 + tableSize(bytes[offset + 9]) + 1
        guard let end = blocksEnd(bytes, from: data) else { return nil }
        return bytes[..<end] + [0x3B]
      default: return nil
      }
    }
    return nil
  }

  /// The size of a colour table in bytes, from the flags that describe it.
  private static func tableSize(_ flags: UInt8) -> Int {
    flags & 0x80 == 0 ? 0 : 3 << (Int(flags & 7) + 1)
  }

  private static func blocksEnd(_ bytes: [UInt8], from start: Int) -> Int? {
    var offset = start
    while offset < bytes.count {
      let size = Int(bytes[offset])
      offset += 1 + size
      if size == 0 { return offset }
    }
    return nil
  }
}
