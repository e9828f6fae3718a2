import Foundation
import HanjangResume

/// Lays the values of labels over a document's lines: which line each stands on, and where.
struct Aligner {
  let facts: [LineFacts]
  let file: LabelledFile
  private(set) var labels: [String]
  /// For each line: parts of its text, with the slot's name.
  private(set) var slots: [[(range: Range<Int>, name: String)]]
  private(set) var missing: [String] = []
  private var texts: [FoldedLine]
  private var taken: [Int: [Range<Int>]] = [:]
  private var parts: [Int: (kind: String, part: String)] = [:]

  init(_ facts: [LineFacts], _ file: LabelledFile) {
    self.facts = facts
    self.file = file
    labels = facts.map { _ in "other:D" }
    slots = facts.map { _ in [] }
    texts = facts.map { FoldedLine($0.line) }
    alignWork()
    alignDated("project", kind: "project", slot: "title")
    alignStudies()
    alignDated("award", kind: "award", slot: "title")
    alignDated("certificate", kind: "certificate", slot: "title")
    alignDated("publication", kind: "publication", slot: "title")
    alignDated("volunteer", kind: "activity", slot: "title")
    alignLanguages()
    alignPerson()
    alignContacts()
    alignSkills()
    labelLines()
  }

  // MARK: Finding

  struct Hit {
    var line: Int
    var range: Range<Int>
    var period: (line: Int, token: Token)?
    var cost: Double
    var isTaken: Bool
  }

  private func isTaken(_ line: Int, _ range: Range<Int>) -> Bool {
    taken[line]?.contains { $0.overlaps(range) } ?? false
  }

  /// The nearest pair of a name and a period.
  private func find(_ name: String, _ start: String, _ end: String, late: Bool = true) -> Hit? {
    var best: Hit?
    let isDated = !start.isEmpty || !end.isEmpty
    for line in facts.indices {
      for range in texts[line].ranges(of: name) {
        let used = isTaken(line, range)
        var base = used ? 3.0 : 0
        if facts[line].isSentence, facts[line].wordCount > 8 { base += 2 }
        if facts[line].wordCount > 14 { base += 1 }
        if !isWhole(range, line) { base += 1 }
        if facts[line].label.map({ $0.name == "technology" }) ?? false { base += 2 }
        var periods: [(Double, (Int, Token)?)] = isDated ? [] : [(0, nil)]
        if isDated {
          for other in max(0, line - 4)..<min(facts.count, line + 7) {
            for token in facts[other].tokens
            where matches(token, start, end, other) || begins(token, name, start, end, line, other)
            {
              let far = Double(abs(other - line)) + (other < line ? 0.5 : 0)
              periods.append((far + (isTaken(other, token.range) ? 5 : 0), (other, token)))
            }
          }
          // Dates of a heading above count for what stands below.
          periods.append((9, nil))
        }
        for (cost, period) in periods where best.map({ base + cost < $0.cost }) ?? true {
          best = Hit(
            line: line, range: range, period: period.map { ($0.0, $0.1) }, cost: base + cost,
            isTaken: used)
        }
      }
    }
    return best
  }

  /// Whether a line has the start alone, and another with the same name the end.
  private func begins(
    _ token: Token, _ name: String, _ start: String, _ end: String, _ line: Int, _ other: Int
  ) -> Bool {
    guard line == other, !start.isEmpty, !end.isEmpty, let period = token.period,
      period.end == .none, period.start.iso8601 == start
    else { return false }
    return endLine(name, end, after: line) != nil
  }

  private func endLine(_ name: String, _ end: String, after line: Int) -> (
    line: Int, range: Range<Int>, token: Token
  )? {
    for other in line + 1..<max(line + 1, min(facts.count, line + 12)) {
      guard let range = texts[other].ranges(of: name).first,
        let token = facts[other].tokens.first(where: {
          $0.period?.end == Period.End.none && $0.period?.start.iso8601 == end
        })
      else { continue }
      return (other, range, token)
    }
    return nil
  }

  /// Marks the line that says when a job or a study ended.
  private mutating func alignEnd(_ row: [String], _ hit: Hit, _ slot: String, kind: String) {
    guard let period = hit.period, period.line == hit.line, !row[1].isEmpty, !row[2].isEmpty,
      period.token.period?.end == Period.End.none,
      let end = endLine(row[0], row[2], after: hit.line)
    else { return }
    take(end.line, end.range, slot)
    take(end.line, end.token.range, "period")
    mark([end.line], kind: kind)
  }

