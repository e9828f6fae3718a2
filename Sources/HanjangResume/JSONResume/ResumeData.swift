package import HanjangCore
import HanjangMarkdown

/// A recognised résumé as JSON Resume (schema v1.0.0). Values without a field there are under
/// `meta`.
package struct ResumeData {
  private let manuscript: Manuscript
  private let vocabulary = Vocabulary.standard

  package init(_ manuscript: Manuscript) {
    self.manuscript = manuscript
  }

  package var json: JSONValue {
    var lists: [String: [JSONValue]] = [:]
    var others: [JSONValue] = []
    if manuscript.kind != .article {
      for section in manuscript.sections {
        for (list, item) in items(of: section) {
          if list == "other" { others.append(item) } else { lists[list, default: []].append(item) }
        }
      }
    }
    var object = JSONObject()
    object.add("$schema", Self.schema)
    lists["skills"] = lists["skills"].map(Self.joiningUnnamed)
    lists["work"] = lists["work"].map { WorkMerging.merged($0) }
    object.add("basics", basics)
    for name in Self.lists { object.add(name, lists[name] ?? []) }
    object.add("meta", meta(others))
    return object.value
  }

  static let schema =
    "https://raw.githubusercontent.com/jsonresume/resume-schema/v1.0.0/schema.json"
  static let lists = [
    "work", "volunteer", "education", "awards", "certificates", "publications", "skills",
    "languages", "interests", "references", "projects",
  ]

  /// Skills without a label that follow one another stand together.
  private static func joiningUnnamed(_ groups: [JSONValue]) -> [JSONValue] {
    groups.reduce(into: []) { result, group in
      guard let last = result.last, group["name"] == .null, last["name"] == .null else {
        result.append(group)
        return
      }
      let names = last["keywords"].elements + group["keywords"].elements
      result[result.count - 1] = JSONObject(("keywords", .array(names))).value
    }
  }

  // MARK: Basics

  private var basics: JSONValue {
    let header = manuscript.header
    var object = JSONObject()
    object.add("name", manuscript.kind == .article ? "" : header.name ?? "")
    object.add("label", BlockText.clean(header.headline))
    object.add("image", header.photo?.source ?? "")
    object.add("email", contact(.email) ?? introducedEmail)
    object.add("phone", contact(.phone) ?? "")
    let links = header.contacts.filter { $0.kind == .link } + sectionLinks
    let home = links.first { Profile(of: $0) == nil }
    object.add("url", home?.destination ?? "")
    object.add("summary", summary)
    object.add("location", location)
    object.add(
      "profiles",
      links.compactMap { link in
        link == home ? nil : (Profile(of: link) ?? Profile(unknown: link)).json
      })
    return object.value
  }

  private var location: JSONValue {
    var object = JSONObject()
    let places = manuscript.header.contacts.filter { $0.kind == .address }
    func value(_ names: [String]) -> String {
      places.first { place in
        let name = vocabulary.name(
          of: place.label.plainText, in: "contacts", among: ContactReader.places)
        return names.isEmpty ? name == nil : name.map { names.contains($0) } ?? false
      }.map { BlockText.clean($0.value) } ?? ""
    }
    object.add("address", value([]))
    for name in ContactReader.places { object.add(name, value([name])) }
    return object.value
  }

  private func contact(_ kind: Contact.Kind) -> String? {
    let header = manuscript.header
    return (header.contacts + header.elsewhere).first { $0.kind == kind }.map { contact in
      if kind == .email, let destination = contact.destination, destination.hasPrefix("mailto:") {
        return String(destination.dropFirst("mailto:".count).prefix { $0 != "?" })
      }
      return contact.exact ?? BlockText.clean(contact.value)
    }
  }

  /// In a sentence of the introduction: `hong@example.com 으로 연락 주세요.`
  private var introducedEmail: String {
    if manuscript.kind == .article { return "" }
    let others = manuscript.header.contacts.filter { $0.kind == .other }
    let lines =
      others.map { BlockText.clean($0.value) } + BlockText.lines(of: manuscript.header.introduction)
    return lines.lazy.flatMap { $0.split(whereSeparator: { " ()<>,;".contains($0) }) }
      .map { String($0.hasSuffix(".") ? $0.dropLast() : $0) }.first { ContactText.isEmail($0) }
      ?? ""
  }

  private var sectionLinks: [Contact] {
    manuscript.sections.flatMap { section in
      section.parts.flatMap { part -> [Contact] in
        if case .contacts(let contacts) = part { contacts.filter { $0.kind == .link } } else { [] }
      }
    }
  }

  private var summary: String {
    if manuscript.kind == .article { return "" }
    var lines = BlockText.lines(of: manuscript.header.introduction)
    for section in manuscript.sections where section.kind == .summary {
      for case .blocks(let blocks) in section.parts { lines += BlockText.lines(of: blocks) }
    }
    return lines.joined(separator: "\n")
  }

  // MARK: Sections

  private func items(of section: Section) -> [(list: String, item: JSONValue)] {
    let other = vocabulary.name(
      of: section.title.plainText, in: "others", among: ["interests", "references"])
    if section.kind == .other, let other {
      let reading = OtherItems(section)
      return (other == "interests" ? reading.interests : reading.references).map { (other, $0) }
    }
    return section.parts.flatMap { part -> [(String, JSONValue)] in
      switch part {
      case .entry(let entry):
        labelledSkills(entry).map { [("skills", skill($0))] }
          ?? EntryData(entry, vocabulary: vocabulary).items
      case .reading(let entries, source: _):
        entries.flatMap { EntryData($0, vocabulary: vocabulary).items }
      case .skills(let groups, _):
        groups.flatMap { group in
          spokenLanguages(group).map { $0.map { ("languages", $0) } } ?? [("skills", skill(group))]
        }
      case .blocks(let blocks)
      where hasNoSkills && (section.kind == .other || section.kind == .generic):
        labelledSkills(blocks).map { ("skills", skill($0)) }
      case .blocks(let blocks) where section.kind == .publications || section.kind == .activities:
        EntryData.items(ofRunningText: blocks, kind: section.kind, vocabulary: vocabulary)
      case .blocks, .contacts, .group: []
      }
    }
  }

  private var hasNoSkills: Bool {
    !manuscript.sections.contains { section in
      section.parts.contains { if case .skills = $0 { true } else { false } }
    }
  }

  private func labelledSkills(_ entry: Entry) -> SkillGroup? {
    let label = BlockText.clean(entry.title).trimmingColon
    guard entry.kind == .other, entry.details.count == 1, entry.parts.isEmpty,
      vocabulary.section(label) == .skills,
      let names = SkillReader(vocabulary: vocabulary).names(in: RichLine(entry.details[0]))
    else { return nil }
    return SkillGroup(label: entry.title.withoutFinalColon, names: names, range: entry.range)
  }

  /// `Skills: SQL, Figma` among other things, where no section is theirs.
  private func labelledSkills(_ blocks: [Block]) -> [SkillGroup] {
    BlockText.lines(of: blocks).compactMap { line in
      guard let labelled = LabelledLine(RichLine.plain(line)),
        vocabulary.section(labelled.label) == .skills,
        let names = SkillReader(vocabulary: vocabulary).names(in: labelled.value)
      else { return nil }
      return SkillGroup(label: labelled.labelInlines, names: names, range: nil)
    }
  }

  /// `Languages: Korean (native), English`, among skills; nil where other names stand there.
  private func spokenLanguages(_ group: SkillGroup) -> [JSONValue]? {
    let names = group.names.map { BlockText.clean($0) }
    guard !names.isEmpty, names.allSatisfy(EntryMarks.namesLanguage) else { return nil }
    return names.map { name in
      let parts = name.split(maxSplits: 1) { "(（".contains($0) }.map(String.init)
      var object = JSONObject()
      object.add("language", BlockText.clean(parts[0]))
      if parts.count > 1 {
        object.add("fluency", BlockText.clean(parts[1].filter { !")）".contains($0) }))
      }
      return object.value
    }
  }

  /// `Kotlin ★★★★☆`: the stars rate a skill and aren't part of its name.
  private func withoutStars(_ name: String) -> String {
    let bare = name.reversed().drop { "★☆●○◉■□▮▯⭐ ".contains($0) }
    return bare.isEmpty ? name : String(bare.reversed())
  }

  private func skill(_ group: SkillGroup) -> JSONValue {
    var object = JSONObject()
    let label = RichLine(group.label).withoutPictograms
    let isPicture = label.scalars.allSatisfy { $0.isPictogram || $0.isSpace }
    let (name, level) = SkillLevel.parted(isPicture ? "" : BlockText.clean(label.inlines))
    object.add("name", name)
    object.add("level", level)
    object.add("keywords", group.names.map { .string(withoutStars(BlockText.clean($0))) })
    return object.value
  }

  /// Of a section of its own, of entries among others, and among the contacts where it stands
  /// nowhere else.
  private var military: [String] {
    let lines = manuscript.sections.flatMap { section in
      section.parts.flatMap { part -> [String] in
        switch part {
        case .entry(let entry) where section.kind == .military || entry.kind == .military:
          [EntryData(entry, vocabulary: vocabulary).text]
        case .blocks(let blocks) where section.kind == .military: BlockText.lines(of: blocks)
        case .entry, .reading, .blocks, .skills, .contacts, .group: []
        }
      }
    }
    guard lines.isEmpty else { return lines }
    return manuscript.header.contacts.filter { $0.kind == .military }.map {
      BlockText.clean($0.value)
    }
  }

  private func meta(_ others: [JSONValue]) -> JSONValue {
    var object = JSONObject()
    object.add("kind", manuscript.kind.rawValue)
    if manuscript.kind == .article { return object.value }
    object.add("military", military.joined(separator: "\n"))
    object.add("other", others)
    return object.value
  }
}

