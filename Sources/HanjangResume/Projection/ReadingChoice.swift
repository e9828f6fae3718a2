import HanjangCore
import HanjangMarkdown

/// Two readings of a section: what the rules read, and what the model did.
struct SectionReadings {
  var section: Section
  let body: [Block]
  /// nil where the section holds no entries, or its author says what they are.
  let projection: SectionProjection?
  let ruled: [EntryFacts]
  let fitted: [EntryFacts]

  init(
    _ section: Section, of body: [Block], _ reading: FittedReading, _ vocabulary: Vocabulary
  ) {
    self.section = section
    self.body = body
    let isOpen =
      (section.kind.holdsEntries || section.kind == .generic)
      && !body.contains(where: \.holdsEntryComment)
    let found = isOpen ? SectionProjection(body, reading, vocabulary) : nil
    projection = found.flatMap { $0.entries.isEmpty ? nil : $0 }
    ruled = projection == nil ? [] : EntryFacts.all(section.entries, vocabulary)
    fitted = EntryFacts.all(projection?.entries ?? [], vocabulary)
  }

  /// Whether the rules left nothing open in it: a single entry, or items and projects, which they know
  /// better than the model.
  fileprivate var isSettled: Bool {
    if section.kind == .publications { return true }
    guard !ruled.isEmpty, ruled.allSatisfy(\.isWhole) else { return false }
    switch section.kind {
    case .career, .education, .generic:
      return ruled.count == 1 && fitted.count <= 1
    case .contact, .summary, .project, .training, .skills, .awards, .certificates, .languages,
      .activities,
      .opensource, .publications, .links, .military, .other, .letter:
      return true
    }
  }

  /// Where its blocks stand.
  fileprivate var range: ClosedRange<SourcePosition>? {
    guard let first = body.first?.range, let last = body.last?.range else { return nil }
    return first.start...max(first.start, last.end)
  }

  /// The section with the entries that the model found.
  fileprivate func projected(_ projection: SectionProjection) -> Section {
    var section = section
    section.parts =
      projection.isPrintable
      ? projection.parts : [.reading(projection.entries, source: body)]
    if section.kind == .generic {
      let kinds = projection.entries.map(\.kind)
      section.kind =
        kinds.max { left, right in
          kinds.count { $0 == left } < kinds.count { $0 == right }
        } ?? .generic
    }
    return section
  }
}

/// Chooses between the two readings of a document's sections. Where both agree on most of it, and the
/// rules left little open, the rules' reading stands: such documents are built as the rules expect.
/// Elsewhere each section has the reading with more whole entries, the model's by their certainty.
/// The limits are those with the most hits on held-out labelled documents.
enum ReadingChoice {
  private static let fewestWhole = 0.8
  private static let leastAgreement = 0.4
  /// Fewer entries than these can't disagree in earnest.
  private static let fewestRivals = 4
  private static let certainty: Double = 0.65

  /// - Parameter claims: without those of the rules where the model's reading is chosen.
  static func chosen(_ readings: [SectionReadings], _ claims: inout [Claim]) -> [Section] {
    let ruled = readings.flatMap(\.ruled)
    let whole = ruled.count(where: \.isWhole)
    let rivals = readings.reduce(0) { $0 + max($1.ruled.count, $1.fitted.count) }
    let shared = readings.reduce(0) { $0 + EntryFacts.shared($1.ruled, $1.fitted) }
    let isBuiltAsExpected =
      Double(whole) >= fewestWhole * Double(ruled.count)
      && (rivals < fewestRivals || Double(shared) >= leastAgreement * Double(rivals))
      && !ruled.isEmpty
    return readings.map { reading in
      guard !isBuiltAsExpected, !reading.isSettled, let projection = reading.projection,
        weight(reading.fitted) > 0,
        weight(reading.fitted) * Double(projection.certainty) / certainty > weight(reading.ruled)
      else { return reading.section }
      let range = reading.range
      claims.removeAll { $0.rule > 3 && (range?.contains($0.position) ?? false) }
      claims.append(
        Claim(
          position: reading.section.range.start, rule: 12,
          became: "the model's \(reading.fitted.count) entries instead of the rules' "
            + "\(reading.ruled.count)"))
      claims += projection.claims
      return reading.projected(projection)
    }
  }

  private static func weight(_ entries: [EntryFacts]) -> Double {
    entries.reduce(0) { $0 + ($1.isWhole ? 1 : -1) }
  }
}

/// What two readings of an entry are compared by.
struct EntryFacts: Hashable {
  private let list: String
  private let title: String
  private let date: String
  private let position: String

  private static let titles = ["name", "institution", "title", "organization", "language"]
  private static let dates = ["startDate", "endDate", "date", "releaseDate"]
  private static let longestTitle = 50

  static func all(_ entries: [Entry], _ vocabulary: Vocabulary) -> [EntryFacts] {
    entries.flatMap { EntryData($0, vocabulary: vocabulary).items }.map { list, item in
      func first(_ names: [String]) -> String {
        names.lazy.map { item[$0].string }.first { !$0.isEmpty } ?? ""
      }
      let position = list == "work" ? item["position"].string : ""
      let title = first(titles)
      return EntryFacts(
        list: list, title: title.isEmpty ? position : title, date: first(dates),
        position: position)
    }
  }

  /// Whether it has the name, and the date where its kind has one.
  var isWhole: Bool {
    let needsDate = ["work", "education", "projects", "volunteer"].contains(list)
    return !title.isEmpty && title.count <= Self.longestTitle && !title.contains("()")
      && (!needsDate || !date.isEmpty)
  }

  /// How many entries two readings have in common.
  static func shared(_ left: [EntryFacts], _ right: [EntryFacts]) -> Int {
    var rest = right
    return left.count { entry in
      guard let index = rest.firstIndex(of: entry) else { return false }
      rest.remove(at: index)
      return true
    }
  }
}

extension Block {
  fileprivate var holdsEntryComment: Bool {
    if entry != nil { return true }
    switch kind {
    case .quote(let blocks), .callout(let blocks):
      return blocks.contains(where: \.holdsEntryComment)
    case .list(let list):
      return list.items.contains { $0.blocks.contains(where: \.holdsEntryComment) }
    case .heading, .paragraph, .definitions, .code, .table, .thematicBreak, .space, .pageBreak:
      return false
    }
  }
}
