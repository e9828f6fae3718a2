package import HanjangCore

/// How the parts of a résumé are arranged, in points.
package struct ResumeStyle: Hashable, Sendable {
  package enum Alignment: String, Hashable, Sendable {
    case start, center
  }

  package struct Header: Hashable, Sendable {
    package var putsContactsInRow: Bool
    /// Between the contacts of a row.
    package var separator: String
    package var alignment: Alignment
    package var headlineGap: Gap
    package var contactGap: Gap
    package var introductionGap: Gap
    package enum PhotoPlace: String, CaseIterable, Hashable, Sendable {
      case none, left, right
    }

    package var photo: PhotoPlace
    package var photoWidth: Double
    /// Between the photo and the text.
    package var photoGap: Double
    /// Whether addresses are printed without `https://`.
    package var hasShortAddresses: Bool
    /// Whether contacts without a label get one.
    package var addsLabels: Bool
    /// Whether the header has a page of its own.
    package var isCover: Bool
    /// Whether a list of the projects and their pages follows.
    package var hasContents: Bool
  }

  package struct Section: Hashable, Sendable {
    /// Whether titles stand left of the content, or above it.
    package var hasGutter: Bool
    package var gutterMinimum: Double
    package var gutterMaximum: Double
    /// Between the widest title and the content.
    package var gutterGap: Double
    package var ruleWidth: Double
    package var ruleColor: Color
    /// Above and below the rule; between sections where there is none.
    package var gap: Gap
    /// Below a title that stands above.
    package var titleGap: Gap
    /// The kinds of sections that begin a page, by the names of `SectionKind`.
    package var breakBefore: [String]
    package var titleRuleWidth: Double
    package var titleRuleColor: Color
  }

  package struct Entry: Hashable, Sendable {
    package enum PeriodPlace: String, Hashable, Sendable {
      case right, left, below
    }

    package var periodPlace: PeriodPlace
    /// The width of the left column of periods.
    package var periodWidth: Double
    package var ruleWidth: Double
    package var ruleColor: Color
    package var ruleGap: Gap
    package var gap: Gap
    package var detailGap: Gap
    package var bodyGap: Gap
    /// The same for what is neither a company nor a project.
    package var itemBodyGap: Gap
    package var putsRoleFirst: Bool
    /// Whether what is said of a prize or a certificate stands behind its name.
    package var putsItemDetailsBeside: Bool
    /// Whether each project begins a page.
    package var givesProjectsPages: Bool
  }

  package struct Achievement: Hashable, Sendable {
    package var gap: Gap
    package var indent: Double
    package var marker: String
    package var markerGap: Double
    package var periodGap: Double
    package var bodyGap: Gap
  }

  package struct Links: Hashable, Sendable {
    /// Between a link's name and its address in a section of links.
    package var separator: String
  }

  package struct Detail: Hashable, Sendable {
    package var bullets: [String]
    package var indent: Double
    package var markerGap: Double
    /// Whether labels such as `성과:` are bold.
    package var hasBoldLabels: Bool
    /// Between items.
    package var gap: Gap
    package var paragraphGap: Gap
  }

  package struct Chip: Hashable, Sendable {
    /// Whether skills are chips, or text with commas.
    package var isShape: Bool
    package var padding: Insets
    package var background: Color
    package var radius: Double
    package var gap: Double
    package var groupGap: Gap
    package var labelGap: Gap
  }

  package struct Dates: Hashable, Sendable {
    package var format: DateFormat
    package var separator: String
    package var open: String
    package var openWork: String
    package var openEducation: String
    package var showsDurations: Bool
  }

  /// The order of sections; `author` or `wanted` alone, or kinds of sections.
  package var order: [String]
  package var header: Header
  package var section: Section
  package var entry: Entry
  package var links: Links
  package var achievement: Achievement
  package var detail: Detail
  package var chip: Chip
  package var dates: Dates
}

/// The text styles of a résumé's parts.
package struct ResumeTextRoles: Hashable, Sendable {
  package var name: TextStyle
  package var headline: TextStyle
  package var contact: TextStyle
  package var introduction: TextStyle
  package var sectionTitle: TextStyle
  package var entryTitle: TextStyle
  package var entryPeriod: TextStyle
  package var entryDetail: TextStyle
  package var achievementTitle: TextStyle
  package var achievementPeriod: TextStyle
  package var detail: TextStyle
  package var chip: TextStyle
  package var chipLabel: TextStyle
}
