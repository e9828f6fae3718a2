import HanjangTestSupport
import Testing

@testable import HanjangRender

/// Photos in PNG that are made smaller while they are read.
@Suite struct ReducedPNGTests {
  /// A picture by a rule, its rows filtered by all that PNG has in turn.
  private struct Sample {
    var width: Int
    var height: Int
    var pixelSize: Int

    func value(_ x: Int, _ y: Int, _ channel: Int) -> UInt8 {
      if channel == 3 { return UInt8((x * 40 + 55) % 256) }
      return UInt8((x * 37 + y * 91 + channel * 53 + x * y) % 256)
    }

    private func byte(_ index: Int, _ y: Int) -> Int {
      guard index >= 0, y >= 0 else { return 0 }
      return Int(value(index / pixelSize, y, index % pixelSize))
    }

    var rows: [UInt8] {
      (0..<height).flatMap { y -> [UInt8] in
        let filter = y % 5
        return [UInt8(filter)]
          + (0..<width * pixelSize).map { index in
            let (left, above) = (byte(index - pixelSize, y), byte(index, y - 1))
            let corner = index < pixelSize ? 0 : byte(index - pixelSize, y - 1)
            let guess = left + above - corner
            let distances = [left, above, corner].map { abs(guess - $0) }
            let paeth = [left, above, corner][
              distances.firstIndex(of: distances.min() ?? 0) ?? 0]
            let predicted = [0, left, above, (left + above) / 2, paeth][filter]
            return UInt8(truncatingIfNeeded: byte(index, y) - predicted)
          }
      }
    }

    var png: [UInt8] {
      SamplePicture.png(
        width, height, colors: pixelSize == 4 ? 6 : 2, data: SamplePicture.stored(rows))
    }
  }

  private func reduced(_ bytes: [UInt8], _ width: Int, _ height: Int) -> RasterImage? {
    bytes.withUnsafeBytes { PNGDecoder.reduced($0, width: width, height: height) }
  }

  @Test(arguments: [3, 4]) func eachPixelIsTheMeanOfThoseThatItCovers(_ pixelSize: Int) throws {
    let sample = Sample(width: 24, height: 30, pixelSize: pixelSize)
    let image = try #require(reduced(sample.png, 12, 10))
    let pixels = try #require(image.pixels)
    #expect(image.hasAlpha == (pixelSize == 4))
    for y in 0..<10 {
      for x in 0..<12 {
        for channel in 0..<3 {
          var sum = 0.0
          for (across, down) in (0..<6).map({ (x * 2 + $0 % 2, y * 3 + $0 / 2) }) {
            let alpha = pixelSize == 4 ? Double(sample.value(across, down, 3)) / 255 : 1
            sum += Double(sample.value(across, down, channel)) * alpha
          }
          let found = Double(pixels[y * image.stride + x * 4 + 2 - channel])
          #expect(abs(found - sum / 6) <= 0.51)
        }
      }
    }
  }

  @Test(arguments: [(23, 29), (7, 11), (1, 1), (13, 2)])
  func anySizeIsFilledToItsEnd(_ width: Int, _ height: Int) throws {
    let sample = Sample(width: 24, height: 30, pixelSize: 3)
    let image = try #require(reduced(sample.png, width, height))
    let pixels = try #require(image.pixels)
    for place in [(0, 0), (width - 1, 0), (0, height - 1), (width - 1, height - 1)] {
      #expect(pixels[place.1 * image.stride + place.0 * 4] > 0)
    }
  }

  /// All else is read by cairo, which knows what is broken.
  @Test func whatIsBrokenOrOfAnotherKindIsLeftAlone() {
    let sample = Sample(width: 24, height: 30, pixelSize: 3)
    let png = sample.png
    #expect(reduced(png, 24, 30) == nil)
    #expect(reduced(Array(png.dropLast(20)), 12, 15) == nil)
    #expect(reduced(Array(png.prefix(40)), 12, 15) == nil)
    var rows = sample.rows
    rows[0] = 9
    let unknown = SamplePicture.png(24, 30, colors: 2, data: SamplePicture.stored(rows))
    #expect(reduced(unknown, 12, 15) == nil)
    let short = SamplePicture.png(24, 30, colors: 2, data: SamplePicture.stored([0, 1]))
    #expect(reduced(short, 12, 15) == nil)
    #expect(reduced(SamplePicture.png(24, 30, colors: 3, data: []), 12, 15) == nil)
  }
}