  /// Whether no word goes on before or behind.
  private func isWhole(_ range: Range<Int>, _ line: Int) -> Bool {
    let scalars = facts[line].line.scalars
    func isLetter(_ index: Int) -> Bool {
      scalars.indices.contains(index) && scalars[index].properties.isAlphabetic
    }
    return !isLetter(range.lowerBound - 1) && !isLetter(range.upperBound)
  }

  private func matches(_ token: Token, _ start: String, _ end: String, _ line: Int) -> Bool {
    guard let period = token.period else { return false }
    let first = period.start.iso8601
    if start.isEmpty { return first == end }
    guard first == start else { return false }
    if case .date(let last) = period.end { return last.iso8601 == end }
    if end.isEmpty { return true }
    // Two columns.
    return facts[line].periods.contains { $0.start.iso8601 == end }
  }

  private mutating func take(_ line: Int, _ range: Range<Int>, _ name: String) {
    slots[line].removeAll { $0.range.overlaps(range) }
    slots[line].append((range, name))
    taken[line, default: []].append(range)
  }

  private mutating func take(_ period: (line: Int, token: Token), _ start: String, _ end: String) {
    let isEnd = start.isEmpty && !end.isEmpty
    take(period.line, period.token.range, isEnd ? "end" : "period")
    guard !end.isEmpty, !start.isEmpty, case .none? = period.token.period?.end else { return }
    for token in facts[period.line].tokens where token.period?.start.iso8601 == end {
      take(period.line, token.range, "period")
    }
  }

  private mutating func mark(_ lines: Set<Int>, kind: String, first: String = "E") {
    guard let low = lines.min(), let high = lines.max() else { return }
    let all = high - low <= 6 ? Array(low...high) : lines.sorted()
    for line in all where parts[line] == nil {
      // A line of another kind's title isn't part of a head.
      parts[line] = (kind, line == low ? first : "H")
    }
  }

  // MARK: Fields

  private mutating func alignWork() {
    var roles: [String: [String]] = [:]
    for row in file.rows("position") { roles[row[0], default: []].append(row[1]) }
    var counts: [String: Int] = [:]
    var hosts: [String: Int] = [:]
    for row in file.rows("work") {
      let count = counts[row[0], default: 0]
      counts[row[0]] = count + 1
      let role = roles[row[0]].flatMap { count < $0.count ? $0[count] : nil } ?? ""
      guard let hit = find(row[0], row[1], row[2]) else {
        alignRole(row, role, host: nil)
        continue
      }
      let isAgain = hit.isTaken && hosts[row[0]] == hit.line
      if !isAgain { take(hit.line, hit.range, "company") }
      var lines: Set<Int> = isAgain ? [] : [hit.line]
      if let period = hit.period {
        take(period, row[1], row[2])
        lines.insert(period.line)
      }
      let near = hit.period?.line ?? hit.line
      for piece in find(role: role, near: near, host: hit.line, isAgain: isAgain) {
        take(piece.line, piece.range, "role")
        lines.insert(piece.line)
      }
      hosts[row[0]] = hit.line
      alignEnd(row, hit, "company", kind: "work")
      if isAgain {
        mark(lines.filter { parts[$0] == nil }, kind: "work", first: "R")
      } else {
        mark(lines, kind: "work")
      }
    }
  }

  /// A job without its company's name on a line.
  private mutating func alignRole(_ row: [String], _ role: String, host: Int?) {
    guard !role.isEmpty, let hit = find(role, row[1], row[2]) else {
      missing.append(row.joined(separator: " | "))
      return
    }
    take(hit.line, hit.range, "role")
    if let period = hit.period { take(period, row[1], row[2]) }
    mark(Set([hit.line, hit.period?.line].compactMap { $0 }), kind: "work")
  }

