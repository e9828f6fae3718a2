/// Takes back what PNG does to rows before it compresses them (PNG specification, section 9).
struct PNGFilter {
  let pixelSize: Int
  let stride: Int

  /// - Parameters:
  ///   - row: the filtered bytes, which become those of the picture.
  ///   - previous: the row above; of the first row, zeros.
  /// - Returns: false for a filter that does not exist.
  func undo(
    _ filter: UInt8, _ row: UnsafeMutablePointer<UInt8>, below previous: UnsafePointer<UInt8>
  ) -> Bool {
    switch filter {
    case 0: break
    case 1: for index in pixelSize..<stride { row[index] &+= row[index - pixelSize] }
    case 2: for index in 0..<stride { row[index] &+= previous[index] }
    case 3: undoAverage(row, previous)
    case 4: undoPaeth(row, previous)
    default: return false
    }
    return true
  }

  private func undoAverage(
    _ row: UnsafeMutablePointer<UInt8>, _ previous: UnsafePointer<UInt8>
  ) {
    for index in 0..<pixelSize { row[index] &+= previous[index] >> 1 }
    for index in pixelSize..<stride {
      let sum = UInt16(row[index - pixelSize]) + UInt16(previous[index])
      row[index] &+= UInt8(truncatingIfNeeded: sum >> 1)
    }
  }

  /// A pixel at once: each depends on the one before it.
  private func undoPaeth(
    _ row: UnsafeMutablePointer<UInt8>, _ previous: UnsafePointer<UInt8>
  ) {
    var left = SIMD4<Int16>(repeating: 0)
    var corner = SIMD4<Int16>(repeating: 0)
    var index = 0
    while index < stride {
      let above = Self.pixel(previous + index, pixelSize)
      let (fromLeft, fromAbove) = (above &- corner, left &- corner)
      let (a, b) = (Self.magnitude(fromLeft), Self.magnitude(fromAbove))
      let c = Self.magnitude(fromLeft &+ fromAbove)
      var nearest = corner.replacing(with: above, where: b .<= c)
      nearest.replace(with: left, where: (a .<= b) .& (a .<= c))
      left = (Self.pixel(row + index, pixelSize) &+ nearest) & 0xFF
      corner = above
      row[index] = UInt8(truncatingIfNeeded: left.x)
      row[index + 1] = UInt8(truncatingIfNeeded: left.y)
      row[index + 2] = UInt8(truncatingIfNeeded: left.z)
      if pixelSize == 4 { row[index + 3] = UInt8(truncatingIfNeeded: left.w) }
      index += pixelSize
    }
  }

  @inline(__always)
  private static func pixel(_ bytes: UnsafePointer<UInt8>, _ size: Int) -> SIMD4<Int16> {
    SIMD4(Int16(bytes[0]), Int16(bytes[1]), Int16(bytes[2]), size == 4 ? Int16(bytes[3]) : 0)
  }

  @inline(__always)
  private static func magnitude(_ difference: SIMD4<Int16>) -> SIMD4<Int16> {
    difference.replacing(with: 0 &- difference, where: difference .< 0)
  }
}
