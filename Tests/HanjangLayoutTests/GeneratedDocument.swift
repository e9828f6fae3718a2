/// A document made by chance, the same for the same seed, in which every word tells its block: `p12x`
/// is a word of the paragraph that is block 12.
///
/// | letter | block |
/// | --- | --- |
/// | h | heading |
/// | p | paragraph |
/// | n | paragraph that introduces a list |
/// | i | list item |
/// | q | quote |
/// | c | code, a word a line |
/// | t, r | header and row of a table |
/// | e, o, d | title, role and detail of an entry |
/// | f | footnote |
struct GeneratedDocument {
  private(set) var text = ""
  private var random: SplitMix
  private var block = 0
  private var notes = ""
  private var noteCount = 0
  /// Pages end before these blocks because the author wants it.
  private(set) var forced: Set<Int> = []

  static func article(seed: UInt64, blocks: Int) -> GeneratedDocument {
    var document = GeneratedDocument(random: SplitMix(state: seed))
    for _ in 0..<blocks { document.addBlock() }
    document.text += "\n" + document.notes
    return document
  }

  static func resume(seed: UInt64, entries: Int) -> GeneratedDocument {
    var document = GeneratedDocument(random: SplitMix(state: seed))
    document.text = "# 홍길동\n\nhong@example.com\n\n## 경력\n\n"
    for _ in 0..<entries { document.addEntry() }
    return document
  }

  /// A résumé with as many schools as companies, and notes in both.
  static func twoColumns(seed: UInt64, companies: Int, schools: Int) -> GeneratedDocument {
    var document = GeneratedDocument(random: SplitMix(state: seed))
    document.text = "# 홍길동\n\nhong@example.com\n\n" + document.words("p", 60) + "\n\n"
    let isFirst = seed % 3 == 0
    if isFirst { document.addSchools(schools) }
    document.text += "## 경력\n\n"
    for _ in 0..<companies { document.addEntry() }
    document.text += document.words("p", 40) + document.reference() + "\n\n"
    if seed % 4 == 0 { document.addTable() }
    if !isFirst { document.addSchools(schools) }
    document.text += document.notes
    return document
  }

  private mutating func addSchools(_ count: Int) {
    text += "## 학력\n\n"
    for _ in 0..<count {
      text += "### \(words("e", 3)) (2012.03 - 2016.02)\n\n"
      for _ in 0...random.below(6) { text += "- " + words("d", 20) + "\n" }
      text += "\n"
    }
    text += words("p", 20) + reference() + "\n\n"
  }

  private init(random: SplitMix) {
    self.random = random
  }

  // MARK: Articles

  private mutating func words(_ kind: Character, _ most: Int) -> String {
    block += 1
    let count = 1 + random.below(most)
    return Array(repeating: "\(kind)\(block)x", count: count).joined(separator: " ")
  }

  private mutating func addBlock() {
    switch random.below(16) {
    case 0...2:
      let level = 1 + random.below(4)
      text += String(repeating: "#", count: level) + " " + words("h", 6) + "\n\n"
    case 3...6: text += words("p", 70) + reference() + "\n\n"
    case 7...8: addList(depth: 0)
    case 9:
      text += words("n", 20) + ":\n\n"
      addList(depth: 0)
    case 10: text += "> " + words("q", 40) + "\n\n"
    case 11: addCode()
    case 12...13: addTable()
    case 14: text += "---\n\n"
    default:
      guard random.below(3) == 0 else { return }
      text += "<!-- pagebreak -->\n\n"
      forced.insert(block + 1)
      text += words("p", 30) + "\n\n"
    }
  }

  private mutating func reference() -> String {
    guard random.below(3) == 0 else { return "" }
    noteCount += 1
    notes += "[^\(noteCount)]: " + words("f", 50) + "\n\n"
    return "[^\(noteCount)]"
  }

  private mutating func addList(depth: Int) {
    let indent = String(repeating: "  ", count: depth)
    let isLoose = random.below(4) == 0
    for _ in 0...random.below(6) {
      text += indent + "- " + words("i", 25) + (isLoose ? "\n\n" : "\n")
      if depth < 2, random.below(5) == 0 { addList(depth: depth + 1) }
    }
    if depth == 0 { text += "\n" }
  }

  private mutating func addCode() {
    block += 1
    text += "```\n"
    for _ in 0...random.below(20) { text += "c\(block)x\n" }
    text += "```\n\n"
  }

  private mutating func addTable() {
    text += "| \(words("t", 2)) | \(words("t", 1)) |\n|---|---|\n"
    for _ in 0...random.below(8) {
      let row = words("r", 12)
      text += "| \(row) | r\(block)x |\n"
    }
    text += "\n"
  }

  // MARK: Résumés

  private mutating func addEntry() {
    text += "### \(words("e", 3)) (2019.03 - 2021.02)\n\n"
    let entry = block
    if random.below(3) > 0 { text += "o\(entry)x 개발자\n\n" }
    switch random.below(3) {
    case 0: for _ in 0...random.below(8) { text += "- " + words("d", 30) + "\n" }
    case 1:
      for _ in 0...random.below(4) {
        text += "- **\(words("a", 4))**\n"
        for _ in 0...random.below(5) { text += "  - " + words("d", 25) + "\n" }
      }
    default: text += words("d", 60) + "\n"
    }
    text += "\n"
  }
}

/// Steele, Lea and Flood's SplitMix64: chance that is the same on every machine.
struct SplitMix {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  mutating func below(_ limit: Int) -> Int { Int(next() % UInt64(limit)) }
}
