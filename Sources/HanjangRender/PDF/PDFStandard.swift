/// A standard that a file can claim to follow.
package enum PDFStandard: String, CaseIterable, Sendable {
  /// ISO 14289-1: what assistive technology needs.
  case ua1 = "ua-1"
  /// ISO 19005-2: what archives need, with text that comes back, or with structure too.
  case a2u = "a-2u"
  case a2a = "a-2a"
  /// ISO 19005-3: the same with any file attached.
  case a3a = "a-3a"

  package var name: String {
    switch self {
    case .ua1: "PDF/UA-1"
    case .a2u: "PDF/A-2u"
    case .a2a: "PDF/A-2a"
    case .a3a: "PDF/A-3a"
    }
  }

  /// The part and the level of ISO 19005; nil for others.
  package var archive: (part: Int, level: String)? {
    switch self {
    case .ua1: nil
    case .a2u: (2, "U")
    case .a2a: (2, "A")
    case .a3a: (3, "A")
    }
  }
}

/// How a PDF is to be finished.
package struct PDFOptions: Sendable {
  /// Whether the file has a structure tree.
  package var isTagged: Bool
  /// What the file says that it follows.
  package var claims: Set<PDFStandard>
  package var attachments: [PDFAttachment] = []
  /// Encrypts the file.
  package var password: String?
  /// The pages of other PDFs, by the index of the first of the empty pages that wait for them.
  package var foreign: [(firstPage: Int, source: ForeignPDF)] = []

  package init(isTagged: Bool = true, claims: Set<PDFStandard> = []) {
    self.isTagged = isTagged
    self.claims = claims
  }

  /// The claimed part of ISO 19005 at its highest level.
  var archive: (part: Int, level: String)? {
    claims.compactMap(\.archive).min { $0.level < $1.level }
  }

  func isForeign(page: Int) -> Bool {
    foreign.contains { ($0.firstPage..<($0.firstPage + $0.source.pageSizes.count)).contains(page) }
  }
}
