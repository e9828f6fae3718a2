import Synchronization

/// The class of a piece of code that decides its colour.
enum CodePart: String, Sendable {
  case comment, keyword, string, number, type
}

/// What the colours of one language need to know, read from `grammars.txt`.
package struct CodeGrammar: Sendable {
  /// Reads which languages there are, before the first code asks for one.
  package static func warmUp() { _ = sections }

  /// What holds text that is not code: comments and strings.
  struct Delimiter: Sendable {
    var part: CodePart
    var open: [UInt8]
    /// Empty where the line's end closes.
    var close: [UInt8]
    var isNested = false
    var isApart = false
    var isAtLineStart = false
    var hasEscapes = true
    var holdsLines = false
    var isShort = false
  }

  var words: [String: CodePart] = [:]
  var ignoresCase = false
  var hasCapitalTypes = false
  var hasKeys = false
  var hasExpressions = false
  var isMarkup = false
  /// By ASCII code, whether a name may hold it.
  var isNameSign = [Bool](repeating: false, count: 128)
  /// By the ASCII code of what opens them, the longest first.
  var delimiters = [[Delimiter]](repeating: [], count: 128)
  var insert: (open: [UInt8], close: UInt8)?
  var prefixes: [UInt8: CodePart] = [:]
  /// The longest first.
  var beginnings: [(text: [UInt8], part: CodePart)] = []

  /// - Parameter info: what stands behind the fence, such as `js` or `{.python}`; nil where that
  ///   names no language of the file.
  static func grammar(for info: String) -> CodeGrammar? {
    let name = name(in: info)
    if let known = read.withLock({ $0[name] }) { return known }
    guard let section = sections[name] else { return nil }
    let grammar = CodeGrammar(section)
    read.withLock { $0[name] = grammar }
    return grammar
  }

  /// The grammars that were asked for so far, each of which takes as long to read as much code.
  private static let read = Mutex<[String: CodeGrammar]>([:])

  private init(_ section: Substring) {
    for line in section.split(separator: "\n") where line.first != "#" {
      let words = line.split(separator: " ")
      if let directive = words.first { read(String(directive), words.dropFirst().map(String.init)) }
    }
    for code in delimiters.indices {
      delimiters[code].sort { $0.open.count > $1.open.count }
    }
    beginnings.sort { $0.text.count > $1.text.count }
  }

  /// Writers add line numbers, file names and classes: `js{1,3}`, `python:main.py`, `{.sql}`.
  private static func name(in info: String) -> String {
    let name = info.drop { "{. ".contains($0) }.prefix { !"{}:,;= \t".contains($0) }.lowercased()
    for prefix in ["language-", "lang-"] where name.hasPrefix(prefix) {
      return String(name.dropFirst(prefix.count))
    }
    return name
  }

  /// By each name of the language.
  private static let sections: [String: Substring] = {
    var sections: [String: Substring] = [:]
    let text = String(decoding: PackageResources.grammars_txt, as: UTF8.self)
    var names: [Substring] = []
    var start = text.startIndex
    func close(at end: String.Index) {
      for name in names { sections[String(name)] = text[start..<end] }
    }
    for line in text.split(separator: "\n") where line.hasPrefix("language ") {
      close(at: line.startIndex)
      names = Array(line.split(separator: " ").dropFirst())
      start = line.endIndex
    }
    close(at: text.endIndex)
    return sections
  }()

  private mutating func read(_ directive: String, _ values: [String]) {
    switch directive {
    case "ignorecase": ignoresCase = true
    case "capitals": hasCapitalTypes = true
    case "keys": hasKeys = true
    case "regex": hasExpressions = true
    case "markup": isMarkup = true
    case "keywords": add(values, as: .keyword)
    case "types": add(values, as: .type)
    case "constants": add(values, as: .number)
    case "letters":
      for sign in values.joined().utf8 where sign < 128 { isNameSign[Int(sign)] = true }
    case "comment": addDelimiter(.comment, values)
    case "string": addDelimiter(.string, values)
    case "insert" where values.count == 2:
      insert = values[1].utf8.first.map { (Array(values[0].utf8), $0) }
    case "prefix" where values.count == 2:
      if let sign = values[0].utf8.first { prefixes[sign] = CodePart(rawValue: values[1]) }
    case "begins" where values.count == 2:
      if let part = CodePart(rawValue: values[1]) {
        beginnings.append((Array(values[0].utf8), part))
      }
    default: break
    }
  }

  private mutating func add(_ words: [String], as part: CodePart) {
    for word in words { self.words[ignoresCase ? word.lowercased() : word] = part }
  }

  private mutating func addDelimiter(_ part: CodePart, _ values: [String]) {
    guard let open = values.first, let first = open.utf8.first, first < 128 else { return }
    let flags: Set = ["nested", "apart", "atline", "raw", "lines", "short"]
    let closes = values.count > 1 && !flags.contains(values[1])
    let given = Set(values.dropFirst(closes ? 2 : 1))
    let delimiter = Delimiter(
      part: part, open: Array(open.utf8), close: closes ? Array(values[1].utf8) : [],
      isNested: given.contains("nested"), isApart: given.contains("apart"),
      isAtLineStart: given.contains("atline"),
      hasEscapes: part == .string && !given.contains("raw"),
      holdsLines: given.contains("lines") || (part == .comment && closes),
      isShort: given.contains("short"))
    delimiters[Int(first)].append(delimiter)
  }
}
