/// A variable font whose only letter, a bar that serves A to Z and a to z, grows with its weight:
/// half an em wide at 400, 0.9 em at 900.
package struct VariableFontFile {
  package let family: String
  private static let unitsPerEm = 1_000

  package init(family: String) { self.family = family }

  package var bytes: [UInt8] {
    let tables = [
      ("OS/2", metrics), ("cmap", characterMap), ("fvar", axes), ("glyf", bar),
      ("gvar", variations),
      ("head", head), ("hhea", horizontalHeader), ("hmtx", advances), ("loca", locations),
      ("maxp", maximumProfile), ("name", names), ("post", postScript),
    ]
    var directory = BigEndian(
      long: 0x0001_0000, short: tables.count, 128, 3, tables.count * 16 - 128)
    var body: [UInt8] = []
    for (name, table) in tables {
      directory.bytes += Array(name.utf8)
      directory.long(0, 12 + 16 * tables.count + body.count, table.count)
      body += table + [UInt8](repeating: 0, count: (4 - table.count % 4) % 4)
    }
    return directory.bytes + body
  }

  // MARK: Tables (OpenType 1.9)

  private var head: [UInt8] {
    var table = BigEndian(long: 0x0001_0000, 0x0001_0000, 0, 0x5F0F_3CF5)
    table.short(3, Self.unitsPerEm)
    table.long(0, 0, 0, 0)
    table.short(0, 0, 1_000, 800, 0, 8, 2, 1, 0)
    return table.bytes
  }

  private var horizontalHeader: [UInt8] {
    var table = BigEndian(long: 0x0001_0000)
    table.short(800, -200, 0, 1_000, 0, 0, 1_000, 1, 0, 0, 0, 0, 0, 0, 0, 3)
    return table.bytes
  }

  private var maximumProfile: [UInt8] {
    var table = BigEndian(long: 0x0001_0000)
    table.short(3, 4, 1, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0)
    return table.bytes
  }

  /// `.notdef`, the space and the bar.
  private var advances: [UInt8] { BigEndian(short: 500, 0, 250, 0, 500, 50).bytes }
  private var locations: [UInt8] { BigEndian(long: 0, 0, 0, bar.count).bytes }

  private var bar: [UInt8] {
    var glyph = BigEndian(short: 1, 50, 0, 250, 700, 3, 0)
    glyph.bytes += [1, 1, 1, 1]
    glyph.short(50, 0, 200, 0, 0, 700, 0, -700)
    return glyph.bytes
  }

  private var characterMap: [UInt8] {
    // Each segment maps all of its characters through an array of glyphs that follows.
    let segments = [(0x20, 0x20), (0x41, 0x5A), (0x61, 0x7A), (0xFFFF, 0xFFFF)]
    let glyphs = [1] + [Int](repeating: 2, count: 26)
    var table = BigEndian(
      short: 0, 1, 3, 1, 0, 12, 4, 16 + 8 * segments.count + 2 * glyphs.count, 0)
    table.short(segments.count * 2, 8, 2, 0)
    for segment in segments { table.short(segment.1) }
    table.short(0)
    for segment in segments { table.short(segment.0) }
    table.short(0, 0, 0, 1)
    table.short(8, 8, 6, 0)
    for glyph in glyphs { table.short(glyph) }
    return table.bytes
  }

  private var metrics: [UInt8] {
    var table = BigEndian(short: 4, 500, 400, 5, 0)
    table.short(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)
    table.bytes += [UInt8](repeating: 0, count: 10)
    table.long(1, 0, 0, 0)
    table.bytes += Array("TEST".utf8)
    table.short(0x40, 0x20, 0x7A, 800, -200, 0, 800, 200)
    table.long(1, 0)
    table.short(500, 700, 0, 32, 1)
    return table.bytes
  }

  private var names: [UInt8] {
    let texts = [
      (1, family), (2, "Regular"), (4, "\(family) Regular"),
      (6, family.filter { $0 != " " } + "-Regular"), (17, "Bold"), (256, "Weight"),
    ]
    var table = BigEndian(short: 0, texts.count, 6 + 12 * texts.count)
    var storage: [UInt8] = []
    for (number, text) in texts {
      let encoded = text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
      table.short(3, 1, 0x409, number, encoded.count, storage.count)
      storage += encoded
    }
    return table.bytes + storage
  }

  private var postScript: [UInt8] {
    var table = BigEndian(long: 0x0003_0000, 0)
    table.short(-100, 50)
    table.long(0, 0, 0, 0, 0)
    return table.bytes
  }

  private var axes: [UInt8] {
    var table = BigEndian(long: 0x0001_0000)
    table.short(16, 2, 1, 20, 2, 8)
    table.bytes += Array("wght".utf8)
    table.long(100 << 16, 400 << 16, 900 << 16)
    table.short(0, 256, 2, 0)
    table.long(400 << 16)
    table.short(17, 0)
    table.long(700 << 16)
    return table.bytes
  }

  private var variations: [UInt8] {
    // One tuple at the heaviest weight, with deltas for all points and the four phantom points.
    var tuple = BigEndian(short: 1, 10, 19, 0xA000, 0x4000)
    tuple.bytes += [0, 0x47]
    tuple.short(0, 400, 400, 0, 0, 400, 0, 0)
    tuple.bytes += [0x87, 0]
    var table = BigEndian(long: 0x0001_0000)
    table.short(1, 0)
    table.long(20 + 16)
    table.short(3, 1)
    table.long(36, 0, 0, 0, tuple.bytes.count)
    return table.bytes + tuple.bytes
  }
}

/// Numbers with their high bytes first.
private struct BigEndian {
  var bytes: [UInt8] = []

  init(long values: Int..., short: Int...) {
    for value in values { long(value) }
    for value in short { self.short(value) }
  }

  mutating func long(_ values: Int...) {
    for value in values {
      let value = UInt32(truncatingIfNeeded: value)
      bytes += [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: value >> $0) }
    }
  }

  mutating func short(_ values: Int...) {
    for value in values {
      let value = UInt16(truncatingIfNeeded: value)
      bytes += [UInt8(value >> 8), UInt8(value & 0xFF)]
    }
  }
}
