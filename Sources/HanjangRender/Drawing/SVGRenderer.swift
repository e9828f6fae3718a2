import CPangoCairo
import HanjangCore
import HanjangLayout

/// Draws pages as SVG, one file a page; text becomes outlines, so that no font is needed to see it.
struct SVGRenderer {
  private var painter: PagePainter
  /// The pictures that could not be drawn, by their indices.
  var brokenPictures: Set<Int> { painter.pictures.broken }

  init(engine: PangoTextEngine, pictures: PicturePainter) {
    painter = PagePainter(engine: engine, pictures: pictures, target: .svg)
  }

  mutating func render(_ page: Page) throws(CairoError) -> [UInt8] {
    let sink = SurfaceSink()
    let drawing = try PageSurface(
      cairo_svg_surface_create_for_stream(
        SurfaceSink.write, Unmanaged.passUnretained(sink).toOpaque(), page.size.width,
        page.size.height))
    painter.draw(page, on: drawing.context)
    try drawing.finish()
    return SVGNames.renumbered(sink.bytes)
  }
}

/// cairo names what a file refers to by numbers that count on from file to file: here they begin
/// from the start in each, so that the same page has the same bytes.
enum SVGNames {
  private static let kinds = ["surface", "image", "mask", "clip", "source", "pattern", "linear"]

  static func renumbered(_ svg: [UInt8]) -> [UInt8] {
    var numbers: [[UInt8]: Int] = [:]
    var output: [UInt8] = []
    output.reserveCapacity(svg.count)
    var position = 0
    while position < svg.count {
      guard svg[position] == UInt8(ascii: "#") || isIdentifier(svg, at: position),
        let name = name(in: svg, from: nameStart(svg, position))
      else {
        output.append(svg[position])
        position += 1
        continue
      }
      let start = nameStart(svg, position)
      let digits = svg[name.digits..<name.end]
      let kind = svg[start..<name.digits]
      let key = Array(svg[start..<name.end])
      let known = numbers[key]
      let number = known ?? numbers.count
      numbers[key] = number
      output += svg[position..<start]
      output += kind
      output += String(number).utf8
      position = start + kind.count + digits.count
    }
    return output
  }

  private static let identifier = Array("id=\"".utf8)

  private static func isIdentifier(_ svg: [UInt8], at position: Int) -> Bool {
    svg[position] == identifier[0] && svg[position...].starts(with: identifier)
  }

  private static func nameStart(_ svg: [UInt8], _ position: Int) -> Int {
    position + (svg[position] == UInt8(ascii: "#") ? 1 : identifier.count)
  }

  private static func name(in svg: [UInt8], from start: Int) -> (digits: Int, end: Int)? {
    guard start < svg.count else { return nil }
    for kind in kinds where svg[start...].starts(with: kind.utf8) {
      let digits = start + kind.utf8.count
      var end = digits
      while end < svg.count, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(svg[end]) { end += 1 }
      if end > digits { return (digits, end) }
    }
    return nil
  }
}
