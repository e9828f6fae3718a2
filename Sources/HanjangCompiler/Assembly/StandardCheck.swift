import HanjangCore
import HanjangLayout
import HanjangRender

/// What keeps a file from following standards.
struct StandardObstacle {
  var standards: Set<PDFStandard>
  /// A sentence, the specific thing first.
  var reason: String
  var range: SourceRange?
  /// The severity of the message that a default claim is dropped.
  var severity = Diagnostic.Severity.warning

  static let archives: Set<PDFStandard> = [.a2u, .a2a, .a3a]
}

/// Decides what a file may claim: nothing that is not so.
enum StandardCheck {
  /// - Returns: the standards that nothing prevents; obstacles to the others are reported.
  static func claims(
    _ request: StandardRequest, obstacles: [StandardObstacle], diagnostics: inout [Diagnostic]
  ) -> Set<PDFStandard> {
    var claims = request.asked.union(request.defaults)
    for obstacle in obstacles {
      let asked = request.asked.intersection(obstacle.standards)
      let dropped = claims.intersection(obstacle.standards).subtracting(asked)
      if !asked.isEmpty { diagnostics.append(.standardUnmet(asked, obstacle)) }
      if !dropped.isEmpty { diagnostics.append(.claimDropped(dropped, obstacle)) }
      claims.subtract(obstacle.standards)
    }
    return claims
  }

  // MARK: Obstacles

  /// Obstacles in pages that are laid out.
  static func obstacles(
    in pages: PagedDocument, inventory: TextInventory, missing: [Diagnostic]
  ) -> [StandardObstacle] {
    var obstacles: [StandardObstacle] = []
    let all = Set(PDFStandard.allCases)
    if let first = missing.first {
      obstacles.append(
        StandardObstacle(
          standards: all, reason: "a character has no glyph in any installed font",
          range: first.range))
    } else if hasMissingGlyph(pages) {
      obstacles.append(StandardObstacle(standards: all, reason: "a character has no glyph"))
    }
    if let range = privateCharacter(in: inventory) {
      obstacles.append(
        StandardObstacle(
          standards: [.a2a, .a3a], reason: "a character is one of Unicode's private use",
          range: range))
    }
    if let address = pages.links.lazy.compactMap(\.longAddress).first {
      obstacles.append(
        StandardObstacle(
          standards: StandardObstacle.archives,
          reason: "the address \(address.prefix(40))… is longer than 32,767 bytes"))
    }
    return obstacles
  }

  /// ISO 14289-1, 7.21.8, and ISO 19005-2, 6.2.11.8: the glyph for missing ones is never shown.
  private static func hasMissingGlyph(_ pages: PagedDocument) -> Bool {
    Concurrency.halves(of: pages.pages, fewest: 20) { pages in
      pages.contains { page in
        page.items.contains { item in
          guard case .text(let run) = item.kind, run.font != .emoji else { return false }
          return run.glyphs.contains { $0.id == 0 }
        }
      }
    }.contains(true)
  }

  /// ISO 19005-2, 6.2.11.7.3.
  private static func privateCharacter(in inventory: TextInventory) -> SourceRange?? {
    for span in inventory.spans where span.text.utf8.contains(where: { $0 >= 0xEE }) {
      if span.text.unicodeScalars.contains(where: {
        $0.properties.generalCategory == .privateUse
      }) {
        return .some(span.range)
      }
    }
    return nil
  }
}

extension LinkArea {
  /// ISO 19005-2, 6.1.13.
  fileprivate var longAddress: String? {
    if case .url(let address) = target, address.utf8.count > 32_767 { address } else { nil }
  }
}

extension Diagnostic {
  fileprivate static func standardUnmet(
    _ standards: Set<PDFStandard>, _ obstacle: StandardObstacle
  ) -> Diagnostic {
    Diagnostic(
      .error, id: "standard-unmet",
      "\(names(standards)) can't be met: \(obstacle.reason)", at: obstacle.range)
  }

  fileprivate static func claimDropped(
    _ standards: Set<PDFStandard>, _ obstacle: StandardObstacle
  ) -> Diagnostic {
    Diagnostic(
      obstacle.severity, id: "claim-dropped",
      "\(names(standards)) isn't declared: \(obstacle.reason)", at: obstacle.range)
  }

  private static func names(_ standards: Set<PDFStandard>) -> String {
    standards.map(\.name).sorted().joined(separator: " and ")
  }
}
