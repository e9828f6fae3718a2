import HanjangCore

/// Cuts text where it changes to another language, so that a screen reader can change its voice.
///
/// The script tells the language. A single Latin word in Korean text stays with it: names of products
/// and loan words are read well by a Korean voice (WCAG 2.1, 3.1.2, exempts them); two words in a row
/// are English.
package struct LanguageSpans: Sendable {
  private let language: String
  private let isLatin: Bool
  private let isKorean: Bool

  /// - Parameter language: the document's, a BCP 47 tag.
  package init(language: String) {
    self.language = language.prefix { $0 != "-" }.lowercased()
    isLatin = self.language.isLatin
    isKorean = self.language == "ko"
  }

  package func cut(_ boxes: [Box]) -> [Box] {
    let halves = Concurrency.halves(of: boxes, fewest: 400) { $0.map(cut) }
    return halves.count == 1 ? halves[0] : halves.flatMap { $0 }
  }

  private func cut(_ box: Box) -> Box {
    var box = box
    if let aside = box.aside { box.aside?.text.content = cut(aside.text.content) }
    switch box.kind {
    case .flow(let children): box.kind = .flow(cut(children))
    case .text(var text):
      // Code is in no language that people speak.
      guard text.breaking == .paragraph else { return box }
      text.content = cut(text.content)
      box.kind = .text(text)
    case .table(var table):
      for index in table.header.indices {
        table.header[index].boxes = cut(table.header[index].boxes)
      }
      for row in table.rows.indices {
        for index in table.rows[row].indices {
          table.rows[row][index].boxes = cut(table.rows[row][index].boxes)
        }
      }
      box.kind = .table(table)
    case .row(var row):
      row.left = cut(row.left)
      row.right = cut(row.right)
      box.kind = .row(row)
    case .chips(var chips):
      chips.texts = chips.texts.map(cut)
      box.kind = .chips(chips)
    case .figures(var figures):
      for index in figures.figures.indices {
        figures.figures[index].caption = figures.figures[index].caption.map(cut)
      }
      box.kind = .figures(figures)
    case .footnotes(var feet):
      feet.notes = cut(feet.notes)
      box.kind = .footnotes(feet)
    case .image, .rule, .separator, .pageBreak: break
    }
    return box
  }

  private func cut(_ text: TextBox) -> TextBox {
    var text = text
    text.content = cut(text.content)
    return text
  }

  package func cut(_ content: TextContent) -> TextContent {
    guard content.spans.contains(where: { mayBeForeign($0.text) }) else { return content }
    return TextContent(content.spans.flatMap(cut))
  }

  /// By bytes, so that plain Korean or English text passes quickly.
  private func mayBeForeign(_ text: String) -> Bool {
    text.utf8.contains { byte in
      switch byte {
      case 0x41...0x5A, 0x61...0x7A: !isLatin
      case 0xC3...0xCC: !isLatin
      case 0xCD...0xE0, 0xE3: true
      case 0xE1, 0xEA...0xED: !isKorean
      default: false
      }
    }
  }

  private func cut(_ span: TextSpan) -> [TextSpan] {
    let isAddress = span.link != nil && !span.text.contains(" ")
    guard !isAddress, mayBeForeign(span.text) else { return [span] }
    let stretches = self.stretches(of: span.text)
    guard stretches.count > 1 || stretches.first?.language != nil else { return [span] }
    var column = span.range?.start.column ?? 0
    return stretches.map { stretch in
      var part = span
      part.text = String(span.text.unicodeScalars[stretch.range])
      part.language = stretch.language
      part.range?.start.column = column
      column += part.text.utf8.count
      return part
    }
  }

  private struct Stretch {
    var range: Range<String.Index>
    var language: String?
  }

  private func stretches(of text: String) -> [Stretch] {
    let scalars = text.unicodeScalars
    var stretches: [Stretch] = []
    var start = scalars.startIndex
    func close(at end: String.Index) {
      if start < end { stretches.append(Stretch(range: start..<end, language: nil)) }
    }
    for found in foreignStretches(of: scalars) {
      close(at: found.range.lowerBound)
      stretches.append(found)
      start = found.range.upperBound
    }
    close(at: scalars.endIndex)
    return stretches
  }

  /// From the first letter of another script to the last, signs and figures between them included.
  private func foreignStretches(of scalars: String.UnicodeScalarView) -> [Stretch] {
    var found: [Stretch] = []
    var open: Stretch?
    func close() {
      if let stretch = open, isWorthy(stretch, of: scalars) { found.append(stretch) }
      open = nil
    }
    var index = scalars.startIndex
    while index < scalars.endIndex {
      let next = scalars.index(after: index)
      if let script = Script(scalars[index]) {
        let spoken = script.language(in: language)
        if spoken != open?.language { close() }
        if let spoken {
          open = Stretch(
            range: (open?.range.lowerBound ?? index)..<next, language: spoken)
        }
      }
      index = next
    }
    close()
    return found
  }

  private func isWorthy(_ stretch: Stretch, of scalars: String.UnicodeScalarView) -> Bool {
    guard stretch.language == Script.latin.language(in: language) else { return true }
    let words = scalars[stretch.range].split(separator: " ").filter { word in
      word.count { $0.properties.isAlphabetic } > 1
    }
    return words.count > 1
  }
}

/// Writing systems that tell a language.
private enum Script {
  case hangul, kana, latin, cyrillic, greek, hebrew, arabic, devanagari, thai

  /// nil for what stands in many: signs, figures, Chinese characters.
  init?(_ scalar: Unicode.Scalar) {
    switch scalar.value {
    case 0x41...0x5A, 0x61...0x7A, 0xC0...0xD6, 0xD8...0xF6, 0xF8...0x24F, 0x1E00...0x1EFF:
      self = .latin
    case 0x386...0x3FF: self = .greek
    case 0x400...0x52F: self = .cyrillic
    case 0x5D0...0x5EA: self = .hebrew
    case 0x620...0x64A, 0x671...0x6D3: self = .arabic
    case 0x904...0x939: self = .devanagari
    case 0xE01...0xE2E: self = .thai
    case 0x3041...0x30FA: self = .kana
    case 0x1100...0x11FF, 0x3131...0x318E, 0xAC00...0xD7A3: self = .hangul
    default: return nil
    }
  }

  /// nil where a document in `language` is written in it.
  func language(in language: String) -> String? {
    switch self {
    case .latin: language.isLatin ? nil : "en"
    case .hangul: language == "ko" ? nil : "ko"
    case .kana: language == "ja" ? nil : "ja"
    case .cyrillic:
      ["ru", "uk", "bg", "sr", "mk", "be", "kk", "mn"].contains(language) ? nil : "ru"
    case .greek: language == "el" ? nil : "el"
    case .hebrew: ["he", "yi"].contains(language) ? nil : "he"
    case .arabic: ["ar", "fa", "ur"].contains(language) ? nil : "ar"
    case .devanagari: ["hi", "mr", "ne"].contains(language) ? nil : "hi"
    case .thai: language == "th" ? nil : "th"
    }
  }
}

extension String {
  /// Whether a language with this code is written in Latin letters.
  fileprivate var isLatin: Bool {
    ![
      "ko", "ja", "zh", "ru", "uk", "bg", "sr", "mk", "be", "kk", "mn", "el", "he", "yi", "ar",
      "fa", "ur", "hi", "mr", "ne", "th",
    ].contains(self)
  }
}
