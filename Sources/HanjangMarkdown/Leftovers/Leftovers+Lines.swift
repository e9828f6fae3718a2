import HanjangCore

extension Leftovers {
  /// Deals with a line that as a whole is something else than Markdown; false where it is not.
  mutating func readLine(_ index: Int) -> Bool {
    let content = lines.contents[index]
    guard let first = content.isEmpty ? nil : bytes[content.lowerBound] else { return false }
    if readPageBreak(content) || readKramdownContents(index) { return true }
    switch first {
    case UInt8(ascii: "{"):
      return readTemplate(content, line: index) || readKramdown(content, index)
    case UInt8(ascii: "["), UInt8(ascii: "@"), UInt8(ascii: "$"):
      return readContents(content, index) || readFormula(content, index) || readDefinition(content)
    case UInt8(ascii: ":"): return readContainer(content, index)
    case UInt8(ascii: "i"), UInt8(ascii: "e"): return readModule(content, index)
    case UInt8(ascii: "<"): return readTag(content)
    case UInt8(ascii: "#"):
      readTightHeading(content, index)
      return false
    case UInt8(ascii: "\\"): return readSectionCommand(content)
    case 0x80...:
      readDoubleBullet(content, index)
      return false
    default: return false
    }
  }

  private mutating func readPageBreak(_ content: Range<Int>) -> Bool {
    guard content.count <= 40, PageBreakSpelling.isBreak(text(content)) else { return false }
    replace(content, with: "<!--pagebreak-->")
    return true
  }

  func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

  // MARK: Tables of contents

  /// `[TOC]` and its kin, alone on a line.
  private mutating func readContents(_ content: Range<Int>, _ index: Int) -> Bool {
    guard content.count < 60 else { return false }
    let line = text(content).lowercased()
    let names = ["[toc]", "[[toc]]", "[[_toc_]]", "[_toc_]", "@[toc]", "${toc}", "[[목차]]", "[목차]"]
    guard names.contains(line) || line.hasPrefix("@[toc](") else { return false }
    removeLine(index)
    return true
  }

  /// The item with `{:toc}` below it, whose text kramdown replaces.
  private mutating func readKramdownContents(_ index: Int) -> Bool {
    let range = lines.ranges[index]
    guard index + 1 < lines.ranges.count, lines.contents[index].lowerBound > range.lowerBound
    else { return false }
    let next = lines.contents[index + 1]
    guard bytes[next].starts(with: "{:".utf8),
      text(next).filter({ $0 != " " }).hasPrefix("{:toc")
    else { return false }
    replace(range)
    return true
  }

  // MARK: kramdown

  /// `{: .class}`, `{:toc}`, `{::comment}` … `{:/comment}`.
  private mutating func readKramdown(_ content: Range<Int>, _ index: Int) -> Bool {
    guard content.count >= 3, bytes[content.lowerBound + 1] == UInt8(ascii: ":"),
      bytes[content.upperBound - 1] == UInt8(ascii: "}"),
      !bytes[(content.lowerBound + 1)..<(content.upperBound - 1)].contains(UInt8(ascii: "}"))
    else { return readAttributes(content, index) }
    let body = text((content.lowerBound + 2)..<(content.upperBound - 1)).trimmed
    removeLine(index)
    guard body.hasPrefix(":comment"), !body.hasSuffix("/") else { return true }
    for line in (index + 1)..<max(index + 1, min(index + 400, lines.ranges.count)) {
      let end = text(lines.contents[line]).filter { $0 != " " }
      guard end.hasPrefix("{:/") else { continue }
      replace(lines.ranges[index + 1].lowerBound..<lines.ranges[line].upperBound)
      break
    }
    return true
  }

  /// A line of nothing but pandoc's `{.class #id key=value}`.
  private mutating func readAttributes(_ content: Range<Int>, _ index: Int) -> Bool {
    guard content.count < 400, bytes[content.upperBound - 1] == UInt8(ascii: "}"),
      let (_, rest) = PictureAttributes.braced(text(content)), rest.isEmpty
    else { return false }
    removeLine(index)
    return true
  }

