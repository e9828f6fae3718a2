import HanjangCore
import HanjangResume

/// Hits, extras and misses of a field over documents.
struct Score {
  var hits = 0
  var extras = 0
  var misses = 0

  var f1: Double { hits == 0 ? 0 : Double(2 * hits) / Double(2 * hits + extras + misses) }
  var precision: Double { hits == 0 ? 0 : Double(hits) / Double(hits + extras) }

  mutating func add(expected: [String], found: [String]) -> (missed: [String], extra: [String]) {
    var rest = found
    var missed: [String] = []
    for value in expected {
      if let index = rest.firstIndex(of: value) {
        rest.remove(at: index)
        hits += 1
      } else {
        missed.append(value)
        misses += 1
      }
    }
    extras += rest.count
    return (missed, rest)
  }
}

/// What JSON Resume holds, as labels write it.
enum FieldValues {
  static let fields = [
    "kind", "name", "email", "phone", "link", "label", "work", "position", "education", "study",
    "project", "award", "certificate", "publication", "volunteer", "language", "skill",
  ]
  /// Fields whose labels not all documents have.
  static let optional: Set<String> = [
    "label", "position", "study", "publication", "volunteer", "language",
  ]

  static func expected(_ file: LabelledFile) -> [String: [String]] {
    var result: [String: [String]] = [:]
    for (field, values) in file.labels {
      if field == "skills" || field == "skill" {
        result["skill", default: []] += values
      } else {
        result[field, default: []].append(joined(values))
      }
    }
    return result
  }

  private static func joined(_ values: [String]) -> String { values.joined(separator: " | ") }

  static func found(_ json: JSONValue) -> [String: [String]] {
    var result: [String: [String]] = [:]
    func add(_ field: String, _ values: [String]) {
      if values.contains(where: { !$0.isEmpty }) {
        result[field, default: []].append(joined(values))
      }
    }
    let basics = json["basics"]
    add("kind", [json["meta"]["kind"].string])
    for field in ["name", "email", "phone", "label"] { add(field, [basics[field].string]) }
    add("link", [basics["url"].string])
    for profile in basics["profiles"].elements { add("link", [profile["url"].string]) }
    for (list, field, names) in [
      ("work", "work", ["name", "startDate", "endDate"]),
      ("work", "position", ["name", "position"]),
      ("education", "education", ["institution", "startDate", "endDate"]),
      ("projects", "project", ["name", "startDate", "endDate"]),
      ("volunteer", "volunteer", ["organization", "startDate", "endDate"]),
      ("awards", "award", ["title", "date"]), ("certificates", "certificate", ["name", "date"]),
      ("publications", "publication", ["name", "releaseDate"]),
      ("languages", "language", ["language", "fluency"]),
    ] {
      for item in json[list].elements { add(field, names.map { item[$0].string }) }
    }
    for item in json["education"].elements where item["studyType"].string != "training" {
      add("study", ["institution", "area", "studyType"].map { item[$0].string })
    }
    for group in json["skills"].elements {
      for keyword in group["keywords"].elements { add("skill", [keyword.string]) }
    }
    // A position without a role isn't labelled.
    result["position"]?.removeAll { $0.hasSuffix("| ") }
    result["study"]?.removeAll { $0.hasSuffix("|  | ") }
    return result
  }
}
