/// Makes a picture smaller while its rows come in: each pixel is the mean of those that it covers,
/// so that the whole is never in memory as pixels.
struct PixelReducer {
  private let image: RasterImage
  private let pixels: UnsafeMutablePointer<UInt8>
  private let pixelSize: Int
  private let sourceHeight: Int
  /// For each pixel of a row the first that it covers, and how many.
  private let covered: [(first: Int, count: Int)]
  /// The shares of the covered pixels, one output pixel after another.
  private let shares: [Float]
  private var row: [SIMD4<Float>]
  private var sum: [SIMD4<Float>]
  private var line = 0

  /// - Parameter pixelSize: in bytes: red, green, blue, and perhaps alpha.
  init?(width: Int, height: Int, pixelSize: Int, toWidth newWidth: Int, height newHeight: Int) {
    guard
      let image = RasterImage(width: newWidth, height: newHeight, hasAlpha: pixelSize == 4),
      let pixels = image.pixels
    else { return nil }
    (self.image, self.pixels, self.pixelSize) = (image, pixels, pixelSize)
    sourceHeight = height
    let cuts = (0..<newWidth).map { Self.cover($0, of: newWidth, from: width) }
    covered = cuts.map { ($0.first, $0.shares.count) }
    shares = cuts.flatMap(\.shares)
    row = Array(repeating: .zero, count: newWidth)
    sum = row
  }

  /// What a pixel covers of a longer row: the shares of each, which add up to one.
  private static func cover(
    _ index: Int, of count: Int, from length: Int
  ) -> (first: Int, shares: [Float]) {
    let scale = Double(length) / Double(count)
    let (start, end) = (Double(index) * scale, Double(index + 1) * scale)
    let first = min(Int(start), length - 1)
    let last = min(Int(end.rounded(.up)), length)
    let shares = (first..<max(last, first + 1)).map { place in
      Float((min(end, Double(place + 1)) - max(start, Double(place))) / scale)
    }
    return (first, shares)
  }

  /// - Parameter y: the row's number; rows come in order.
  mutating func add(_ source: UnsafePointer<UInt8>, y: Int) {
    reduce(source)
    let scale = Double(sourceHeight) / Double(image.height)
    var top = Double(y)
    while line < image.height {
      let end = Double(line + 1) * scale
      let bottom = min(Double(y + 1), end)
      let share = Float((bottom - top) / scale)
      for index in row.indices { sum[index] += row[index] * share }
      // Rounding must not leave a row unfinished.
      guard end <= Double(y + 1) + 1e-9 || y + 1 == sourceHeight && line == image.height - 1
      else { return }
      write()
      top = bottom
      guard top < Double(y + 1) - 1e-9 else { return }
    }
  }

  func finished() -> RasterImage {
    image.markWritten()
    return image
  }

  private mutating func reduce(_ source: UnsafePointer<UInt8>) {
    var next = 0
    for index in covered.indices {
      let (first, count) = covered[index]
      var pixel = source + first * pixelSize
      var mean = SIMD4<Float>.zero
      for share in shares[next..<(next + count)] {
        mean += value(of: pixel) * share
        pixel += pixelSize
      }
      next += count
      row[index] = mean
    }
  }

  /// Multiplied by its alpha, as cairo has it.
  @inline(__always)
  private func value(of pixel: UnsafePointer<UInt8>) -> SIMD4<Float> {
    let (red, green, blue) = (Float(pixel[0]), Float(pixel[1]), Float(pixel[2]))
    guard pixelSize == 4 else { return SIMD4(blue, green, red, 255) }
    return SIMD4(blue, green, red, 255) * (Float(pixel[3]) / 255)
  }

  private mutating func write() {
    let target = pixels + line * image.stride
    for index in sum.indices {
      // A mean of bytes lies between them, but for rounding; vectors are converted slowly.
      let value = sum[index]
      target[index * 4] = UInt8(min(255, value.x + 0.5))
      target[index * 4 + 1] = UInt8(min(255, value.y + 0.5))
      target[index * 4 + 2] = UInt8(min(255, value.z + 0.5))
      target[index * 4 + 3] = UInt8(min(255, value.w + 0.5))
      sum[index] = .zero
    }
    line += 1
  }
}