  private func find(
    role: String, near: Int, host: Int, isAgain: Bool
  ) -> [(line: Int, range: Range<Int>)] {
    guard !role.isEmpty else { return [] }
    let low = isAgain ? max(host + 1, near - 3) : max(0, min(near, host) - 3)
    let high = min(facts.count, max(near, isAgain ? near : host) + 6)
    func nearest(_ text: String) -> (line: Int, range: Range<Int>)? {
      (low..<max(low, high)).flatMap { line in
        texts[line].ranges(of: text).filter { !isTaken(line, $0) }.map { (line, $0) }
      }.min { left, right in
        cost(left.0, near, host) < cost(right.0, near, host)
      }
    }
    if let whole = nearest(role) { return [whole] }
    for separator in [" / ", " · ", ", ", " | ", " - ", " "] {
      let pieces = role.components(separatedBy: separator)
      guard pieces.count > 1 else { continue }
      let found = pieces.compactMap(nearest)
      if found.count == pieces.count { return found }
    }
    return []
  }

  private func cost(_ line: Int, _ near: Int, _ host: Int) -> Double {
    let far = min(Double(abs(line - near)), Double(abs(line - host)) + 0.25)
    return far + (facts[line].isSentence ? 3 : 0) + (facts[line].wordCount > 12 ? 2 : 0)
  }

  private mutating func alignStudies() {
    var studies: [String: [[String]]] = [:]
    for row in file.rows("study") { studies[row[0], default: []].append(row) }
    for row in file.rows("education") {
      guard let hit = find(row[0], row[1], row[2]) else {
        missing.append(row.joined(separator: " | "))
        continue
      }
      let kind = kindOfTitle(above: hit.line) == .course ? "course" : "study"
      let isAgain = hit.isTaken
      if !isAgain { take(hit.line, hit.range, "institution") }
      var lines: Set<Int> = isAgain ? [] : [hit.line]
      if let period = hit.period {
        take(period, row[1], row[2])
        lines.insert(period.line)
      }
      if var rest = studies[row[0]], !rest.isEmpty {
        let study = rest.removeFirst()
        studies[row[0]] = rest
        for (text, name) in [(study[1], "study"), (study[2], "degree")] {
          for piece in find(
            role: text, near: hit.period?.line ?? hit.line, host: hit.line, isAgain: false)
          {
            take(piece.line, piece.range, name)
            lines.insert(piece.line)
          }
        }
      }
      alignEnd(row, hit, "institution", kind: kind)
      mark(lines, kind: kind, first: isAgain ? "R" : "E")
    }
  }

  private mutating func alignDated(_ field: String, kind: String, slot: String) {
    for row in file.rows(field) {
      let end = row.count > 2 ? row[2] : ""
      guard let hit = find(row[0], row[1], end) else {
        missing.append("\(field): " + row.joined(separator: " | "))
        continue
      }
      take(hit.line, hit.range, slot)
      var lines: Set<Int> = [hit.line]
      if let period = hit.period, abs(period.line - hit.line) <= 6 {
        take(period, row[1], end)
        lines.insert(period.line)
      }
      mark(lines, kind: kind)
    }
  }

  private mutating func alignLanguages() {
    for row in file.rows("language") {
      let hits = facts.indices.flatMap { line in
        texts[line].ranges(of: row[0]).map { (line, $0) }
      }.filter { kindOfTitle(above: $0.0) == .language || facts[$0.0].wordCount <= 8 }
      let best = hits.min { left, right in
        (kindOfTitle(above: left.0) == .language ? 0 : 1, left.0)
          < (kindOfTitle(above: right.0) == .language ? 0 : 1, right.0)
      }
      guard let (line, range) = best else {
        missing.append("language: \(row[0])")
        continue
      }
      guard !isTaken(line, range) else { continue }
      take(line, range, "title")
      var lines: Set<Int> = [line]
      for piece in find(role: row[1], near: line, host: line, isAgain: false)
      where abs(piece.line - line) < 3 {
        take(piece.line, piece.range, "fluency")
        lines.insert(piece.line)
      }
      mark(lines, kind: "language")
    }
  }

  private mutating func alignPerson() {
    let limit = facts.firstIndex { $0.isCandidate && $0.title.kinds.first != .other } ?? facts.count
    for (field, slot) in [("name", "name"), ("label", "label")] {
      guard let text = file.value(field), !text.isEmpty else { continue }
      let hits = facts.indices.flatMap { line in
        texts[line].ranges(of: text).filter { !isTaken(line, $0) }.map { (line, $0) }
      }
      func cost(_ hit: (Int, Range<Int>)) -> Double {
        let fact = facts[hit.0]
        return (hit.0 < max(limit, 8) ? 0 : 20) + (fact.isSentence ? 8 : 0)
          + (fact.label.map { $0.name == "name" || $0.name == "headline" } ?? false ? -3 : 0)
          + (fact.line.mark.isHeading ? -2 : 0) + Double(min(hit.0, 20)) * 0.2
          + (fact.hasContact ? 1 : 0)
      }
      guard let hit = hits.min(by: { cost($0) < cost($1) }) else {
        if field == "label" { missing.append("label: \(text)") }
        continue
      }
      guard parts[hit.0] == nil || parts[hit.0]?.kind == "person" else { continue }
      take(hit.0, hit.1, slot)
      parts[hit.0] = ("person", "E")
    }
  }

