import HanjangCore
package import HanjangRender

/// Why a picture is not shown.
package enum ImageProblem: Error, Hashable, Sendable {
  case isMissing, isUnreadable, isFolder, isRemote, isOutside, hasNoFolder
  /// In bytes.
  case isLarger(than: Int)
  case cannotBeDrawn(PictureProblem)

  var id: String {
    switch self {
    case .isMissing, .isFolder: "missing-image"
    case .isUnreadable: "unreadable-image"
    case .isRemote: "remote-image"
    case .isOutside: "image-outside-folder"
    case .hasNoFolder: "image-without-folder"
    case .isLarger: "image-too-large"
    case .cannotBeDrawn(let problem):
      switch problem {
      case .isUnsupported: "unsupported-image"
      case .isBroken: "broken-image"
      case .hasTooManyPixels, .isLonger: "image-too-large"
      case .isUnsafe: "unsafe-image"
      case .lacks: "missing-library"
      }
    }
  }

  var sentence: String {
    switch self {
    case .isMissing: "is not there"
    case .isUnreadable: "cannot be read: permission denied"
    case .isFolder: "is a folder"
    case .isRemote: "is on the network, from which nothing is fetched"
    case .isOutside: "is outside the document's folder"
    case .hasNoFolder: "cannot be found for a document from standard input"
    case .isLarger(let limit): "is larger than \(ByteCount(limit).binary)"
    case .cannotBeDrawn(let problem):
      switch problem {
      case .isUnsupported: "isn't a PNG, JPEG, GIF, WebP, SVG or BMP"
      case .isBroken: "is broken: it ends too early or contradicts itself"
      case .hasTooManyPixels(let width, let height, let limit):
        "is \(width) × \(height) pixels; the limit is \(limit / 1_000_000) megapixels"
      case .isLonger(let limit): "is larger than \(ByteCount(limit).binary)"
      case .isUnsafe: "isn't drawn: it is unsafe or takes too long"
      case .lacks(let package): "cannot be read without \(package), which is not installed"
      }
    }
  }

  /// What the author or the user can do; nil for nothing but to look at the picture.
  var advice: String? {
    switch self {
    case .isOutside:
      "its alternative text is printed instead; --allow-path FOLDER allows pictures from there"
    case .isRemote:
      "its alternative text is printed instead; save the picture beside the document"
    case .isUnreadable: "its alternative text is printed instead; chmod +r makes it readable"
    case .isMissing, .isFolder, .hasNoFolder, .isLarger, .cannotBeDrawn: nil
    }
  }
}
