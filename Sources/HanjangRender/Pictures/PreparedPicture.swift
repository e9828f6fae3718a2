import CPangoCairo
import Dispatch
import Synchronization

/// A picture as it goes into a file.
///
/// Sendable because it is made on one thread, drawn on another afterwards, and never on both.
enum PreparedPicture: @unchecked Sendable {
  /// `width` and `height` are in pixels, as stored.
  case jpeg([UInt8], width: Int, height: Int)
  case pixels(RasterImage)
  case drawing(SVGDrawing)
  case broken

  /// The stored width of what is drawn, in pixels.
  var width: Int {
    switch self {
    case .jpeg(_, let width, _): width
    case .pixels(let image): image.width
    case .drawing, .broken: 1
    }
  }

  var height: Int {
    switch self {
    case .jpeg(_, _, let height): height
    case .pixels(let image): image.height
    case .drawing, .broken: 1
    }
  }

  /// The size of a JPEG in the file.
  var byteCount: Int {
    switch self {
    case .jpeg(let bytes, _, _): bytes.count
    case .pixels, .drawing, .broken: 0
    }
  }
}

/// Reads pictures' content and makes of it what a file needs.
struct PicturePreparation: Sendable {
  let pictures: [Picture]
  let uses: [Int: PictureUse]
  let budget: PictureBudget
  /// Whether a JPEG can go in as it is; a page that is drawn as pixels needs its pixels.
  let keepsJPEG: Bool

  /// The large pictures of a document, made smaller on all processors: photos become small, so that
  /// all can be kept, others as far as there is room; the rest waits until it is drawn.
  func largePictures() -> [Int: PreparedPicture] {
    guard keepsJPEG else { return [:] }
    let known = uses.keys.filter { pictures.indices.contains($0) }.sorted()
    let found = Mutex<[Int: PreparedPicture]>([:])
    let room = Atomic(Self.keptBytes)
    prepare(known.filter { pictures[$0].format == .jpeg }, workers: 4) { index, picture in
      found.withLock { $0[index] = picture }
    }
    let others = known.filter { isLargeRaster($0) }
    // Each worker holds all pixels of one.
    let largest = others.map { pictures[$0].width * pictures[$0].height }.max() ?? 0
    prepare(others, workers: largest > Self.hugePicture ? 1 : 2) { index, picture in
      if case .pixels(let image) = picture {
        let size = image.stride * image.height
        guard room.subtract(size, ordering: .relaxed).newValue >= 0 else { return }
      }
      found.withLock { $0[index] = picture }
    }
    return found.withLock { $0 }
  }

  /// How many bytes of pixels wait until they are drawn.
  private static let keptBytes = 48 << 20

  /// In pixels.
  private static let hugePicture = 25_000_000

  private func isLargeRaster(_ index: Int) -> Bool {
    let picture = pictures[index]
    switch picture.format {
    case .png, .gif, .webp, .bmp: return picture.width * picture.height > 500_000
    case .jpeg, .svg: return false
    }
  }

  private func prepare(
    _ indices: [Int], workers: Int, keep: @Sendable (Int, PreparedPicture) -> Void
  ) {
    guard !indices.isEmpty else { return }
    let next = Atomic(0)
    DispatchQueue.concurrentPerform(iterations: min(indices.count, workers)) { _ in
      while true {
        let place = next.wrappingAdd(1, ordering: .relaxed).oldValue
        guard place < indices.count else { return }
        keep(indices[place], prepared(indices[place]))
      }
    }
  }

  func prepared(_ index: Int) -> PreparedPicture {
    guard let use = uses[index], pictures.indices.contains(index) else { return .broken }
    let picture = pictures[index]
    guard let bytes = picture.content() else { return .broken }
    let size = budget.pixels(picture, use)
    switch picture.format {
    case .svg: return drawing(bytes, width: size.width, height: size.height)
    case .jpeg where keepsJPEG: return photo(picture, bytes, size.width, size.height)
    case .jpeg, .png, .gif, .webp, .bmp:
      return pixels(picture, bytes, size.width, size.height)
    }
  }

  // MARK: Photos

  private static let quality = 85
  /// Where the room is short.
  private static let lowerQualities = [76, 66, 56]

