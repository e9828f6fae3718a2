/// How a picture is to be turned before it is shown: EXIF's tag 0x0112 (CIPA DC-008, 4.6.5).
enum Orientation: Int, Sendable {
  case upright = 1
  case mirrored, upsideDown, flipped, transposed, turnedRight, transversed, turnedLeft

  /// Whether width and height change places.
  var swapsSides: Bool { rawValue >= 5 }

  /// - Parameter body: of an APP1 segment; nil where it holds no EXIF data with an orientation.
  init?(exif body: ArraySlice<UInt8>) {
    let name = Array("Exif\0\0".utf8)
    guard body.starts(with: name) else { return nil }
    let tiff = body.dropFirst(name.count)
    let isLittle = tiff.starts(with: [0x49, 0x49])
    guard isLittle || tiff.starts(with: [0x4D, 0x4D]) else { return nil }
    func number(_ offset: Int, _ size: Int) -> Int? {
      guard offset >= 0, offset + size <= tiff.count else { return nil }
      let start = tiff.startIndex + offset
      let bytes = tiff[start..<(start + size)]
      return (isLittle ? Array(bytes.reversed()) : Array(bytes)).reduce(0) { $0 << 8 | Int($1) }
    }
    guard let directory = number(4, 4), let count = number(directory, 2) else { return nil }
    for entry in 0..<min(count, 200) {
      let offset = directory + 2 + entry * 12
      guard number(offset, 2) == 0x0112 else { continue }
      guard let value = number(offset + 8, 2), let found = Orientation(rawValue: value) else {
        return nil
      }
      self = found
      return
    }
    return nil
  }
}
