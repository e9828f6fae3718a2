import HanjangCore

/// Makes one of what a résumé says twice of the same work: in a table that sums it up, and below.
enum WorkMerging {
  static func merged(_ items: [JSONValue]) -> [JSONValue] {
    withoutSummaries(joiningUndated(items))
  }

  /// Without items that only announce another: the same company from the same month.
  private static func withoutSummaries(_ items: [JSONValue]) -> [JSONValue] {
    func key(_ item: JSONValue) -> String? {
      let start = item["startDate"].string
      return start.isEmpty ? nil : "\(item["name"].string) \(start)"
    }
    func length(_ item: JSONValue) -> Int { item.text().utf8.count }
    return items.enumerated().compactMap { index, item in
      guard let own = key(item) else { return item }
      let isRepeated = items.enumerated().contains { other, rival in
        guard other != index, key(rival) == own else { return false }
        return (length(rival), index) > (length(item), other)
      }
      return isRepeated ? nil : item
    }
  }

  /// With what an item without dates says in the only dated one of the same company.
  private static func joiningUndated(_ items: [JSONValue]) -> [JSONValue] {
    var result = items
    var taken: Set<Int> = []
    for (index, item) in items.enumerated() where item["startDate"].string.isEmpty {
      let name = withoutEnding(item["name"].string)
      let dated = result.indices.filter { other in
        other != index && result[other]["name"].string == name
          && !result[other]["startDate"].string.isEmpty
      }
      guard dated.count == 1, let place = dated.first, !name.isEmpty else { continue }
      result[place] = joined(result[place], item)
      taken.insert(index)
    }
    return result.enumerated().compactMap { taken.contains($0) ? nil : $1 }
  }

  /// `한빛커머스 상세` is 한빛커머스.
  private static func withoutEnding(_ name: String) -> String {
    for ending in [" 상세 내용", " 상세"] where name.hasSuffix(ending) {
      return String(name.dropLast(ending.count))
    }
    return name
  }

  private static func joined(_ item: JSONValue, _ other: JSONValue) -> JSONValue {
    var object = JSONObject()
    for name in [
      "name", "position", "url", "startDate", "endDate", "summary", "highlights", "meta",
    ] {
      if name == "highlights" {
        object.add(name, item[name].elements + other[name].elements)
      } else {
        object.add(name, item[name] == .null ? other[name] : item[name])
      }
    }
    // Two summaries are kept both.
    if item["summary"] != .null, other["summary"] != .null {
      object.set("summary", .string(item["summary"].string + "\n" + other["summary"].string))
    }
    return object.value
  }
}
