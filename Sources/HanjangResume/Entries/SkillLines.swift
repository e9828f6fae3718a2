/// The names that lines of skills list.
struct SkillLines {
  let reading: ResumeReader.Reading
  let lexicon: Lexicon

  var groups: [ResumeContent.SkillGroup] {
    var groups: [ResumeContent.SkillGroup] = []
    var title = ""
    for row in reading.grouping.loose["skill:D"] ?? [] {
      let fact = reading.facts[row]
      if fact.line.mark == .header || fact.line.mark == .code { continue }
      if fact.line.mark.isTitle, fact.label == nil,
        !fact.tokens.contains(where: { $0.before.contains(.comma) })
      {
        title = fact.line.text
        continue
      }
      let (label, names) = Self.names(of: fact)
      if !names.isEmpty { groups.append(.init(label: label.isEmpty ? title : label, names: names)) }
    }
    return groups
  }

  private static let longest = 40

  /// At commas, bars, dots and slashes between spaces, but not within brackets.
  static func names(of fact: LineFacts) -> (label: String, names: [String]) {
    let line = fact.line
    var range = 0..<line.scalars.count
    var label = ""
    let isCell = line.mark == .row
    if let found = fact.label {
      range = found.value
      label = line.text(found.label)
    } else if isCell, let cell = line.scalars.firstIndex(of: OutlineLine.cell) {
      label = line.text(0..<cell)
      range = cell + 1..<line.scalars.count
    }
    if fact.isSentence, fact.wordCount > 6 { return (label, []) }
    var names: [String] = []
    var depth = 0
    var start = range.lowerBound
    func add(_ end: Int) {
      let text = trimmed(line.text(start..<end))
      if !text.isEmpty, text.unicodeScalars.count <= longest, text.split(separator: " ").count <= 5
      {
        names.append(text)
      }
    }
    for index in range {
      let scalar = line.scalars[index]
      if scalar == "(" || scalar == "（" || scalar == "[" { depth += 1 }
      if scalar == ")" || scalar == "）" || scalar == "]" { depth = max(0, depth - 1) }
      let isBreak = depth == 0 && parts(line, index, range)
      if isBreak {
        add(index)
        start = index + 1
      }
    }
    add(range.upperBound)
    return (label, names)
  }

  private static func parts(_ line: OutlineLine, _ index: Int, _ range: Range<Int>) -> Bool {
    let scalar = line.scalars[index]
    if [",", "|", "·", ";", "、", "，", "ㆍ", "•", OutlineLine.cell, OutlineLine.lineInCell].contains(
      scalar)
    {
      return true
    }
    if scalar == "/" || scalar == "-" {
      return index > range.lowerBound && line.scalars[index - 1].isSpace
        && index + 1 < range.upperBound && line.scalars[index + 1].isSpace
    }
    // Pieces of code are names of their own.
    guard scalar.isSpace, index > range.lowerBound, index + 1 < range.upperBound else {
      return false
    }
    return line.styles[index - 1].contains(.code) && !line.styles[index].contains(.code)
  }

  private static func trimmed(_ text: String) -> String {
    var text = text[...]
    while let last = text.last, " .-:★☆●○■□".contains(last) { text.removeLast() }
    while let first = text.first, " .-:".contains(first) && !text.hasPrefix(".N") {
      text.removeFirst()
    }
    return String(text)
  }
}
