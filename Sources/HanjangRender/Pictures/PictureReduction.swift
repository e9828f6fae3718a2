/// How much pictures are reduced for a file to become small enough.
package struct PictureReduction: Hashable, Sendable {
  /// The most pixels an inch that they keep.
  package var resolution: Double
  /// JPEG quality from 1 to 100, as in libjpeg.
  package var quality: Int

  private init(_ resolution: Double, _ quality: Int) {
    self.resolution = resolution
    self.quality = quality
  }

  /// From the least to the most: to the eye, resolution and quality go down together.
  package static let steps = [
    PictureReduction(250, 82), PictureReduction(225, 80), PictureReduction(200, 78),
    PictureReduction(180, 75), PictureReduction(165, 72), PictureReduction(150, 70),
    PictureReduction(135, 66), PictureReduction(120, 62), PictureReduction(110, 58),
    PictureReduction(100, 54), PictureReduction(90, 50), PictureReduction(80, 45),
    PictureReduction(72, 40), PictureReduction(60, 36), PictureReduction(50, 32),
  ]
}
