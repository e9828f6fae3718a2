import HanjangCore

/// The lines of the canonical Markdown, and what is escaped in them.
extension ResumeMarkdown {
  func period(_ item: JSONValue) -> String {
    let whole = oneLine(item["meta"]["date"].string)
    if !whole.isEmpty { return escaped(whole) }
    let start = written(item["startDate"].string)
    let end = written(item["endDate"].string)
    if start.isEmpty { return end }
    let duration = item["meta"]["statedDuration"].string
    let status = item["meta"]["status"].string
    let suffix = duration.isEmpty ? "" : " (\(duration))"
    let tail = status.isEmpty || item["institution"] != .null ? suffix : suffix + " (\(status))"
    return "\(start) - \(end.isEmpty ? words.present : end)\(tail)"
  }

  /// `2020-07` as `2020.07`.
  func written(_ date: String) -> String {
    let isISO = date.allSatisfy { $0.isASCII && ($0.isNumber || $0 == "-") }
    return isISO ? date.replacing("-", with: ".") : escaped(oneLine(date))
  }

  mutating func addFact(_ label: String, _ value: String) {
    if !value.isEmpty { lines.append("- \(label): \(plain(value))") }
  }

  mutating func addItems(_ items: JSONValue) {
    for item in items.elements { addItem(item.string) }
  }

  /// Those that are titles of pieces of work with a period of their own become headings.
  mutating func addHighlights(of item: JSONValue) {
    var works = item["meta"]["achievements"].elements[...]
    for text in item["highlights"].elements.map(\.string) {
      guard let next = works.first, next["title"].string == text else {
        addItem(text)
        continue
      }
      works = works.dropFirst()
      lines.append("\n#### \(escaped(text))")
      lines.append(period(next))
      lines.append("")
    }
  }

  /// Further lines of a text stand below the first.
  mutating func addItem(_ text: String) {
    let written = ValueText(text).lines
    guard let first = written.first else { return }
    let isItem = ValueText.isItem(first)
    lines.append(isItem ? first : "- \(first)")
    for line in written.dropFirst() {
      let goesOn = !ValueText.isItem(line)
      if goesOn { lines[lines.count - 1] += "\\" }
      lines.append(isItem && !goesOn ? line : "  \(line)")
    }
  }

  /// Each line of a text as an item.
  mutating func addItems(of text: String) {
    for line in ValueText(text).lines { lines.append(ValueText.isItem(line) ? line : "- \(line)") }
  }

  mutating func addParagraphs(_ text: String) {
    var isList = false
    for line in ValueText(text).lines {
      let isItem = ValueText.isItem(line)
      if !isItem || !isList { lines.append("") }
      lines.append(line)
      isList = isItem
    }
    if !text.isEmpty { lines.append("") }
  }

  func oneLine(_ text: String) -> String {
    text.split(whereSeparator: \.isNewline).joined(separator: " ").trimmingSpaces
  }

  /// With backslashes before what Markdown would read as marks.
  func escaped(_ text: String) -> String {
    let text = oneLine(text)
    var result = ""
    for (offset, character) in text.enumerated() {
      let isMark = "\\`*_[]<>|~&".contains(character)
      let isLeading = offset == 0 && "#+-=•".contains(character)
      if isMark || isLeading && character != "•" { result += "\\" }
      result.append(character)
    }
    // A number and a point begin a list.
    let digits = result.prefix { $0.isNumber }
    if !digits.isEmpty, digits.count < 10, let mark = result.dropFirst(digits.count).first,
      mark == "." || mark == ")", result.dropFirst(digits.count + 1).first == " "
    {
      return digits + "\\" + result.dropFirst(digits.count)
    }
    return result
  }

  /// An address as it is, other text with its marks escaped; one line.
  func plain(_ text: String) -> String {
    text.contains("://") && !text.contains(" ") ? text : escaped(text)
  }
}

extension JSONValue {
  var containsHangul: Bool {
    switch self {
    case .string(let text): text.unicodeScalars.contains(where: \.isHangulSyllable)
    case .array(let values): values.contains(where: \.containsHangul)
    case .object(let members): members.contains { $0.value.containsHangul }
    case .null, .boolean, .integer, .decimal: false
    }
  }
}
