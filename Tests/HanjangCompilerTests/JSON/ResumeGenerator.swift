import HanjangCore

/// Makes résumés in JSON Resume 1.0.0 from a seed, with the signs that Markdown and recognition
/// take for something else.
struct ResumeGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  /// SplitMix64.
  private mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var word = state
    word = (word ^ word >> 30) &* 0xBF58_476D_1CE4_E5B9
    word = (word ^ word >> 27) &* 0x94D0_49BB_1331_11EB
    return word ^ word >> 31
  }

  private mutating func number(_ range: ClosedRange<Int>) -> Int {
    range.lowerBound + Int(next() % UInt64(range.count))
  }

  private mutating func pick(_ values: [String]) -> String { values[number(0...values.count - 1)] }

  private static let words = [
    "한빛", "커머스", "결제", "개발자", "플랫폼팀", "서울", "Acme", "Engineer", "Lead", "of", "Research", "Swift",
    "C++",
    "C#", ".NET", "CI/CD", "R&D", "Node.js", "2020", "2019.03", "3년", "40%", "정산", "역할", "Ph.D.",
    "A/B", "Q1",
    "snake_case", "a*b", "x<y", "<T>", "1.", "No.1", "졸업", "Present", "Skills", "경력", "역할: 백엔드",
    "#1", "[팀]", "(주)",
    "\"인용\"", "it's", "—", "·", "|", "~", "`코드`", "$5", "50원", "@home", "v1.2.3", "국제-대회",
    "Role: lead",
  ]

  private mutating func phrase(_ count: ClosedRange<Int> = 1...5) -> String {
    var parts = (0..<number(count)).map { _ in pick(Self.words) }
    // A text of signs alone says nothing.
    if !parts.joined().contains(where: { $0.isLetter }) { parts.append("이름") }
    return parts.joined(separator: pick([" ", " ", " ", ", ", " / "]))
  }

  private mutating func date() -> String {
    let (year, month, day) = (number(2000...2023), number(1...12), number(1...28))
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return pick(["\(year)", "\(year)-\(two(month))", "\(year)-\(two(month))-\(two(day))"])
  }

  private mutating func address() -> String {
    "https://\(pick(["a", "b", "c"])).example.com/\(pick(["x", "2024.12.88", "a_b", "p?q=1"]))"
  }

  private mutating func value(of name: String) -> JSONValue {
    switch name {
    case "startDate", "endDate", "date", "releaseDate": .string(date())
    case "url": .string(address())
    case "highlights", "keywords", "courses", "roles":
      .array((0..<number(1...3)).map { _ in .string(phrase()) })
    case "summary", "description", "reference": .string(phrase(2...12))
    default: .string(phrase())
    }
  }

  private mutating func object(_ names: [String], always first: String) -> JSONValue {
    var members = [JSONValue.Member(first, value(of: first))]
    for name in names where number(0...3) > 0 { members.append(.init(name, value(of: name))) }
    return .object(members)
  }

  private static let lists: [(name: String, first: String, members: [String])] = [
    (
      "work", "name",
      [
        "position", "location", "description", "url", "startDate", "endDate", "summary",
        "highlights",
      ]
    ),
    (
      "volunteer", "organization",
      ["position", "url", "startDate", "endDate", "summary", "highlights"]
    ),
    (
      "education", "institution",
      ["url", "area", "studyType", "startDate", "endDate", "score", "courses"]
    ),
    ("awards", "title", ["date", "awarder", "summary"]),
    ("certificates", "name", ["date", "issuer", "url"]),
    ("publications", "name", ["publisher", "releaseDate", "url", "summary"]),
    ("skills", "name", ["level", "keywords"]), ("languages", "language", ["fluency"]),
    ("interests", "name", ["keywords"]), ("references", "name", ["reference"]),
    (
      "projects", "name",
      [
        "description", "highlights", "keywords", "startDate", "endDate", "url", "roles", "entity",
        "type",
      ]
    ),
  ]

  mutating func resume() -> JSONValue {
    let places = object(["postalCode", "city", "countryCode", "region"], always: "address")
    let profile = object(["username", "url"], always: "network")
    var basics = object(["label", "url", "summary"], always: "name")
    if case .object(let members) = basics {
      basics = .object(
        members + [.init("location", places), .init("profiles", .array([profile]))])
    }
    var members = [JSONValue.Member("basics", basics)]
    for list in Self.lists where number(0...4) > 0 {
      let items = (0..<number(1...3)).map { _ in object(list.members, always: list.first) }
      members.append(.init(list.name, .array(items)))
    }
    return .object(members)
  }
}
