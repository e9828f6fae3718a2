/// Makes typed entries of labelled lines and slots.
struct EntryAssembler {
  let reading: ResumeReader.Reading
  private var facts: [LineFacts] { reading.facts }

  var entries: [ResumeEntry] {
    var raw = reading.grouping.entries.filter { EntryKind(rawValue: $0.kind) != nil }
    joinPeriods(&raw)
    inheritCompanies(&raw)
    return unrepeated(merged(raw.flatMap { entry in typed(entry) }))
  }

  /// A table of jobs above their descriptions names each job twice: the same company from the same
  /// month, or once without dates, and no two roles.
  private func unrepeated(_ entries: [ResumeEntry]) -> [ResumeEntry] {
    var result: [ResumeEntry] = []
    var places: [String: [Int]] = [:]
    for entry in entries {
      guard [.work, .study].contains(entry.kind), let title = entry.title else {
        result.append(entry)
        continue
      }
      let key =
        "\(entry.kind.rawValue) \(String(scalars: Lexicon.folded(title.text.unicodeScalars)))"
      if let place = places[key]?.first(where: { result[$0].repeats(entry) }) {
        result[place].complete(from: entry)
      } else {
        places[key, default: []].append(result.count)
        result.append(entry)
      }
    }
    return result
  }

  /// A line for the beginning and one for the end, as in `2010.04 … 入社`, `2013.03 … 退社`.
  private func merged(_ entries: [ResumeEntry]) -> [ResumeEntry] {
    func single(_ entry: ResumeEntry) -> Period? {
      entry.periods.count == 1 && entry.periods[0].end == .none ? entry.periods[0] : nil
    }
    var result: [ResumeEntry] = []
    for entry in entries {
      let isEvent = entry.head.contains { facts[$0].classes.contains(.event) }
      guard isEvent, [.work, .study].contains(entry.kind), let end = single(entry),
        let place = result.lastIndex(where: { $0.title?.text == entry.title?.text }),
        result[place].kind == entry.kind, let start = single(result[place]),
        start.start <= end.start
      else {
        result.append(entry)
        continue
      }
      result[place].periods = [start, end]
      result[place].isDatedByEnd = false
      result[place].head += entry.head
      if result[place].study == nil { result[place].study = entry.study }
    }
    return result
  }

  // MARK: Between entries

  /// A period alone belongs to the undated entry right below it.
  private func joinPeriods(_ entries: inout [EntryLines]) {
    var result: [EntryLines] = []
    for entry in entries {
      if let last = result.last, last.kind == entry.kind, last.details.isEmpty,
        last.lines.allSatisfy({ facts[$0].isWholePeriod }), periods(of: entry).isEmpty,
        let end = last.lines.last, end + 1 == entry.lines[0]
      {
        result.removeLast()
        var joined = entry
        joined.lines = last.lines + joined.lines
        joined.slots = last.slots + joined.slots
        result.append(joined)
      } else {
        result.append(entry)
      }
    }
    entries = result
  }

  /// A company with neither period nor role governs the deeper roles below that name none.
  private func inheritCompanies(_ entries: inout [EntryLines]) {
    var above: Int?
    var result: [EntryLines] = []
    for entry in entries {
      guard entry.kind == EntryKind.work.rawValue else {
        above = nil
        result.append(entry)
        continue
      }
      let rank = facts[entry.lines[0]].line.rank
      if entry.first("company") != nil {
        result.append(entry)
        above = result.count - 1
      } else if let host = above, result[host].section == entry.section,
        rank > facts[result[host].lines[0]].line.rank
          || result[host].roles.contains(where: { facts[$0.lines[0]].line.rank == rank }),
        entry.first("role") != nil || !periods(of: entry).isEmpty
      {
        var role = entry
        role.isRole = true
        result[host].roles += [role] + entry.roles
      } else {
        result.append(entry)
      }
    }
    entries = result
  }

  // MARK: One entry

  private func periods(of entry: EntryLines) -> [Period] {
    let slots = entry.slots.filter { $0.name == "period" || $0.name == "end" }
    let found = slots.flatMap { $0.tokens.compactMap(\.period) }
    if !found.isEmpty { return found }
    return entry.lines.flatMap { facts[$0].periods }
  }