  private mutating func alignContacts() {
    let links = Set(file.rows("link").map { Self.bare($0[0]) })
    let exact = [file.value("email"), file.value("phone")].compactMap { $0 }.filter { !$0.isEmpty }
    for (line, fact) in facts.enumerated() where parts[line] == nil {
      let addresses =
        fact.line.links.map(\.destination)
        + fact.tokens.filter { $0.kind == .url }.map { fact.line.text($0.range) }
      let isLink = addresses.contains { links.contains(Self.bare($0)) }
      let isExact = fact.tokens.contains { token in
        [.email, .phone].contains(token.kind) && exact.contains(fact.line.text(token.range))
      }
      let isMail = fact.line.links.contains { link in
        exact.contains { link.destination.contains($0) }
      }
      if isLink || isExact || isMail { parts[line] = ("person", "C") }
    }
  }

  private static func bare(_ address: String) -> String {
    var text = address.lowercased()
    for prefix in ["https://", "http://", "www."] where text.hasPrefix(prefix) {
      text.removeFirst(prefix.count)
    }
    while text.hasSuffix("/") { text.removeLast() }
    return text
  }

  private mutating func alignSkills() {
    let names = Set(
      (file.rows("skills") + file.rows("skill")).flatMap { $0 }.map { $0.lowercased() })
    guard !names.isEmpty else { return }
    for (line, fact) in facts.enumerated() where parts[line] == nil && fact.line.mark != .code {
      let found = SkillNames.names(of: fact)
      let hits = found.count { names.contains($0.lowercased()) }
      let isUnder = kindOfTitle(above: line) == .skill
      if hits > 0, isUnder || hits * 3 >= found.count * 2 && hits > 1,
        fact.label?.name != "technology" || isUnder
      {
        parts[line] = ("skill", "D")
      }
    }
  }

  private func kindOfTitle(above line: Int) -> EntryKind? {
    facts[line].governor.flatMap { facts[$0].title.kinds.first }
  }

  // MARK: Lines

  private mutating func labelLines() {
    let isPost = ["article", "letter"].contains(file.value("kind") ?? "resume")
    let titles = titleLines()
    var kind = "other"
    var rank = 0
    for (line, fact) in facts.enumerated() {
      if let part = parts[line] {
        labels[line] = "\(part.kind):\(part.part)"
        if part.kind != "person" { kind = part.kind }
      } else if let title = titles[line] {
        labels[line] = "\(title.kind):\(title.part)"
        kind = title.kind
        if title.part == "T" { rank = fact.line.rank }
      } else if fact.line.mark.isHeading, fact.line.rank <= rank {
        labels[line] = "other:T"
        kind = "other"
      } else {
        labels[line] = "\(kind):D"
      }
      if isPost, !labels[line].hasSuffix("T") { labels[line] = "other:D" }
    }
  }

  /// Titles of sections and groups, with the kind of what follows.
  private func titleLines() -> [Int: (kind: String, part: String)] {
    var result: [Int: (kind: String, part: String)] = [:]
    for (line, fact) in facts.enumerated() where parts[line] == nil && fact.isCandidate {
      let rank = fact.line.rank
      let stop =
        facts.indices.first {
          $0 > line && facts[$0].line.rank <= rank
            && (facts[$0].isCandidate && !facts[$0].isSubtitle || facts[$0].line.mark.isHeading)
            && parts[$0] == nil
        } ?? facts.count
      let ahead = (line + 1..<max(stop, line + 1)).compactMap { parts[$0]?.kind }
        .first { $0 != "person" }
      let own = fact.title.kinds[0]
      let inEntry = fact.isSubtitle && isInEntry(line)
      if inEntry, ahead == nil { continue }
      let kind = ahead ?? (Self.isEmptyKind(own) ? own.rawValue : "other")
      let parent = fact.outer.map { result[$0]?.kind }
      result[line] = (kind, parent == kind ? "G" : "T")
    }
    for (line, part) in parts.sorted(by: { $0.key < $1.key })
    where part.part == "E" && part.kind != "person" {
      var above = facts[line].parent
      var chain: [Int] = []
      while let index = above {
        if parts[index] == nil, result[index] == nil, facts[index].isTitleMark {
          chain.append(index)
        }
        if result[index] != nil { break }
        above = facts[index].parent
      }
      for index in chain {
        let governs = above.map { result[$0]?.kind == part.kind } ?? false
        result[index] = (part.kind, governs ? "G" : "T")
      }
    }
    return result
  }

