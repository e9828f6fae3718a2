import HanjangCore

/// Entries whose values are known: each has its field, and nothing is read again.
extension EntryData {
  /// nil where the entry's lines are to be read.
  var typed: (list: String, item: JSONValue)? {
    guard entry.isTyped else { return nil }
    switch entry.kind {
    case .education: return ("education", study)
    case .training: return ("education", course)
    case .awards: return ("awards", single("title", "date", "awarder", without: []))
    case .certificates: return ("certificates", single("name", "date", "issuer", without: linkFact))
    case .publications:
      return ("publications", single("name", "releaseDate", "publisher", without: linkFact))
    case .languages: return ("languages", spoken)
    case .career, .project, .opensource, .activities, .contact, .summary, .skills, .links,
      .military, .other, .letter, .generic:
      return nil
    }
  }

  private var study: JSONValue {
    var object = JSONObject()
    object.add("institution", fact("institution") ?? title)
    object.add("url", url)
    object.add("area", fact("study") ?? "")
    object.add("studyType", fact("degree") ?? "")
    addStudyDates(to: &object)
    object.add("score", fact("score") ?? "")
    let lines = linesWithoutFacts(linkFact.union(["study", "degree", "score", "institution"]))
    object.add("courses", lines.map { .string($0) })
    object.add("meta", meta(entry.periods, parts: []).value)
    return object.value
  }

  private var course: JSONValue {
    var object = JSONObject()
    object.add("institution", fact("institution") ?? title)
    object.add("area", fact("study") ?? "")
    object.add("studyType", "training")
    addDates(entry.periods, to: &object)
    object.add("courses", linesWithoutFacts(["institution", "study"]).map { .string($0) })
    object.add("meta", meta(entry.periods, parts: []).value)
    return object.value
  }

  private func single(
    _ name: String, _ date: String, _ issuer: String, without facts: Set<String>
  ) -> JSONValue {
    var object = JSONObject()
    object.add(name, fact("title") ?? title)
    object.add(date, entry.periods.first?.start.iso8601 ?? "")
    object.add(issuer, fact("issuer") ?? "")
    if issuer != "awarder" { object.add("url", url) }
    let lines = linesWithoutFacts(facts.union(["issuer", "title"]))
    object.add("summary", lines.joined(separator: "\n"))
    return object.value
  }

  private var spoken: JSONValue {
    var object = JSONObject()
    object.add("language", fact("title") ?? title)
    object.add("fluency", fact("fluency") ?? "")
    var meta = JSONObject()
    meta.add("tests", linesWithoutFacts([]).map { .string($0) })
    meta.add("date", entry.periods.first?.start.iso8601 ?? "")
    object.add("meta", meta.value)
    return object.value
  }
}
