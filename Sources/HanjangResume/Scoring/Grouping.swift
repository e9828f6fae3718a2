/// What a line does in an entry: `work:E`.
package struct LineLabel: Sendable, Hashable {
  package enum Part: String, Sendable {
    /// A section's title, a group's title.
    case title = "T"
    case group = "G"
    /// The line with which an entry begins, and more lines of its head.
    case entry = "E"
    case head = "H"
    /// The line with which a further position in the same company begins.
    case role = "R"
    case detail = "D"
    /// Ways to reach the person.
    case contact = "C"
  }

  package var kind: String
  package var part: Part

  package init(_ text: String) {
    let pieces = text.split(separator: ":")
    kind = pieces.first.map(String.init) ?? "other"
    part = pieces.count > 1 ? Part(rawValue: String(pieces[1])) ?? .detail : .detail
  }
}

/// A value in a head.
package struct Slot: Sendable {
  package var name: String
  /// The line's number, and the place in its text.
  package var line: Int
  package var range: Range<Int>
  package var probability: Float
  package var tokens: [Token]

  package init(name: String, line: Int, range: Range<Int>, probability: Float, tokens: [Token]) {
    self.name = name
    self.line = line
    self.range = range
    self.probability = probability
    self.tokens = tokens
  }
}

extension Slot {
  /// Its probability, more where a word says what it is.
  fileprivate var weight: Float {
    let mark: WordClass = name == "institution" ? .school : .company
    return probability + (tokens.contains { $0.classes.contains(mark) } ? 0.5 : 0)
  }
}

/// Lines that make one entry, and what was found in them.
package struct EntryLines: Sendable {
  package var kind: String
  package var lines: [Int]
  package var roles: [EntryLines] = []
  package var details: [Int] = []
  package var section = 0
  /// The title or group above.
  package var isRole = false
  package var slots: [Slot] = []
  package var probability: Float = 1

  package func first(_ names: String...) -> Slot? {
    slots.first { names.contains($0.name) }
  }

  /// The likeliest: an entry has one company, one school, one title.
  package func best(_ names: String...) -> Slot? {
    slots.filter { names.contains($0.name) }.max { $0.weight < $1.weight }
  }

  package func all(_ name: String) -> [Slot] { slots.filter { $0.name == name } }
}

/// Puts labelled lines together.
package struct Grouping: Sendable {
  package var entries: [EntryLines] = []
  /// Lines of a kind that belong to no entry.
  package var loose: [String: [Int]] = [:]
  /// The titles of sections and groups.
  package var titles: [Int] = []

  package init(_ labels: [LineLabel]) {
    var current: EntryLines?
    var role: EntryLines?
    var section = 0
    func flush(_ entries: inout [EntryLines]) {
      if var entry = current {
        if let last = role { entry.roles.append(last) }
        entries.append(entry)
      }
      current = nil
      role = nil
    }
    for (index, label) in labels.enumerated() {
      let isSame = current?.kind == label.kind
      switch label.part {
      case .title:
        flush(&entries)
        section += 1
        titles.append(index)
      case .group:
        flush(&entries)
        titles.append(index)
      case .entry:
        flush(&entries)
        current = EntryLines(kind: label.kind, lines: [index], section: section)
      case .head where !isSame, .role where !isSame:
        flush(&entries)
        current = EntryLines(kind: label.kind, lines: [index], section: section)
      case .role:
        if let last = role { current?.roles.append(last) }
        role = EntryLines(kind: label.kind, lines: [index], section: section, isRole: true)
      case .head:
        if role != nil { role?.lines.append(index) } else { current?.lines.append(index) }
      case .detail where isSame:
        if role != nil { role?.details.append(index) } else { current?.details.append(index) }
      case .detail, .contact:
        loose["\(label.kind):\(label.part.rawValue)", default: []].append(index)
      }
    }
    flush(&entries)
  }

  /// All heads, those of roles too, of one section and kind together.
  package var heads: [[(entry: Int, role: Int?)]] {
    var groups: [String: [(Int, Int?)]] = [:]
    var order: [String] = []
    for (index, entry) in entries.enumerated() {
      for role in [nil] + entry.roles.indices.map(Optional.init) {
        let key = "\(entry.section)/\(entry.kind)/\(role != nil)"
        if groups[key] == nil { order.append(key) }
        groups[key, default: []].append((index, role))
      }
    }
    return order.map { groups[$0] ?? [] }
  }

  package subscript(entry: Int, role: Int?) -> EntryLines {
    get { role.map { entries[entry].roles[$0] } ?? entries[entry] }
    set {
      if let role { entries[entry].roles[role] = newValue } else { entries[entry] = newValue }
    }
  }
}
