package import HanjangCore

/// A picture whose size is known and whose content waits until it is drawn.
package struct Picture: Sendable {
  package enum Format: Sendable { case png, jpeg, gif, webp, bmp, svg }

  package let format: Format
  /// In pixels as stored; of drawings in CSS pixels, rounded up.
  let width: Int
  let height: Int
  let orientation: Orientation
  /// In points, upright, a CSS pixel being 0.75.
  package let naturalSize: Size
  /// The size of the content in bytes.
  let byteCount: Int
  /// Reads the content again; nil where that has become impossible.
  let content: @Sendable () -> [UInt8]?

  /// The most pixels that a picture may have.
  package static let pixelLimit = 100_000_000

  /// The limit for a drawing, in bytes: each takes many times its size in memory.
  private static let drawingLimit = 10 << 20

  /// - Parameters:
  ///   - bytes: the content, which is not kept.
  ///   - content: reads it again when the picture is drawn.
  package init(
    _ bytes: [UInt8], content: @escaping @Sendable () -> [UInt8]?
  ) throws(PictureProblem) {
    self.content = content
    byteCount = bytes.count
    if SVGSource.isSVG(bytes) {
      guard bytes.count <= Self.drawingLimit else { throw .isLonger(than: Self.drawingLimit) }
      let source = SVGSource(bytes)
      guard !source.isDangerous else { throw .isUnsafe }
      let drawing = try SVGDrawing(bytes)
      if source.isLarge, !drawing.isQuick { throw .isUnsafe }
      let size = drawing.size
      format = .svg
      (width, height) = (Int(size.width.rounded(.up)), Int(size.height.rounded(.up)))
      orientation = .upright
      naturalSize = Size(width: size.width * 0.75, height: size.height * 0.75)
      return
    }
    let header = try PictureHeader.read(bytes)
    try PictureDecoder.check(header.format)
    format = header.format
    (width, height) = (header.width, header.height)
    orientation = header.orientation
    let (across, down) = orientation.swapsSides ? (height, width) : (width, height)
    naturalSize = Size(width: Double(across) * 0.75, height: Double(down) * 0.75)
  }
}