  private func value(_ slot: Slot?) -> TextValue? {
    guard let slot else { return nil }
    let line = facts[slot.line].line
    let text = line.text(slot.range)
    guard !text.isEmpty else { return nil }
    return TextValue(
      text: text, line: slot.line, range: slot.range, source: line.source(of: slot.range))
  }

  /// Roles and departments in the order of the source, with the author's separator between those
  /// that touch.
  private func joined(_ entry: EntryLines, _ name: String) -> TextValue? {
    var result: TextValue?
    var last: Slot?
    for slot in entry.all(name) {
      guard let value = value(slot) else { continue }
      if let last, var joined = result {
        joined.text += separator(last, slot) + value.text + bracket(last, slot)
        joined.range = nil
        result = joined
      } else {
        result = value
      }
      last = slot
    }
    return result
  }

  /// `인턴 (공무팀)`: what stands in brackets behind keeps them.
  private func opens(_ last: Slot, _ next: Slot) -> Bool {
    guard last.line == next.line, last.range.upperBound <= next.range.lowerBound else {
      return false
    }
    let scalars = facts[last.line].line.scalars
    let between = scalars[last.range.upperBound..<next.range.lowerBound].filter { !$0.isSpace }
    return between == ["("] && next.range.upperBound < scalars.count
      && scalars[next.range.upperBound] == ")"
  }

  private func bracket(_ last: Slot, _ next: Slot) -> String { opens(last, next) ? ")" : "" }

  private func separator(_ last: Slot, _ next: Slot) -> String {
    guard last.line == next.line, last.range.upperBound <= next.range.lowerBound else {
      return " / "
    }
    let line = facts[last.line].line
    let between = line.scalars[last.range.upperBound..<next.range.lowerBound]
    if opens(last, next) { return String(scalars: Array(between)) }
    let isPlain = between.allSatisfy { scalar in
      !scalar.isLetter && scalar.digit == nil && scalar != OutlineLine.cell
        && scalar != OutlineLine.lineInCell && !["(", ")", "[", "]"].contains(scalar)
    }
    return between.count <= 4 && isPlain && !between.allSatisfy(\.isSpace)
      ? String(scalars: Array(between)) : between.allSatisfy(\.isSpace) ? " " : " / "
  }

  private func typed(_ raw: EntryLines) -> [ResumeEntry] {
    guard let kind = EntryKind(rawValue: raw.kind) else { return [] }
    let main = entry(raw, kind)
    guard !raw.roles.isEmpty else { return isWhole(main) ? [main] : [] }
    var result: [ResumeEntry] = []
    if main.role != nil, !main.periods.isEmpty { result.append(main) }
    for role in raw.roles {
      var one = entry(role, kind)
      if one.title == nil { one.title = main.title }
      if one.periods.isEmpty { one.periods = main.periods }
      if kind == .work, one.role == nil { one.role = main.role }
      if isWhole(one) { result.append(one) }
    }
    return result
  }

  private func isWhole(_ entry: ResumeEntry) -> Bool {
    switch entry.kind {
    case .work: entry.title != nil || entry.role != nil && !entry.periods.isEmpty
    case .project, .study, .course, .award, .certificate, .skill, .language, .publication,
      .activity, .other:
      entry.title != nil
    }
  }

  private func entry(_ raw: EntryLines, _ kind: EntryKind) -> ResumeEntry {
    var entry = ResumeEntry(kind: kind)
    entry.title = value(raw.best("company", "institution", "title"))
    entry.role = joined(raw, "role")
    entry.study = joined(raw, "study")
    entry.degree = value(raw.first("degree"))
    entry.issuer = value(raw.first("issuer"))
    entry.place = value(raw.first("place"))
    entry.fluency = value(raw.first("fluency"))
    entry.periods = periods(of: raw)
    entry.isDatedByEnd = isDatedByEnd(raw, entry)
    entry.head = raw.lines
    entry.details = raw.details
    entry.certainty = min(raw.probability, raw.slots.map(\.probability).min() ?? 1)
    return entry
  }

  /// The one date of a school is that of its end, unless a word says that it began.
  private func isDatedByEnd(_ raw: EntryLines, _ entry: ResumeEntry) -> Bool {
    guard entry.periods.count == 1, entry.periods[0].end == .none else { return false }
    if raw.first("end") != nil { return true }
    guard entry.kind == .study || entry.kind == .course else { return false }
    return !raw.lines.contains { facts[$0].classes.contains(.beginning) }
  }
}
