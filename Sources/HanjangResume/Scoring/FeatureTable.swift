/// Templates of features, from a table that people can read: one a line, its parts joined. A part is
/// the name of an atom, with the row it is taken from in front: `-1.mark`, `+2.place`, `^.mark`.
package struct FeatureTable: Sendable {
  struct Part: Sendable {
    enum Row: Sendable, Hashable {
      case offset(Int)
      /// The line that governs.
      case parent
    }
    var row: Row
    var atom: Int
  }

  struct Template: Sendable {
    var text: String
    var hash: UInt64
    var parts: [Part]
  }

  let templates: [Template]

  /// - Parameter names: of the atoms, in the order of their numbers.
  package init(_ text: String, names: [String]) {
    let places = Dictionary(uniqueKeysWithValues: names.enumerated().map { ($1, $0) })
    templates = text.split(separator: "\n").compactMap { line in
      guard !line.hasPrefix("#") else { return nil }
      let parts = line.split(separator: " ").compactMap { Self.part(String($0), places) }
      guard !parts.isEmpty else { return nil }
      return Template(text: String(line), hash: StableHash.hash(String(line)), parts: parts)
    }
  }

  private static func part(_ text: String, _ places: [String: Int]) -> Part? {
    let pieces = text.split(separator: ".", maxSplits: 1)
    guard pieces.count == 2 else { return places[text].map { Part(row: .offset(0), atom: $0) } }
    guard let atom = places[String(pieces[1])] else { return nil }
    if pieces[0] == "^" { return Part(row: .parent, atom: atom) }
    return Int(pieces[0]).map { Part(row: .offset($0), atom: atom) }
  }

  /// Calls `body` with the hash of each feature of a row.
  func forEachFeature(of row: Int, in atoms: AtomValues, _ body: (UInt32) -> Void) {
    for template in templates { add(template, 0, template.hash, row, atoms, body) }
  }

  private func add(
    _ template: Template, _ index: Int, _ hash: UInt64, _ row: Int, _ atoms: AtomValues,
    _ body: (UInt32) -> Void
  ) {
    guard index < template.parts.count else {
      body(UInt32(truncatingIfNeeded: hash ^ hash >> 32))
      return
    }
    let part = template.parts[index]
    guard let source = atoms.row(part.row, from: row) else {
      if index == 0, template.parts.count == 1 { body(UInt32(truncatingIfNeeded: hash &+ 1)) }
      return
    }
    atoms.forEachValue(of: part.atom, row: source) { value in
      add(template, index + 1, StableHash.add(value, to: hash), row, atoms, body)
    }
  }

  /// The features of a row with their names, for people.
  package func named(of row: Int, in atoms: AtomValues) -> [(hash: UInt32, name: String)] {
    var result: [(UInt32, String)] = []
    for template in templates {
      var partial: [(UInt64, String)] = [(template.hash, template.text + "=")]
      for part in template.parts {
        guard let source = atoms.row(part.row, from: row) else {
          partial = []
          break
        }
        partial = partial.flatMap { hash, name in
          var more: [(UInt64, String)] = []
          atoms.forEachValue(of: part.atom, row: source) { value in
            more.append((StableHash.add(value, to: hash), name + (atoms.names[value] ?? "?") + ","))
          }
          return more
        }
      }
      result += partial.map { (UInt32(truncatingIfNeeded: $0.0 ^ $0.0 >> 32), $0.1) }
    }
    return result
  }
}

/// What atoms say of rows, as hashes.
package struct AtomValues: Sendable {
  private let atomCount: Int
  /// A value for each row and atom; 0 for none.
  private var single: [UInt64]
  /// The further values, where there are several.
  private var further: [Int: [UInt64]] = [:]
  /// The row that governs a row.
  var parents: [Int?] = []
  /// Rows with different numbers don't see each other by offset.
  var groups: [Int] = []
  /// By hash, where they are wanted.
  package private(set) var names: [UInt64: String] = [:]
  private let keepsNames: Bool

  init(rows: Int, atoms: Int, keepsNames: Bool = false) {
    atomCount = atoms
    single = Array(repeating: 0, count: rows * atoms)
    self.keepsNames = keepsNames
  }

  var rowCount: Int { atomCount == 0 ? 0 : single.count / atomCount }

  mutating func set(_ atom: Int, row: Int, _ value: String) {
    let hash = StableHash.hash(value)
    if keepsNames { names[hash] = value }
    let place = row * atomCount + atom
    if single[place] == 0 {
      single[place] = hash
    } else if single[place] != hash, !(further[place]?.contains(hash) ?? false) {
      further[place, default: []].append(hash)
    }
  }

  func row(_ row: FeatureTable.Part.Row, from index: Int) -> Int? {
    switch row {
    case .offset(let offset):
      let place = index + offset
      guard place >= 0, place < rowCount else { return nil }
      if !groups.isEmpty, groups[place] != groups[index] { return nil }
      return place
    case .parent: return parents[index]
    }
  }

  func forEachValue(of atom: Int, row: Int, _ body: (UInt64) -> Void) {
    let place = row * atomCount + atom
    guard single[place] != 0 else { return }
    body(single[place])
    if let more = further[place] { for value in more { body(value) } }
  }
}
