/// The colour space sRGB as an ICC profile (ICC.1:2010, version 4.2) of half a kilobyte.
enum ICCProfile {
  static let sRGB: [UInt8] = {
    let tags: [(name: String, data: [UInt8])] = [
      ("desc", text("sRGB")), ("cprt", text("No copyright")),
      ("wtpt", coordinates(0.9642, 1, 0.8249)),
      // IEC 61966-2-1's primaries, adapted to D50.
      ("rXYZ", coordinates(0.43607, 0.22249, 0.01392)),
      ("gXYZ", coordinates(0.38515, 0.71687, 0.09708)),
      ("bXYZ", coordinates(0.14307, 0.06061, 0.71410)),
      ("chad", adaptation), ("rTRC", curve),
    ]
    let shared = ["gTRC", "bTRC"]
    let offset = headerSize + 4 + 12 * (tags.count + shared.count)
    var table: [UInt8] = number(tags.count + shared.count)
    var data: [UInt8] = []
    for tag in tags {
      let entry = number(offset + data.count) + number(tag.data.count)
      table += Array(tag.name.utf8) + entry
      if tag.name == "rTRC" {
        for name in shared { table += Array(name.utf8) + entry }
      }
      data += tag.data + [UInt8](repeating: 0, count: (4 - tag.data.count % 4) % 4)
    }
    return header(size: offset + data.count) + table + data
  }()

  private static let headerSize = 128

  private static func header(size: Int) -> [UInt8] {
    var bytes = number(size) + number(0) + [4, 0x20, 0, 0]
    bytes += Array("mntrRGB XYZ ".utf8)
    // The profile's own date: any, but the same always.
    for part in [2026, 1, 1, 0, 0, 0] { bytes += [UInt8(part >> 8), UInt8(part & 0xFF)] }
    bytes += Array("acsp".utf8) + [UInt8](repeating: 0, count: 24) + number(0)
    bytes += fixed(0.9642) + fixed(1) + fixed(0.8249)
    return bytes + [UInt8](repeating: 0, count: headerSize - bytes.count)
  }

  /// A big-endian number of 32 bits.
  private static func number(_ value: Int) -> [UInt8] {
    (0..<4).reversed().map { UInt8(truncatingIfNeeded: value >> ($0 * 8)) }
  }

  /// s15Fixed16Number.
  private static func fixed(_ value: Double) -> [UInt8] {
    number(Int((value * 65_536).rounded()))
  }

  private static func coordinates(_ x: Double, _ y: Double, _ z: Double) -> [UInt8] {
    Array("XYZ ".utf8) + number(0) + fixed(x) + fixed(y) + fixed(z)
  }

  private static func text(_ text: String) -> [UInt8] {
    let characters = text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
    return Array("mluc".utf8) + number(0) + number(1) + number(12) + Array("enUS".utf8)
      + number(characters.count) + number(28) + characters
  }

  /// parametricCurveType 3: a power above a straight start.
  private static let curve: [UInt8] =
    Array("para".utf8) + number(0) + [0, 3, 0, 0]
    + [2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045].flatMap(fixed)

  /// Bradford's, from D65 to D50.
  private static let adaptation: [UInt8] =
    Array("sf32".utf8) + number(0)
    + [
      1.04788, 0.02292, -0.05020, 0.02959, 0.99048, -0.01706, -0.00923, 0.01508, 0.75168,
    ].flatMap(fixed)
}
