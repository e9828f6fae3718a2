package import HanjangMarkdown
import HanjangResume

/// The order in which sections are set.
package enum SectionOrder {
  /// Wanted's own order; what Wanted has no section for stands beside its like.
  private static let wanted = [
    "summary", "contact", "career", "project", "opensource", "education", "training", "skills",
    "awards", "certificates", "publications", "activities", "languages", "military", "letter",
    "other", "generic", "links",
  ]

  /// Whether `name` can stand in an order: a kind of sections, a usual title, or one of the
  /// document's own.
  package static func knows(_ name: String, in document: Document) -> Bool {
    if ["author", "wanted"].contains(name) || SectionKind(rawValue: name.lowercased()) != nil {
      return true
    }
    return SectionKind(title: name) != nil
      || document.blocks.contains { block in
        if case .heading(_, _, let content) = block.kind {
          content.plainText == name
        } else {
          false
        }
      }
  }

  /// - Parameter order: `author`, `wanted`, or kinds of sections and titles; what it doesn't name
  ///   follows as the author has it.
  static func sorted(_ sections: [Section], by order: [String]) -> [Section] {
    guard !order.isEmpty, order != ["author"] else { return sections }
    let names = (order == ["wanted"] ? wanted : order).map { name in
      (name: name, kind: SectionKind(rawValue: name.lowercased()) ?? SectionKind(title: name))
    }
    let ranked = sections.enumerated().map { index, section in
      let rank = names.firstIndex { name, kind in
        name == section.title.plainText || kind == section.kind
      }
      return (rank: rank ?? names.count, index: index, section)
    }
    return ranked.sorted { ($0.rank, $0.index) < ($1.rank, $1.index) }.map(\.2)
  }
}
