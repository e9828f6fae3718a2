package import HanjangCore
package import HanjangMarkdown

/// A document whose parts are recognised as those of a résumé; unclaimed blocks stay as they are.
package struct Manuscript: Hashable, Sendable {
  package enum Kind: String, CaseIterable, Sendable {
    case resume, career, portfolio, letter, article
  }

  package var kind: Kind
  package var header: Header
  package var sections: [Section]
  package var footnotes: [Footnote]
  package var claims: [Claim]
}

/// What stands above the first section.
package struct Header: Hashable, Sendable {
  /// As it is printed.
  package var title: [Inline] = []
  package var titleAnchor: String?
  package var titleRange: SourceRange?
  /// The person's name alone, where it was found.
  package var name: String?
  package var headline: [Inline] = []
  package var contacts: [Contact] = []
  /// An address and a number that stand below, where none stands in the header.
  package var elsewhere: [Contact] = []
  package var introduction: [Block] = []
  package var photo: Photo?

  package struct Photo: Hashable, Sendable {
    package var source: String
    package var alternative: String
    package var range: SourceRange
  }
}

/// One way to reach the person, or one fact of the kind that stands among them.
package struct Contact: Hashable, Sendable {
  package enum Kind: String, Hashable, Sendable {
    case email, phone, link, address, birth, military, sex, other
  }

  package var kind: Kind
  /// As the author wrote it, without its colon; empty where there is none.
  package var label: [Inline]
  package var value: [Inline]
  /// `https:…`, `mailto:…` or `tel:…`.
  package var destination: String?
  /// The address or number alone, where other words stand beside it.
  package var exact: String?
  package var range: SourceRange?
}

package struct Section: Hashable, Sendable {
  package enum Part: Hashable, Sendable {
    case blocks([Block])
    case entry(Entry)
    /// `source` is set instead of chips where it says more than the names.
    case skills([SkillGroup], source: Block?)
    case contacts([Contact])
    /// Blocks that are set as written, and the entries that are read in them.
    case reading([Entry], source: [Block])
    /// A heading over some of a section's entries.
    case group(title: [Inline], anchor: String)
  }

  package var kind: SectionKind
  package var title: [Inline]
  package var anchor: String
  package var level: Int
  package var parts: [Part]
  package var range: SourceRange
}

/// A company, a school, a project, a prize.
package struct Entry: Hashable, Sendable {
  package enum Part: Hashable, Sendable {
    case blocks([Block])
    case achievement(Achievement)
    case role(RoleRow)
  }

  package var kind: SectionKind
  /// The organisation of a career entry; else what the entry is about.
  package var title: [Inline]
  /// What stood before the title and a colon, such as `병역`.
  package var label: [Inline] = []
  package var anchor: String?
  package var level: Int?
  package var range: SourceRange?
  package var periods: [Period] = []
  /// Department and role, as written, one a line.
  package var details: [[Inline]] = []
  package var parts: [Part] = []
  /// What labels in the entry say, and tables: by the name of the label in the vocabulary.
  package var facts: [Fact] = []
  /// Whether the facts hold what stands in fields of its own: nothing is taken from the lines then.
  package var isTyped = false
}

extension Section {
  /// All entries, also those that are set as written.
  package var entries: [Entry] {
    parts.flatMap { part -> [Entry] in
      switch part {
      case .entry(let entry): [entry]
      case .reading(let entries, source: _): entries
      case .blocks, .skills, .contacts, .group: []
      }
    }
  }
}

extension Entry {
  /// The title as it is printed.
  package var labelledTitle: [Inline] {
    guard let range = label.first?.range else { return title }
    return label.withoutFinalColon + [Inline(.text(": "), range: range)] + title
  }
}

/// What a label says: `역할: 백엔드 개발`.
package struct Fact: Hashable, Sendable {
  package var name: String
  /// As the author wrote it.
  package var label = ""
  package var value: String
}

/// A piece of work within an entry.
package struct Achievement: Hashable, Sendable {
  package var title: [Inline]
  package var anchor: String?
  package var level: Int?
  package var periods: [Period] = []
  package var details: [[Inline]] = []
  package var parts: [Block] = []
  package var range: SourceRange?
}

/// One of several positions in the same company.
package struct RoleRow: Hashable, Sendable {
  package var title: [Inline]
  package var anchor: String?
  package var level: Int?
  package var periods: [Period] = []
  package var details: [[Inline]] = []
  package var range: SourceRange?
  /// The role alone, where it is known apart from the line.
  package var position: String?
}

package struct SkillGroup: Hashable, Sendable {
  /// Empty for skills without a label.
  package var label: [Inline]
  package var names: [[Inline]]
  package var range: SourceRange?
}

/// Which rule took a heading, a list item, a paragraph or a row, and for what.
package struct Claim: Hashable, Sendable {
  package var position: SourcePosition
  /// The number of the rule in `docs/recognition.md`.
  package var rule: Int
  package var became: String
}
