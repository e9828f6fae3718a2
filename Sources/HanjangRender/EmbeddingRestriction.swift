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
    let tag = Array("OS/2".utf8).reduce(0) { $0 << 8 | UInt32($1) }
    guard let table = hb_face_reference_table(face, tag) else { return nil }
    defer { hb_blob_destroy(table) }
    var length: UInt32 = 0
    let bytes = UnsafeRawBufferPointer(
      start: hb_blob_get_data(table, &length), count: Int(length))
    guard bytes.count >= 10 else { return nil }
    self.init(fsType: UInt16(bytes[8]) << 8 | UInt16(bytes[9]))
  }

  fileprivate var reason: String {
    switch self {
    case .restrictedLicence: "restricted licence, bit 1 of its fsType"
    case .noSubsetting: "no subsetting, bit 8 of its fsType"
    case .bitmapsOnly: "bitmaps only, bit 9 of its fsType"
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
    "the font \(name) may not be embedded (\(restriction.reason))"
  }
}
