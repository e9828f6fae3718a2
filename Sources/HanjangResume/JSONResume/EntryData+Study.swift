import HanjangCore
import HanjangMarkdown

extension EntryData {
  /// A school's one year in an English résumé is that of leaving it.
  private var isDatedByEnd: Bool {
    entry.kind == .education && !title.unicodeScalars.contains(where: \.isHangulSyllable)
  }

  var education: JSONValue {
    let study = StudyReading(details, facts: entry.facts)
    var object = JSONObject()
    object.add("institution", fact("institution") ?? title)
    object.add("url", url)
    object.add("area", study.area)
    object.add("studyType", study.degree)
    addStudyDates(study, to: &object)
    object.add("score", study.score)
    let lines = linesWithoutFacts(
      linkFact.union(["study", "degree", "score", "institution", "status"]))
    object.add("courses", lines.map { .string($0) })
    var meta = JSONObject()
    meta.add(
      "status", study.status.isEmpty ? entry.periods.compactMap(\.status).first ?? "" : study.status
    )
    meta.add("details", study.others.map { .string($0) })
    if case .object(let members) = self.meta(entry.periods, parts: []).value {
      for member in members where member.name != "status" { meta.add(member.name, member.value) }
    }
    object.add("meta", meta.value)
    return object.value
  }

  /// One date is that of leaving where something says so.
  func addStudyDates(_ reading: StudyReading? = nil, to object: inout JSONObject) {
    let study = reading ?? StudyReading(details, facts: entry.facts)
    if let period = entry.periods.first, period.end == .none,
      study.hasLeft(period.status) || study.saysLeaving || isDatedByEnd
    {
      object.add("endDate", period.start.iso8601)
    } else {
      addDates(entry.periods, to: &object)
    }
  }

  var training: JSONValue {
    let written = fact("institution")
    var object = JSONObject()
    object.add("institution", written ?? title)
    let area = [written == nil || written == title ? "" : title] + details.filter { $0 != written }
    object.add("area", area.filter { !$0.isEmpty }.joined(separator: " · "))
    object.add("studyType", "training")
    addDates(entry.periods, to: &object)
    let courses = linesWithoutFacts(["institution"])
    object.add("courses", courses.map { .string($0) })
    object.add("meta", meta(entry.periods, parts: []).value)
    return object.value
  }
}
