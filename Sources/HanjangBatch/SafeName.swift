import HanjangCompiler
import HanjangMarkdown

/// File names that every system takes, and by which it tells files apart.
package enum SafeName {
  /// In bytes: with a number and an ending it stays below the 255 that systems allow.
  private static let sizeLimit = 200

  /// NFC, without what a file system or a shell could trip over; empty where nothing is left.
  package static func stem(_ text: String) -> String {
    var name = String.UnicodeScalarView()
    // Scalars that fall away are few; what is far beyond the limit isn't read.
    let start = String(text.unicodeScalars.prefix(sizeLimit * 4))
    for scalar in UnicodeNormalization.composed(start).unicodeScalars {
      guard isVisible(scalar) else {
        if scalar.properties.isWhitespace { name.append(" ") }
        continue
      }
      name.append("/\\:*?\"<>|".unicodeScalars.contains(scalar) ? "-" : scalar)
    }
    var stem = String(name).split(separator: " ").joined(separator: " ")
    while stem.utf8.count > sizeLimit { stem.removeLast() }
    stem = String(stem.drop { ". -_~".contains($0) })
    while let last = stem.last, ". -_".contains(last) { stem.removeLast() }
    return SafeFileName.isReserved(stem) ? "_\(stem)" : stem
  }

  /// By what systems that heed neither case nor composition tell names apart.
  package static func key(_ path: String) -> String {
    UnicodeNormalization.composed(UnicodeNormalization.composed(path).lowercased())
  }

  private static func isVisible(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator,
      .paragraphSeparator:
      // Joiners make emoji and some scripts, and are harmless.
      scalar.value == 0x200D || scalar.value == 0x200C
    default: true
    }
  }
}
