import HanjangCore
import HanjangMarkdown
import HanjangResume

/// The words of a document that its PDF has to show.
struct SourceText {
  struct Word {
    var text: String
    var range: SourceRange
  }

  private(set) var words: [Word] = []

  /// Without figures and words of time, which styles write in their own way, and without titles and
  /// labels, which some leave out.
  ///
  /// - Parameter linked: the addresses that the file's links lead to; whether such a link is shown by its words
  ///   or its address is up to the style.
  init(_ document: Document, _ manuscript: Manuscript, linked: Set<String>) {
    var labels = Set(
      manuscript.header.contacts.flatMap { Self.words(of: $0.label.plainText) })
    labels.formUnion(
      Self.titles(in: document.blocks, labelsRows: manuscript.kind != .article))
    var shown: Set<SourceRange> = []
    document.forEachInline { inline in
      if case .link(let destination, _, let content) = inline.kind, linked.contains(destination) {
        shown.formUnion(content.map(\.range))
      }
    }
    document.forEachInline { inline in
      guard !shown.contains(inline.range) else { return }
      let text: String
      switch inline.kind {
      case .text(let part), .code(let part): text = part
      default: return
      }
      let label = text.split(separator: ":").first.map(String.init) ?? ""
      let named = text.contains(":") ? Set(Self.words(of: label)) : []
      for word in Self.words(of: text) where !labels.contains(word) && !named.contains(word) {
        guard !Self.isTime(word) else { continue }
        words.append(Word(text: word, range: inline.range))
      }
    }
  }

  /// The words of headings, table headers and labels.
  ///
  /// - Parameter labelsRows: whether the first of two cells is one.
  private static func titles(in blocks: [Block], labelsRows: Bool) -> [String] {
    blocks.flatMap { block -> [String] in
      switch block.kind {
      case .heading(_, _, let content): words(of: content.plainText)
      case .table(let table):
        (table.header + (labelsRows && table.header.count == 2 ? table.rows.map { $0[0] } : []))
          .flatMap { words(of: $0.content.plainText) }
      case .quote(let children), .callout(let children):
        titles(in: children, labelsRows: labelsRows)
      case .list(let list): list.items.flatMap { titles(in: $0.blocks, labelsRows: labelsRows) }
      case .paragraph(let content): markedLabels(in: content)
      case .definitions, .code, .thematicBreak, .space, .pageBreak: []
      }
    }
  }

  /// The words of `**기간**: …`, `**기간:** …` and of a line that is all bold.
  private static func markedLabels(in content: [Inline]) -> [String] {
    var found: [String] = []
    for (index, next) in content.enumerated().dropFirst() {
      guard case .marked(_, let inner) = content[index - 1].kind else { continue }
      let label = inner.plainText
      let beginsLine = index == 1 || content[index - 2].kind == .softBreak
      var isLabel = label.hasSuffix(":") || (beginsLine && next.kind == .softBreak)
      if case .text(let text) = next.kind, text.drop(while: { $0 == " " }).first == ":" {
        isLabel = true
      }
      if isLabel { found += words(of: label) }
    }
    return found
  }

  static func words(of text: String) -> [String] {
    text.split { !$0.isLetter && !$0.isNumber }.map(String.init)
  }

  private static func isTime(_ word: String) -> Bool {
    word.contains(where: \.isNumber) || word.count < 2
      || [
        "현재", "진행", "진행중", "재직중", "재직", "예정", "present", "now", "current", "yrs", "mos", "years",
        "months", "http", "https", "www",
      ].contains(word.lowercased())
      || months.contains(word.prefix(3).lowercased())
  }

  private static let months: Set<String> = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
  ]
}
