/// Decodes pictures to pixels, at about the size at which they are needed.
enum PictureDecoder {
  struct Pixels {
    var image: RasterImage
    var isGray = false
  }

  /// - Throws: where what decodes the format is not installed.
  static func check(_ format: Picture.Format) throws(PictureProblem) {
    switch format {
    case .png, .jpeg, .svg: return
    case .gif, .bmp:
      guard PixbufLibrary.shared != nil else { throw .lacks(package: "libgdk-pixbuf-2.0-0") }
    case .webp:
      guard let library = PixbufLibrary.shared, library.reads("webp") else {
        throw .lacks(package: "webp-pixbuf-loader")
      }
    }
  }

  /// - Parameters:
  ///   - width, height: as many pixels as are asked for, as stored; the picture may have fewer.
  /// - Returns: nil for a broken picture.
  static func pixels(
    of picture: Picture, bytes: [UInt8], width: Int, height: Int
  ) -> Pixels? {
    let (width, height) = (min(width, picture.width), min(height, picture.height))
    guard let decoded = decoded(picture, bytes, width, height) else { return nil }
    let image = decoded.image
    guard width > 0, height > 0, image.width > width || image.height > height,
      let scaled = image.scaled(
        toWidth: min(width, image.width), height: min(height, image.height))
    else { return decoded }
    return Pixels(image: scaled, isGray: decoded.isGray)
  }

  private static func decoded(
    _ picture: Picture, _ bytes: [UInt8], _ width: Int, _ height: Int
  ) -> Pixels? {
    let factor = max(1, min(picture.width / max(1, width), picture.height / max(1, height)))
    func pixbuf(_ bytes: [UInt8]?, _ format: String) -> Pixels? {
      guard let bytes, let library = PixbufLibrary.shared else { return nil }
      return library.decode(bytes, format: format, factor: factor).map { Pixels(image: $0) }
    }
    switch picture.format {
    case .png:
      let reduced = bytes.withUnsafeBytes {
        PNGDecoder.reduced($0, width: width, height: height)
      }
      if let reduced { return Pixels(image: reduced) }
      let surface = bytes.withUnsafeBytes { PNGDecoder.surface($0) }
      return RasterImage(surface).map { Pixels(image: $0) }
    case .jpeg:
      let isInverted = JPEGStream(bytes)?.hasAdobeSegment ?? false
      guard let library = JPEGLibrary.shared else { return pixbuf(bytes, "jpeg") }
      switch library.decode(bytes, atLeast: width, height, isInverted: isInverted) {
      case .image(let image, let isGray): return Pixels(image: image, isGray: isGray)
      case .broken: return nil
      case .unknown: return pixbuf(bytes, "jpeg")
      }
    case .gif: return pixbuf(GIFFrame.first(of: bytes), "gif")
    case .webp: return pixbuf(bytes, "webp")
    case .bmp: return pixbuf(bytes, "bmp")
    case .svg: return nil
    }
  }
}
