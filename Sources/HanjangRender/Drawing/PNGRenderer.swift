import CPangoCairo
package import HanjangCore
import HanjangLayout

/// Draws pages as PNG pictures.
struct PNGRenderer {
  private var painter: PagePainter
  /// The pictures that could not be drawn, by their indices.
  var brokenPictures: Set<Int> { painter.pictures.broken }
  /// In pixels a point.
  private let scale: Double

  /// - Parameter resolution: in pixels an inch.
  init(engine: PangoTextEngine, pictures: PicturePainter, resolution: Double) {
    painter = PagePainter(engine: engine, pictures: pictures, target: .pixels)
    scale = resolution / 72
  }

  mutating func render(_ page: Page) throws(CairoError) -> [UInt8] {
    let (width, height) = PageSide.pixels(of: page.size, scale: scale)
    let drawing = try PageSurface(
      cairo_image_surface_create(
        CAIRO_FORMAT_RGB24, Int32(clamping: width), Int32(clamping: height)))
    cairo_scale(
      drawing.context, Double(width) / page.size.width, Double(height) / page.size.height)
    painter.draw(page, on: drawing.context)
    return try drawing.png()
  }
}

/// The sides of pages that are drawn as pixels.
package enum PageSide {
  /// The most pixels of a page: they take 400 MB.
  package static let pixelLimit = 100_000_000

  package static func pixels(of size: Size, scale: Double) -> (width: Int, height: Int) {
    // A hundredth of a pixel absorbs the rounding of millimetres.
    (
      max(1, Int((size.width * scale - 0.01).rounded(.up))),
      max(1, Int((size.height * scale - 0.01).rounded(.up)))
    )
  }
}
