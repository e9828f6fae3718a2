package import HanjangCore

/// The content as JSON Resume (schema v1.0.0).
extension ResumeContent {
  package var json: JSONValue {
    var object = JSONObject()
    if kind != "article" {
      object.add("basics", basics)
      object.add("work", entries(of: .work).map { work($0) })
      object.add("volunteer", entries(of: .activity).map { dated($0, "organization") })
      object.add("education", entries(of: .study, .course).map { education($0) })
      object.add("awards", entries(of: .award).map { single($0, "title", "date", "awarder") })
      object.add(
        "certificates", entries(of: .certificate).map { single($0, "name", "date", "issuer") })
      object.add(
        "publications",
        entries(of: .publication).map { single($0, "name", "releaseDate", "publisher") })
      object.add("skills", skills.map { skill($0) })
      object.add("languages", entries(of: .language).map { language($0) })
      object.add("projects", entries(of: .project).map { dated($0, "name") })
    }
    object.add("meta", JSONObject(("kind", .string(kind))).value)
    return object.value
  }

  private var basics: JSONValue {
    var object = JSONObject()
    object.add("name", name?.text ?? "")
    object.add("label", headline?.text ?? "")
    object.add("email", email)
    object.add("phone", phone)
    object.add(
      "profiles", links.map { JSONObject(("url", .string($0.destination))).value })
    return object.value
  }

  private func addDates(_ entry: ResumeEntry, to object: inout JSONObject) {
    object.add("startDate", entry.start)
    object.add("endDate", entry.end)
  }

  private func work(_ entry: ResumeEntry) -> JSONValue {
    var object = JSONObject()
    object.add("name", entry.title?.text ?? "")
    object.add("position", entry.role?.text ?? "")
    object.add("location", entry.place?.text ?? "")
    addDates(entry, to: &object)
    return object.value
  }

  private func education(_ entry: ResumeEntry) -> JSONValue {
    var object = JSONObject()
    object.add("institution", entry.title?.text ?? "")
    object.add("area", entry.study?.text ?? "")
    object.add("studyType", entry.kind == .course ? "training" : entry.degree?.text ?? "")
    addDates(entry, to: &object)
    return object.value
  }

  private func dated(_ entry: ResumeEntry, _ name: String) -> JSONValue {
    var object = JSONObject()
    object.add(name, entry.title?.text ?? "")
    addDates(entry, to: &object)
    return object.value
  }

  private func single(
    _ entry: ResumeEntry, _ name: String, _ date: String, _ issuer: String
  ) -> JSONValue {
    var object = JSONObject()
    object.add(name, entry.title?.text ?? "")
    object.add(date, entry.periods.first?.start.iso8601 ?? "")
    object.add(issuer, entry.issuer?.text ?? "")
    return object.value
  }

  private func language(_ entry: ResumeEntry) -> JSONValue {
    var object = JSONObject()
    object.add("language", entry.title?.text ?? "")
    object.add("fluency", entry.fluency?.text ?? "")
    return object.value
  }

  private func skill(_ group: SkillGroup) -> JSONValue {
    var object = JSONObject()
    object.add("name", group.label)
    object.add("keywords", group.names.map { .string($0) })
    return object.value
  }
}
