import ArgumentParser
import HanjangCompiler
import HanjangRender

/// The format of the output, and which pages are written.
struct PageArguments: ParsableArguments {
  enum Format: String, CaseIterable, ExpressibleByArgument {
    case pdf, png, svg
  }

  @Option(help: "A PDF, or one picture per page: name-1.png and so on.")
  var format: Format = .pdf

  @Option(
    help: ArgumentHelp("Resolution of PNG pages. (default: 150)", valueName: "pixels per inch"))
  var dpi: Double?

  @Option(
    help: ArgumentHelp(
      "Pages to export as PNG or SVG, e.g. 2, 1-3 or 2-. (default: all)", valueName: "range")
  )
  var pages: PageRange?

  private static let resolutions = 10.0...2_400

  func validate() throws {
    if let dpi {
      guard format == .png else { throw ValidationError("--dpi is for --format png") }
      guard Self.resolutions.contains(dpi) else {
        throw ValidationError("--dpi should be from 10 to 2400, not \(dpi.plain)")
      }
    }
    if pages != nil, format == .pdf {
      throw ValidationError("--pages is for --format png or svg: a PDF has all pages")
    }
  }

  /// nil for a PDF.
  var pageFormat: PageExporter.Format? {
    switch format {
    case .pdf: nil
    case .png: .png(resolution: dpi ?? 150)
    case .svg: .svg
    }
  }
}

extension PageRange: ExpressibleByArgument {
  public init?(argument: String) { self.init(argument) }
}

extension Double {
  /// Whole numbers without a fraction.
  fileprivate var plain: String {
    self == rounded() && abs(self) < 1e9 ? String(Int(self)) : String(self)
  }
}