  /// A JPEG that is no finer than it may be goes in as it is, without a change to its pixels.
  private func photo(
    _ picture: Picture, _ bytes: [UInt8], _ width: Int, _ height: Int
  ) -> PreparedPicture {
    guard let stream = JPEGStream(bytes), stream.width == picture.width,
      stream.height == picture.height, stream.isComplete
    else { return .broken }
    let isKept = stream.components != 4
    let whole = PreparedPicture.jpeg(
      isKept ? stream.stripped(bytes) : [], width: picture.width, height: picture.height)
    let room = budget.bytesPerPixel * Double(picture.width * picture.height)
    if budget.reduction == nil, isKept, width == picture.width, Double(bytes.count) <= room {
      switch isSound(whole) {
      case true?: return whole
      case false?: return .broken
      // Its pixels are encoded again, so that it is sound.
      case nil: break
      }
    }
    guard
      let decoded = PictureDecoder.pixels(of: picture, bytes: bytes, width: width, height: height)
    else { return .broken }
    guard let photo = encoded(decoded.image, isGray: decoded.isGray) else {
      return .pixels(decoded.image)
    }
    // What was saved sparingly is already as small as it can be.
    guard budget.reduction != nil, isKept, whole.byteCount <= photo.byteCount else { return photo }
    return whole
  }

  /// Where no library can tell, readers of the file have to.
  private func isSound(_ picture: PreparedPicture) -> Bool? {
    guard case .jpeg(let bytes, _, _) = picture, let library = JPEGLibrary.shared else {
      return true
    }
    return library.isSound(bytes)
  }

  private func encoded(_ image: RasterImage, isGray: Bool) -> PreparedPicture? {
    guard let library = JPEGLibrary.shared else { return nil }
    let room = budget.bytesPerPixel * Double(image.width * image.height)
    var best: [UInt8]?
    let most = budget.reduction?.quality ?? Self.quality
    for quality in [most] + Self.lowerQualities.filter({ $0 < most }) {
      guard let bytes = library.encode(image, isGray: isGray, quality: quality) else { break }
      best = bytes
      if Double(bytes.count) <= room { break }
    }
    return best.map { .jpeg($0, width: image.width, height: image.height) }
  }

  // MARK: Others

  /// Fewer pixels than this, and nothing is gained by making a photo a JPEG.
  private static let leastPhoto = 40_000

  private func pixels(
    _ picture: Picture, _ bytes: [UInt8], _ width: Int, _ height: Int
  ) -> PreparedPicture {
    guard
      let decoded = PictureDecoder.pixels(of: picture, bytes: bytes, width: width, height: height)
    else { return .broken }
    let image = decoded.image
    let area = image.width * image.height
    if keepsJPEG, area >= Self.leastPhoto, image.isPhoto, image.isOpaque,
      let photo = encoded(image, isGray: false)
    {
      return photo
    }
    if budget.reduction != nil, area >= Self.leastPhoto, let photo = smaller(than: image) {
      return photo
    }
    return .pixels(image)
  }

  /// A drawing or screenshot as JPEG, where that takes much less.
  private func smaller(than image: RasterImage) -> PreparedPicture? {
    guard image.isOpaque, let deflated = DeflateLibrary.shared?.size(of: image),
      let photo = encoded(image, isGray: image.isGray), photo.byteCount < deflated * 2 / 3
    else { return nil }
    return photo
  }

  private func drawing(_ bytes: [UInt8], width: Int, height: Int) -> PreparedPicture {
    guard let drawing = try? SVGDrawing(bytes) else { return .broken }
    guard keepsJPEG else { return .drawing(drawing) }
    let source = SVGSource(bytes)
    if let prepared = prepared(drawing, source, width, height, isLast: false) { return prepared }
    // Fonts that another drawing has left in an error fail all that follow.
    SVGLibrary.forgetFonts()
    return prepared(drawing, source, width, height, isLast: true) ?? .broken
  }

  /// nil where something fails; the last time, what could not be outlined is drawn in pixels.
  private func prepared(
    _ drawing: SVGDrawing, _ source: SVGSource, _ width: Int, _ height: Int, isLast: Bool
  ) -> PreparedPicture? {
    if !source.needsPixels {
      if !source.hasText, drawing.staysVector { return .drawing(drawing) }
      if source.hasText {
        let outlined = drawing.outlined()
        guard outlined != nil || isLast else { return nil }
        if let outlined, let vector = try? SVGDrawing(outlined), vector.staysVector {
          return .drawing(vector)
        }
      }
    }
    let scale = min(1, (source.mostPixels / Double(width * height)).squareRoot())
    let (width, height) = (Int(Double(width) * scale), Int(Double(height) * scale))
    return drawing.pixels(width: max(1, width), height: max(1, height)).map { .pixels($0) }
  }
}