  /// Whether a section of this kind may be there although the labels name none of its entries.
  private static func isEmptyKind(_ kind: EntryKind) -> Bool {
    [.skill, .publication, .activity, .language, .course].contains(kind)
  }

  private func isInEntry(_ line: Int) -> Bool {
    var above = facts[line].parent
    while let index = above {
      if let part = parts[index], part.kind != "person" { return true }
      above = facts[index].parent
    }
    return line > 0 && parts[line - 1] != nil && parts[line - 1]?.kind != "person"
  }
}

extension Aligner {
  /// Where a line that may name the person does so.
  func personSlots(_ line: Int) -> [(range: Range<Int>, name: String)] {
    let own = slots[line].filter { ["name", "label"].contains($0.name) }
    guard let name = file.value("name"), !name.isEmpty, !own.contains(where: { $0.name == "name" })
    else { return own }
    let names = texts[line].ranges(of: name).filter { isWhole($0, line) }
    return own.filter { slot in !names.contains { $0.overlaps(slot.range) } }
      + names.map { ($0, "name") }
  }

  /// What the model would read, were it always right.
  func reading(_ facts: [LineFacts]) -> ResumeReader.Reading {
    let lineLabels = labels.map(LineLabel.init)
    var grouping = Grouping(lineLabels)
    for place in grouping.heads.flatMap({ $0 }) {
      let lines = grouping[place.entry, place.role].lines
      grouping[place.entry, place.role].slots = lines.flatMap { line in
        slots[line].sorted { $0.range.lowerBound < $1.range.lowerBound }.map { slot in
          Slot(
            name: slot.name, line: line, range: slot.range, probability: 1,
            tokens: facts[line].tokens.filter { $0.range.overlaps(slot.range) })
        }
      }
    }
    var reading = ResumeReader.Reading(
      facts: facts, labels: lineLabels, probabilities: facts.map { _ in 1 }, grouping: grouping)
    reading.people = ResumeReader.people(facts, lineLabels).map { person in
      var person = person
      person.slots = personSlots(person.lines[0]).map { slot in
        Slot(name: slot.name, line: person.lines[0], range: slot.range, probability: 1, tokens: [])
      }
      return person
    }
    return reading
  }
}

/// A line's text with single spaces, in lower case, and where each scalar stood.
struct FoldedLine {
  private var scalars: [Unicode.Scalar] = []
  private var places: [Int] = []

  init(_ line: OutlineLine) {
    for (index, scalar) in line.scalars.enumerated() {
      add(scalar, at: index)
    }
  }

  private init(_ text: String) {
    for (index, scalar) in text.unicodeScalars.enumerated() { add(scalar, at: index) }
    if scalars.last == " " { scalars.removeLast() }
  }

  private mutating func add(_ scalar: Unicode.Scalar, at index: Int) {
    let isSpace =
      scalar.properties.isWhitespace || scalar == OutlineLine.cell
      || scalar == OutlineLine.lineInCell
    if isSpace {
      if let last = scalars.last, last != " " { append(" ", index) }
    } else {
      append(scalar.properties.lowercaseMapping.unicodeScalars.first ?? scalar, index)
    }
  }

  private mutating func append(_ scalar: Unicode.Scalar, _ index: Int) {
    scalars.append(scalar)
    places.append(index)
  }

  func ranges(of text: String) -> [Range<Int>] {
    let wanted = FoldedLine(text).scalars
    guard !wanted.isEmpty, wanted.count <= scalars.count else { return [] }
    return (0...scalars.count - wanted.count).compactMap { start in
      guard scalars[start..<start + wanted.count].elementsEqual(wanted) else { return nil }
      return places[start]..<places[start + wanted.count - 1] + 1
    }
  }
}