/// An object that leaves out what is empty.
struct JSONObject {
  private(set) var members: [JSONValue.Member] = []

  init(_ members: (String, JSONValue)...) {
    self.members = members.map { JSONValue.Member($0.0, $0.1) }
  }

  var value: JSONValue { .object(members) }

  mutating func add(_ name: String, _ text: String) {
    if !text.isEmpty { members.append(JSONValue.Member(name, .string(text))) }
  }

  mutating func add(_ name: String, _ values: [JSONValue]) {
    if !values.isEmpty { members.append(JSONValue.Member(name, .array(values))) }
  }

  mutating func add(_ name: String, _ value: JSONValue) {
    if value != .object([]), value != .null { members.append(JSONValue.Member(name, value)) }
  }

  mutating func set(_ name: String, _ value: JSONValue) {
    for index in members.indices where members[index].name == name { members[index].value = value }
  }
}

/// A page of a known service, as JSON Resume's `profiles` have it.
struct Profile {
  private let network: String
  private let username: String
  private let url: String

  /// nil where neither the host nor the label says a service.
  init?(of contact: Contact) {
    guard let destination = contact.destination else { return nil }
    let host = LinkService.host(of: destination)
    let known = LinkService(address: destination)
    let label = BlockText.clean(contact.label)
    let isHome = Vocabulary.standard.contains(label, in: "contacts", "website")
    guard known != nil || !label.isEmpty && !isHome else { return nil }
    let isCodeHost = Vocabulary.standard.contains(label, in: "contacts", "github")
    self.init(
      network: known?.network ?? (isCodeHost ? "GitHub" : label), destination: destination,
      host: host)
  }

  init(unknown contact: Contact) {
    let destination = contact.destination ?? ""
    let host = LinkService.host(of: destination)
    self.init(network: host, destination: destination, host: host)
  }

  private init(network: String, destination: String, host: String) {
    self.network = network
    url = destination
    let path = destination.prefix { $0 != "?" && $0 != "#" }.split(separator: "/").dropFirst(2)
    let own = host.split(separator: ".")
    let isOwnHost = ["tistory", "github", "notion"].contains { own.count > 2 && own[1] == $0 }
    let name = isOwnHost ? own.first.map(String.init) : path.last.map(String.init)
    username = (name ?? "").drop { $0 == "@" }.description
  }

  var json: JSONValue {
    var object = JSONObject()
    object.add("network", network)
    object.add("username", username)
    object.add("url", url)
    return object.value
  }
}
