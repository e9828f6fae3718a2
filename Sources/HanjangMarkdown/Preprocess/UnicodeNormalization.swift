@_spi(_Unicode) import Swift

/// Unicode's composed form (NFC), as macOS's file names and copied text often are not.
package enum UnicodeNormalization {
  /// NFC, save for the compatibility ideographs U+F900–FAFF, which it would turn into others.
  package static func composed(_ text: String) -> String {
    guard needsComposition(text) else { return text }
    var result = String.UnicodeScalarView()
    var run = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if (0xF900...0xFAFF).contains(scalar.value) {
        result.append(contentsOf: composedScalars(run))
        run = String.UnicodeScalarView()
        result.append(scalar)
      } else {
        run.append(scalar)
      }
    }
    result.append(contentsOf: composedScalars(run))
    return String(result)
  }

  private static func composedScalars(_ run: String.UnicodeScalarView) -> [Unicode.Scalar] {
    Array(String(run)._nfc)
  }

  /// Whether anything stands there that composition could change: combining marks, conjoining Jamo
  /// and singletons such as the Ångström sign.
  private static func needsComposition(_ text: String) -> Bool {
    text.unicodeScalars.contains { scalar in
      switch scalar.value {
      case ..<0x300: false
      case 0x300...0x36F, 0x1100...0x11FF, 0x2126, 0x212A, 0x212B, 0x3099, 0x309A: true
      case 0x370...0x1DFF: scalar.properties.canonicalCombiningClass != .notReordered
      default: false
      }
    }
  }
}
