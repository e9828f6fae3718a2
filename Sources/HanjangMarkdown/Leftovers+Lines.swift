import HanjangCore

extension Leftovers {
  /// Deals with a line that as a whole is something else than Markdown; false where it is not.
  mutating func readLine(_ index: Int) -> Bool {
    let content = trimmed(lines.afterContainers(lines.ranges[index]))
    guard let first = content.isEmpty ? nil : bytes[content.lowerBound] else { return false }
    switch first {
    case UInt8(ascii: "{"):
      return readTemplate(content, line: index) || readKramdown(content, index)
    case UInt8(ascii: "["), UInt8(ascii: "@"), UInt8(ascii: "$"):
      return readContents(content, index) || readFormula(content, index)
    case UInt8(ascii: ":"): return readContainer(content, index)
    case UInt8(ascii: "i"), UInt8(ascii: "e"): return readModule(content, index)
    case UInt8(ascii: "<"): return readTag(content)
    case UInt8(ascii: "T"): return readKramdownContents(content, index)
    case UInt8(ascii: "#"):
      readTightHeading(content, index)
      return false
    default: return false
    }
  }

  func trimmed(_ range: Range<Int>) -> Range<Int> {
    var end = range.upperBound
    while end > range.lowerBound, bytes[end - 1] <= 0x20 { end -= 1 }
    return range.lowerBound..<end
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

  /// `* TOC` with `{:toc}` below it.
  private mutating func readKramdownContents(_ content: Range<Int>, _ index: Int) -> Bool {
    guard text(content).lowercased() == "toc", index + 1 < lines.ranges.count else { return false }
    let next = text(trimmed(lines.afterContainers(lines.ranges[index + 1]))).filter { $0 != " " }
    guard next.hasPrefix("{:toc") else { return false }
    replace(lines.ranges[index])
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
      let end = text(trimmed(lines.ranges[line])).filter { $0 != " " }
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

  // MARK: HTML

  /// Tags around Markdown that follows without a blank line: Notion's `<aside>`, kramdown's
  /// `<div markdown="1">`, and the components of MDX.
  private mutating func readTag(_ content: Range<Int>) -> Bool {
    guard content.count < 300, bytes[content.upperBound - 1] == UInt8(ascii: ">") else {
      return false
    }
    let tag = text(content)
    guard tag.count(where: { $0 == "<" }) == 1, tag.count(where: { $0 == ">" }) == 1 else {
      return false
    }
    guard !HTMLText.isAddress(tag.utf8.dropFirst()) else { return false }
    let name = tag.dropFirst().prefix { $0.isLetter || $0 == "/" }
    guard Self.isWellFormed(tag.dropFirst(name.count + 1).dropLast()) else { return false }
    let isCallout = ["aside", "/aside"].contains(name.lowercased())
    let isComponent = name.first { $0 != "/" }?.isUppercase ?? false
    guard isCallout || isComponent || tag.contains(" markdown=") || tag.hasSuffix(" markdown>")
    else { return false }
    if tag.contains("{") { return false }
    put(html: tag, at: content)
    return true
  }

  /// Whether nothing but attributes stands in a tag behind its name: `<회사 이름, …>` is text.
  private static func isWellFormed(_ attributes: Substring) -> Bool {
    var quote: Character?
    var word = ""
    for character in attributes {
      if let open = quote {
        if character == open { quote = nil }
      } else if "\"'`".contains(character) {
        guard word.hasSuffix("=") else { return false }
        quote = character
      } else if character.isWhitespace {
        word = ""
      } else {
        word.append(character)
        guard word.contains("=") || character.isASCII, character != "," else { return false }
      }
    }
    return quote == nil
  }

  // MARK: Formulas

  /// `$$`, alone on the lines above and below a formula.
  private mutating func readFormula(_ content: Range<Int>, _ index: Int) -> Bool {
    guard text(content) == "$$" else { return false }
    for line in (index + 1)..<max(index + 1, min(index + 200, lines.ranges.count)) {
      guard text(trimmed(lines.afterContainers(lines.ranges[line]))) == "$$" else { continue }
      formulas.append(content.lowerBound)
      replace(content, with: "~~~~math")
      let end = trimmed(lines.afterContainers(lines.ranges[line]))
      replace(end, with: "~~~~")
      done = lines.ranges[line].upperBound
      return true
    }
    return false
  }
}
