import HanjangCore
import HanjangMarkdown

/// What is known of the person: whatever of it stands in a document, a blind copy takes out.
struct BlindWords: Sendable {
  private(set) var names: [BlindName] = []
  private(set) var finder = BlindNameFinder([])
  private(set) var schools: [String] = []
  /// What accounts and addresses call the person, in lower case.
  var handles: Set<String> = []
  /// Whole e-mail addresses, in lower case.
  var addresses: Set<String> = []
  /// The last eight digits of the person's telephone numbers.
  var phones: Set<String> = []
  /// Birth dates and addresses as they are written, in lower case.
  var facts: Set<String> = []
  let phrases: BlindVocabulary.Phrases

  static let vocabulary = BlindVocabulary.standard

  /// - Parameter names: what the user says that the person is called.
  init(_ manuscript: Manuscript, document: Document, names given: [String], language: String) {
    phrases = Self.vocabulary.phrases(for: language)
    let reader = BlindNameReader(manuscript, document)
    let written = (given + document.frontMatter.blindNames).flatMap(BlindNameReader.scripts)
    for name in written + reader.names {
      guard let name = BlindName(name), !names.contains(name) else { continue }
      names.append(name)
    }
    finder = BlindNameFinder(names)
    readContacts(manuscript, document)
    for section in manuscript.sections {
      for entry in section.entries where entry.kind == .education {
        add(school: entry.title)
        for detail in entry.details where SchoolTitle.namesSchool(detail.plainText) {
          add(school: detail)
        }
      }
    }
  }

  private mutating func add(school title: [Inline]) {
    guard SchoolTitle.namesSchool(title.plainText) else { return }
    let name = SchoolTitle(RichLine(title)).halves?.title ?? title
    for piece in name.plainText.split(whereSeparator: { "()（）/|,".contains($0) }) {
      let text = BlockText.clean(String(piece)).lowercased()
      guard text.count >= 3, !schools.contains(text), !Self.isRegion(text) else { continue }
      schools.append(text)
      for (long, short) in [("대학교", "대"), ("고등학교", "고")] where text.hasSuffix(long) {
        let stem = text.dropLast(long.count)
        if stem.count >= 2 { schools.append(stem + short) }
      }
    }
  }

  // MARK: Lists

  static func isLabel(_ text: String) -> Bool { vocabulary.isLabel(text, of: "person") }

  static func isAccountLabel(_ text: String) -> Bool { vocabulary.isLabel(text, of: "account") }

  static func isRegion(_ word: String) -> Bool { vocabulary.contains(word, in: "facts/region") }

  static func isPersonal(sectionTitle title: String) -> Bool {
    let title = title.lowercased()
    return vocabulary["facts/family"].contains { title.hasPrefix($0) }
  }

  // MARK: Schools

  func namesSchool(_ text: String) -> Bool {
    let lower = text.lowercased()
    return schools.contains { lower.contains($0) } || SchoolTitle.namesSchool(text)
      || lower.split(separator: " ").contains(where: Self.isSchoolOfArts)
      || Self.vocabulary["facts/school"].contains { lower.contains($0) }
      || Self.isSchoolDomain(lower)
  }

  /// `한빛소프트웨어학교`; a bare `학교` isn't a name.
  private static func isSchoolOfArts(_ word: Substring) -> Bool {
    let bare = word.prefix { $0 != "(" && $0 != "（" }
    return bare.count >= 4 && bare.hasSuffix("학교")
  }

  static func isSchoolDomain(_ text: String) -> Bool {
    let lower = text.lowercased()
    return vocabulary["addresses/school"].contains { lower.contains($0) }
  }

  // MARK: The person

  /// Whether a text, or the romanised name in an address, names the person.
  func namesPerson(_ text: String) -> Bool {
    let lower = text.lowercased()
    let letters = lower.split { !$0.isLetter }.map(String.init)
    let joined = letters.joined()
    return names.contains { name in
      if lower.contains(name.text) { return true }
      switch name.form {
      case .hangul: return name.romanizations.contains { $0.isIn(letters, joined: joined) }
      case .latin(let words):
        return words.contains { $0.count >= 3 && joined.contains($0) }
      case .han: return false
      }
    }
  }
}
