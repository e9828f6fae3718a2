/// Where the lists of JSON Resume and their members stand in an input, by the names that its
/// version or its tool gives them.
struct ResumeSchema {
  enum Kind {
    case text, texts, date, address
    /// `2020 - 2022` in one text: `startDate` and `endDate`.
    case period
  }

  struct Member {
    var name: String
    /// The first of these that has a text; all of them for a body of text.
    var sources: [String]
    var kind: Kind
    /// Whether the texts of all sources are joined.
    var isJoined = false
  }

  struct List {
    var name: String
    var sources: [String]
    /// The member that a mere string stands for.
    var main: String
    var members: [Member]
  }

  var lists: [List]

  private static func text(_ name: String, _ sources: String...) -> Member {
    Member(name: name, sources: sources.isEmpty ? [name] : sources, kind: .text)
  }

  private static func joined(_ name: String, _ sources: String...) -> Member {
    Member(name: name, sources: sources, kind: .text, isJoined: true)
  }

  private static func texts(_ name: String, _ sources: String...) -> Member {
    Member(name: name, sources: sources.isEmpty ? [name] : sources, kind: .texts)
  }

  private static func date(_ name: String, _ sources: String...) -> Member {
    Member(name: name, sources: sources.isEmpty ? [name] : sources, kind: .date)
  }

  private static let url = Member(name: "url", sources: ["url", "website"], kind: .address)
  private static let dates = [date("startDate"), date("endDate")]
  private static let period = Member(name: "", sources: ["date", "period"], kind: .period)

  /// Version 1, and what stood before it: https://jsonresume.org/schema.
  static let jsonResume = ResumeSchema(lists: [
    List(
      name: "work", sources: ["work"], main: "name",
      members: [
        text("name", "name", "company"), text("position"), text("location"), text("description"),
        url, text("summary"), texts("highlights"),
      ] + dates),
    List(
      name: "volunteer", sources: ["volunteer"], main: "organization",
      members: [text("organization"), text("position"), url, text("summary"), texts("highlights")]
        + dates),
    List(
      name: "education", sources: ["education"], main: "institution",
      members: [
        text("institution"), url, text("area"), text("studyType"), text("score", "score", "gpa"),
        texts("courses"),
      ] + dates),
    List(
      name: "awards", sources: ["awards"], main: "title",
      members: [text("title"), date("date"), text("awarder"), text("summary"), url]),
    List(
      name: "certificates", sources: ["certificates", "certifications"], main: "name",
      members: [text("name"), date("date"), text("issuer"), url, text("summary")]),
    List(
      name: "publications", sources: ["publications"], main: "name",
      members: [text("name"), text("publisher"), date("releaseDate"), url, text("summary")]),
    List(
      name: "skills", sources: ["skills"], main: "keywords",
      members: [text("name"), text("level"), texts("keywords", "keywords", "keyword")]),
    List(
      name: "languages", sources: ["languages"], main: "language",
      members: [text("language", "language", "name"), text("fluency", "fluency", "level")]),
    List(
      name: "interests", sources: ["interests"], main: "name",
      members: [text("name"), texts("keywords")]),
    List(
      name: "references", sources: ["references"], main: "name",
      members: [text("name"), text("reference")]),
    List(
      name: "projects", sources: ["projects"], main: "name",
      members: [
        text("name"), joined("description", "description", "summary"), texts("highlights"),
        texts("keywords"), url, texts("roles"), text("entity"), text("type"),
      ] + dates),
  ])

  /// Reactive Resume's exports, versions 4 and 5.
  static let reactive = ResumeSchema(lists: [
    List(
      name: "work", sources: ["experience", "work"], main: "name",
      members: [
        text("name", "company", "name"), text("position"), text("location"), url, period,
        joined("summary", "description", "summary"),
      ]),
    List(
      name: "volunteer", sources: ["volunteer"], main: "organization",
      members: [
        text("organization"), text("position"), text("location"), url, period,
        joined("summary", "description", "summary"),
      ]),
    List(
      name: "education", sources: ["education"], main: "institution",
      members: [
        text("institution", "institution", "school"), url, text("area"),
        text("studyType", "studyType", "degree"), text("score", "score", "grade"),
        text("location"), period, joined("courses", "description", "summary"),
      ]),
    List(
      name: "awards", sources: ["awards"], main: "title",
      members: [
        text("title"), date("date", "date", "period"), text("awarder"), url,
        joined("summary", "description", "summary"),
      ]),
    List(
      name: "certificates", sources: ["certifications", "certificates"], main: "name",
      members: [
        text("name", "name", "title"), date("date", "date", "period"), text("issuer"), url,
        joined("summary", "description", "summary"),
      ]),
    List(
      name: "publications", sources: ["publications"], main: "name",
      members: [
        text("name", "name", "title"), text("publisher"),
        date("releaseDate", "date", "releaseDate"), url,
        joined("summary", "description", "summary"),
      ]),
    List(
      name: "skills", sources: ["skills"], main: "keywords",
      members: [text("name"), text("level", "proficiency", "description"), texts("keywords")]),
    List(
      name: "languages", sources: ["languages"], main: "language",
      members: [text("language", "language", "name"), text("fluency", "fluency", "description")]),
    List(
      name: "interests", sources: ["interests"], main: "name",
      members: [text("name"), texts("keywords")]),
    List(
      name: "references", sources: ["references"], main: "name",
      members: [
        text("name"), joined("reference", "position", "description", "summary", "phone"), url,
      ]),
    List(
      name: "projects", sources: ["projects"], main: "name",
      members: [
        text("name"), joined("description", "description", "summary"), texts("keywords"), url,
        period,
      ]),
  ])

  /// The items of a section that the author named, in Reactive Resume.
  static let ownItems = List(
    name: "other", sources: [], main: "title",
    members: [
      text("title", "name", "title", "company"), date("date", "date", "period"),
      joined("summary", "position", "location", "description", "summary", "content", "keywords"),
      url,
    ])
}
