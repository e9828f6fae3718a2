import HanjangCore

extension Leftovers {
  /// A tag of a template language at some place.
  struct Template {
    var range: Range<Int>
    var tag: TemplateTag
    /// `{{ … }}`: a value, no tag.
    var isValue: Bool
    var body: String
  }

  /// How many bytes a tag may have.
  private static let longest = 2_000

  /// The tag that begins at a `{`.
  func template(at start: Int) -> Template? {
    guard start + 3 < bytes.count else { return nil }
    let signs: (open: Int, close: [UInt8], isValue: Bool)
    switch (bytes[start + 1], bytes[start + 2]) {
    case (UInt8(ascii: "%"), _): signs = (2, Array("%}".utf8), false)
    case (UInt8(ascii: "{"), UInt8(ascii: "<")): signs = (3, Array(">}}".utf8), false)
    case (UInt8(ascii: "{"), UInt8(ascii: "%")): signs = (3, Array("%}}".utf8), false)
    case (UInt8(ascii: "{"), _): signs = (2, Array("}}".utf8), true)
    default: return nil
    }
    let limit = min(bytes.count, start + Self.longest)
    var end = start + signs.open
    while end < limit, bytes[end] != signs.close[0] || !bytes[end..<limit].starts(with: signs.close)
    {
      // The next tag begins: this one is none.
      if bytes[end] == UInt8(ascii: "{"), end + 1 < limit,
        [UInt8(ascii: "{"), UInt8(ascii: "%")].contains(bytes[end + 1])
      {
        return nil
      }
      // A value stays within its line.
      if signs.isValue, bytes[end] == 0x0A || bytes[end] == UInt8(ascii: "`") { return nil }
      if bytes[end] == 0x0A, end + 1 < limit, bytes[end + 1] == 0x0A { return nil }
      end += 1
    }
    guard end < limit else { return nil }
    let body = text((start + signs.open)..<end)
    return Template(
      range: start..<(end + signs.close.count), tag: TemplateTag(body), isValue: signs.isValue,
      body: body)
  }

  /// A line that is a tag and nothing else.
  mutating func readTemplate(_ content: Range<Int>, line index: Int) -> Bool {
    guard let template = template(at: content.lowerBound), !template.isValue else { return false }
    let last = lines.line(at: template.range.upperBound - 1)
    guard template.range.upperBound == lines.contents[last].upperBound else { return false }
    switch template.tag.meaning {
    case .nothing:
      noteText(of: template)
      removeLines(index...last)
    case .dropped:
      note(leftOut: template)
      removeLines(index...last)
    case .html(let html): put(html: html, at: template.range)
    case .code(let language): return readCode(template, language: language)
    case .verbatim:
      replace(template.range)
      if let end = end(of: template) { done = removeTag(end) }
    case .hidden:
      replace(
        template.range
          .lowerBound..<(end(of: template)?.range.upperBound ?? template.range.upperBound))
    }
    return true
  }

  private mutating func removeLines(_ range: ClosedRange<Int>) {
    if range.count == 1 {
      removeLine(range.lowerBound)
    } else {
      let start = lines.contents[range.lowerBound].lowerBound
      replace(start..<lines.ranges[range.upperBound].upperBound)
    }
  }

  private mutating func removeTag(_ template: Template) -> Int {
    edits.append(SourceEdit(range: template.range, replacement: []))
    return template.range.upperBound
  }

  /// The tag that ends what `template` begins.
  private mutating func end(of template: Template) -> Template? {
    guard !endless.contains(template.tag.name) else { return nil }
    var index = template.range.upperBound
    let limit = min(bytes.count, index + 200_000)
    while let start = bytes[index..<limit].firstIndex(of: UInt8(ascii: "{")) {
      if let found = self.template(at: start), found.tag.isEnd, found.tag.name == template.tag.name
      {
        return found
      }
      index = start + 1
    }
    endless.insert(template.tag.name)
    return nil
  }

  /// Fences for the tags, longer than any in the code.
  private mutating func readCode(_ template: Template, language: String) -> Bool {
    guard let end = end(of: template) else {
      replace(template.range)
      return true
    }
    let line = lines.line(at: end.range.lowerBound)
    let isAlone = lines.contents[line] == end.range
    guard isAlone else {
      replace(template.range, with: "`")
      edits.append(SourceEdit(range: end.range, replacement: Array("`".utf8)))
      done = end.range.upperBound
      return true
    }
    let word = language.prefix { $0.isLetter || $0.isNumber || "+#-_.".contains($0) }
    replace(template.range, with: "~~~~~~\(word)")
    edits.append(SourceEdit(range: end.range, replacement: Array("~~~~~~".utf8)))
    done = lines.ranges[line].upperBound
    return true
  }

  // MARK: Within text

  /// A tag in running text; the offset to go on from.
  mutating func readTemplate(_ template: Template) -> Int {
    guard !template.isValue else { return readValue(template) }
    switch template.tag.meaning {
    case .nothing:
      noteText(of: template)
      remove(template.range)
    case .dropped:
      note(leftOut: template)
      remove(template.range)
    case .html(let html):
      // Blocks cannot stand in a line; pictures and links can.
      if html.hasPrefix("<img") {
        replace(template.range, with: html)
      } else {
        noteText(of: template)
        remove(template.range)
      }
    case .code: _ = readCode(template, language: "")
    case .verbatim:
      replace(template.range)
      if let end = end(of: template) { done = removeTag(end) }
    case .hidden:
      replace(
        template.range
          .lowerBound..<(end(of: template)?.range.upperBound ?? template.range.upperBound))
    }
    return max(done, template.range.upperBound)
  }

  /// `{{ "text" | filter }}` is its text; of other values no one knows what they are.
  private mutating func readValue(_ template: Template) -> Int {
    let start = template.range.lowerBound
    let isEscaped =
      start > 0 && (bytes[start - 1] == UInt8(ascii: "$") || bytes[start - 1] == UInt8(ascii: "\\"))
    guard !isEscaped, !template.body.trimmed.isEmpty else { return template.range.upperBound }
    if Self.isPlaceholder(template.body) {
      losses.append(.unfilledPlaceholder(text(template.range), at: place(start)))
    } else if let (literal, rest) = TemplateTag.quoted(template.body.trimmed[...]),
      rest.trimmed.isEmpty || (rest.trimmed.hasPrefix("|") && !rest.contains("date"))
    {
      replace(template.range, with: literal)
    } else {
      if !isInDestination(start) { note("{{ … }}", at: start) }
      remove(template.range)
    }
    return max(done, template.range.upperBound)
  }

  /// `{{회사명}}`, which its author is to replace: words, not the name of a value.
  private static func isPlaceholder(_ body: String) -> Bool {
    body.unicodeScalars.contains(where: EastAsian.isLetter)
      && body.allSatisfy { $0.isLetter || $0.isNumber || $0 == " " }
  }

  /// `](` or a quote before the value: it begins an address.
  private func isInDestination(_ start: Int) -> Bool {
    start > 0
      && [UInt8(ascii: "("), UInt8(ascii: "\""), UInt8(ascii: "'")].contains(bytes[start - 1])
  }
}
