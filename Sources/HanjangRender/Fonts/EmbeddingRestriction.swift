import CPangoCairo

/// Why a font may not go into a PDF as this program puts fonts there, which is as outlines and with
/// the needed characters alone (OpenType 1.9, "OS/2", fsType).
package enum EmbeddingRestriction: Hashable, Sendable {
  /// Bit 1, where no weaker one of bits 2 and 3 stands beside it.
  case restrictedLicence
  /// Bit 8.
  case noSubsetting
  /// Bit 9.
  case bitmapsOnly
  /// Outlines that vary and are neither of TrueType nor of CFF's first version: no PDF holds them
  /// (ISO 32000-1, 9.9).
  case variableOutlines

  init?(fsType: UInt16) {
    if fsType & 0x000E == 0x0002 {
      self = .restrictedLicence
    } else if fsType & 0x0200 != 0 {
      self = .bitmapsOnly
    } else if fsType & 0x0100 != 0 {
      self = .noSubsetting
    } else {
      return nil
    }
  }

  /// nil also for a face that says nothing.
  init?(of face: OpaquePointer?) {
    let licence = FontTable.read("OS/2", of: face) { bytes -> EmbeddingRestriction? in
      guard bytes.count >= 10 else { return nil }
      return EmbeddingRestriction(fsType: UInt16(bytes[8]) << 8 | UInt16(bytes[9]))
    }
    if let licence {
      self = licence
    } else if FontTable.isPresent("CFF2", in: face) {
      self = .variableOutlines
    } else {
      return nil
    }
  }

  /// Whether the licence says so, and no other font may be put in its place unasked.
  var isOfLicence: Bool {
    switch self {
    case .restrictedLicence, .noSubsetting, .bitmapsOnly: true
    case .variableOutlines: false
    }
  }

  fileprivate var reason: String {
    switch self {
    case .restrictedLicence: "restricted licence, bit 1 of its fsType"
    case .noSubsetting: "no subsetting, bit 8 of its fsType"
    case .bitmapsOnly: "bitmaps only, bit 9 of its fsType"
    case .variableOutlines: "variable CFF2 outlines"
    }
  }
}

/// A font that may not be embedded.
package struct ForbiddenFont: Hashable, Sendable {
  /// What it calls itself.
  package var name: String
  package var restriction: EmbeddingRestriction

  /// The start of a sentence.
  package var sentence: String {
    "the font \(name) \(restriction.isOfLicence ? "may not" : "can't") be embedded "
      + "(\(restriction.reason))"
  }
}