  // MARK: Containers

  /// `:::note Title` and `:::`, of pandoc, Docusaurus and VitePress.
  private mutating func readContainer(_ content: Range<Int>, _ index: Int) -> Bool {
    let colons = bytes[content].prefix { $0 == UInt8(ascii: ":") }.count
    guard colons >= 3 else { return false }
    let words = text((content.lowerBound + colons)..<content.upperBound).trimmed
    if words.isEmpty {
      if containers.isEmpty {
        removeLine(index)
      } else {
        put(html: containers.removeLast() ? "</aside>" : "", at: content)
      }
      return true
    }
    if PageBreakSpelling.isName(words) {
      if !words.hasSuffix(":") { containers.append(false) }
      replace(content, with: "<!--pagebreak-->")
      return true
    }
    let name = words.prefix { $0.isLetter || $0.isNumber || $0 == "-" }
    let title = words[name.endIndex...].trimmed
    let known = TemplateTag(String(name))
    guard case .html = known.meaning, name.first?.isLowercase ?? false else {
      // Pandoc's `::: {.class}` and `::: name`.
      guard words.hasPrefix("{") || title.isEmpty else { return false }
      containers.append(false)
      removeLine(index)
      return true
    }
    containers.append(true)
    let shown =
      title.hasPrefix("[") && title.hasSuffix("]") ? title.dropFirst().dropLast()[...] : title[...]
    let heading =
      shown.isEmpty || shown.hasPrefix("{")
      ? "" : "<p><strong>\(String(shown).escapedHTML)</strong></p>"
    put(html: "<aside>" + heading, at: content)
    return true
  }

  // MARK: MDX

  /// `import … from '…'` and `export …`, which end with a blank line.
  private mutating func readModule(_ content: Range<Int>, _ index: Int) -> Bool {
    guard lines.ranges[index].lowerBound == content.lowerBound,
      index == 0 || lines.kinds[index - 1] != .text || isModule
    else {
      isModule = false
      return false
    }
    let line = text(content)
    var end = index
    if line.hasPrefix("export ") {
      let words = line.dropFirst(7)
      guard
        ["const ", "let ", "default ", "function ", "{", "async ", "class "].contains(
          where: words.hasPrefix), !Self.isSentence(words)
      else { return false }
      while end + 1 < lines.ranges.count, lines.kinds[end + 1] == .text { end += 1 }
    } else {
      guard line.hasPrefix("import "), isImport(line) else { return false }
    }
    replace(lines.ranges[index].lowerBound..<lines.ranges[end].upperBound)
    isModule = true
    return true
  }

  /// Whether Hangul stands outside quotation marks: `export default는 …` is text.
  private static func isSentence(_ words: Substring) -> Bool {
    var quote: Character?
    for character in words {
      if let open = quote {
        if character == open { quote = nil }
      } else if "\"'`".contains(character) {
        quote = character
      } else if character.unicodeScalars.contains(where: EastAsian.isLetter) {
        return true
      }
    }
    return false
  }

  private func isImport(_ line: String) -> Bool {
    let words = line.trimmed
    let statement = words.hasSuffix(";") ? words.dropLast() : words[...]
    guard let quote = statement.last, quote == "\"" || quote == "'" else { return false }
    let path = statement.dropLast().reversed().prefix { $0 != quote }
    let head = statement.dropLast(path.count + 2).trimmed
    return head == "import" || head.hasSuffix(" from") || head.hasSuffix("}from")
  }

  // MARK: Formulas

  /// `$$`, alone on the lines above and below a formula.
  private mutating func readFormula(_ content: Range<Int>, _ index: Int) -> Bool {
    guard text(content) == "$$" else { return false }
    for line in (index + 1)..<max(index + 1, min(index + 200, lines.ranges.count)) {
      guard text(lines.contents[line]) == "$$" else { continue }
      formulas.append(content.lowerBound)
      replace(content, with: "~~~~math")
      let end = lines.contents[line]
      replace(end, with: "~~~~")
      done = lines.ranges[line].upperBound
      return true
    }
    return false
  }
}
