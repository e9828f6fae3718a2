/// What the first pass read, as the second sees it.
package struct FirstReading: Sendable {
  let labels: [LineLabel]
  let probabilities: [Float]
  /// The names of what lines were found to hold.
  let slots: [Set<String>]

  init(_ reading: ResumeReader.Reading) {
    labels = reading.labels
    probabilities = reading.probabilities
    var slots = [Set<String>](repeating: [], count: reading.facts.count)
    for entry in reading.grouping.entries {
      for slot in ([entry] + entry.roles).flatMap(\.slots) where slot.probability > 0.4 {
        slots[slot.line].insert(slot.name)
      }
    }
    self.slots = slots
  }
}

extension LineAtomReader {
  mutating func readSlots(_ row: Int) {
    guard let slots = first?.slots else { return }
    let fact = facts[row]
    var head: Set<String> = []
    let near = row - (fact.parent ?? 0) <= 4
    if let parent = fact.parent, near {
      for index in parent..<row { head.formUnion(slots[index]) }
    } else {
      for index in max(0, row - 3)..<row where facts[index].line.rank <= fact.line.rank {
        head.formUnion(slots[index])
      }
    }
    var above = fact.parent
    while let index = above, facts[index].governor != index {
      head.formUnion(index == fact.parent ? slots[index] : slots[index].subtracting(["period"]))
      above = facts[index].parent
    }
    func joined(_ names: Set<String>) -> String {
      names.isEmpty ? "nothing" : names.sorted().joined(separator: "+")
    }
    set(.headHas, row, joined(head))
    set(.parentSlots, row, joined(fact.parent.map { slots[$0] } ?? []))
    set(.beforeSlots, row, row > 0 ? joined(slots[row - 1]) : "none")
  }

  /// What was read of a line, of the lines that look like it, and of those that govern it.
  mutating func readLabels(_ first: FirstReading) {
    let names = first.labels.map { "\($0.kind):\($0.part.rawValue)" }
    var section = "none"
    var entry: Int?
    for (row, label) in first.labels.enumerated() {
      let sure = first.probabilities[row]
      set(.read, row, names[row] + (sure > 0.9 ? "!" : sure > 0.6 ? "" : "?"))
      set(.readKind, row, label.kind)
      set(.sectionRead, row, section)
      if let entry {
        let rank = facts[row].line.rank
        let above = facts[entry].line.rank
        set(.entryRead, row, names[entry] + (rank > above ? ">" : rank == above ? "=" : "<"))
      } else {
        set(.entryRead, row, "none")
      }
      switch label.part {
      case .title, .group:
        section = names[row]
        entry = nil
      case .entry: entry = row
      case .head, .role, .detail, .contact: break
      }
    }
    let kinds = Set(first.labels.filter { $0.part == .entry }.map(\.kind))
    for row in facts.indices { for kind in kinds { set(.kindsRead, row, kind) } }
    readLikes(names)
  }

  private mutating func readLikes(_ names: [String]) {
    func groups(_ key: (Int) -> String?) -> [[Int]] {
      Array(
        Dictionary(grouping: facts.indices.filter { key($0) != nil }) { key($0) ?? "" }.values)
    }
    func setMost(_ atom: LineAtom, _ members: [Int]) {
      var counts: [String: Int] = [:]
      for member in members { counts[names[member], default: 0] += 1 }
      let order = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
      for row in members {
        // Of the others.
        let best = order.prefix(2).map { ($0.key, $0.value - ($0.key == names[row] ? 1 : 0)) }
          .max { $0.1 < $1.1 }
        guard let best, best.1 > 0 else {
          set(atom, row, "none")
          continue
        }
        set(atom, row, best.0 + Self.share(best.1, of: members.count - 1))
      }
    }
    let sisters = groups { "\(facts[$0].section)/\(facts[$0].line.signature)" }
    for members in sisters {
      setMost(.sisterRead, members)
      for (place, row) in members.enumerated() {
        set(.lastRead, row, place > 0 ? names[members[place - 1]] : "none")
        set(.nextRead, row, place + 1 < members.count ? names[members[place + 1]] : "none")
      }
    }
    for members in groups({ facts[$0].line.signature }) { setMost(.lookRead, members) }
    let twins = groups { row in
      guard let parent = facts[row].parent, facts[parent].governor != parent else { return nil }
      return "\(facts[row].section)/\(facts[parent].line.signature)/\(min(row - parent, 4))/"
        + facts[row].line.signature
    }
    for members in twins { setMost(.twinRead, members) }
  }
}
