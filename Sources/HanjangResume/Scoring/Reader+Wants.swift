/// A job wants a company and a study a school. Where most entries of a section lack theirs, and the line
/// behind their heads looks like a name in most of them, that line belongs to the heads.
extension ResumeReader {
  private static let wants = ["work": "company", "study": "institution"]

  /// - Returns: Whether a label was changed.
  func complete(
    _ labels: inout [LineLabel], _ grouping: Grouping, _ facts: [LineFacts]
  ) -> Bool {
    var groups: [String: [EntryLines]] = [:]
    for entry in grouping.entries where Self.wants[entry.kind] != nil {
      groups["\(entry.section)/\(entry.kind)", default: []].append(entry)
    }
    var isChanged = false
    for group in groups.values {
      let lacking = group.filter { entry in
        entry.roles.isEmpty && entry.first(Self.wants[entry.kind] ?? "") == nil
      }
      guard lacking.count * 5 >= group.count * 3 else { continue }
      let lines = lacking.compactMap(\.lines.last).map { $0 + 1 }
      let names = lines.filter { isName($0, labels, facts) }
      guard !names.isEmpty, names.count * 5 >= lines.count * 3 else { continue }
      for line in names {
        labels[line] = LineLabel("\(group[0].kind):H")
        isChanged = true
      }
    }
    return isChanged
  }

  private func isName(_ line: Int, _ labels: [LineLabel], _ facts: [LineFacts]) -> Bool {
    guard facts.indices.contains(line), labels[line].part == .detail else { return false }
    let fact = facts[line]
    return fact.isName && fact.label == nil && fact.periods.isEmpty && !fact.isTitleMark
      && fact.line.mark != .item && !fact.endsInRole
  }
}
