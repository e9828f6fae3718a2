import HanjangCore
import HanjangLayout

/// The words of a document's texts, as they are before lines are broken.
struct ContentWords {
  struct Word {
    var text: String
    var range: SourceRange?
  }

  private var places: [String: SourceRange?] = [:]
  /// Of the words, in bytes of UTF-8.
  private(set) var lengths: Set<Int> = []

  init(_ contents: [TextContent]) {
    for content in contents { add(content) }
  }

  /// Words end at spaces and line breaks, and don't end where another span begins.
  private mutating func add(_ content: TextContent) {
    var word = ""
    var place: SourceRange?
    for span in content.spans {
      // What stands in a chip is apart from what stands beside it.
      let text = span.chipPadding > 0 ? " \(span.text) " : span.text
      for character in text {
        guard character.isWhitespace else {
          if word.isEmpty { place = span.range }
          word.append(character)
          continue
        }
        end(&word, at: place)
      }
    }
    end(&word, at: place)
  }

  private mutating func end(_ word: inout String, at place: SourceRange?) {
    let text = word.withoutFormats
    if !text.isEmpty, places[text] == nil {
      places[text] = .some(place)
      lengths.insert(text.utf8.count)
    }
    word = ""
  }

  /// The place of the longest word of a text.
  func place(of text: String) -> SourceRange? {
    let words = text.split(whereSeparator: \.isWhitespace).sorted { $0.count > $1.count }
    return words.lazy.compactMap { places[String($0).withoutFormats] ?? nil }.first
  }

  /// The word that the last characters of a line and the first ones of the next lines make, if they
  /// aren't words by themselves, nor of a script that breaks anywhere.
  func cut(_ pieces: [String]) -> Word? {
    let pieces = pieces.map(\.withoutFormats)
    let whole = pieces.joined()
    guard let place = places[whole], !pieces.allSatisfy({ places[$0] != nil }) else { return nil }
    let breaksAnywhere = zip(pieces, pieces.dropFirst()).contains { before, after in
      before.unicodeScalars.last?.breaksAnywhere == true
        || after.unicodeScalars.first?.breaksAnywhere == true
    }
    let isCompound =
      pieces.allSatisfy(\.isLongWord) && pieces.dropLast().allSatisfy { $0.last == "-" }
    return breaksAnywhere || isCompound ? nil : Word(text: whole, range: place)
  }
}

extension String {
  /// Whether it can be a half of `mixed-effects`, which may be broken; `Key-Value` is read otherwise.
  fileprivate var isLongWord: Bool {
    let letters = hasSuffix("-") ? dropLast() : self[...]
    return letters.count >= 4 && letters.allSatisfy { $0.isLetter || $0 == "-" }
  }
}

extension Unicode.Scalar {
  /// Han and kana, and their punctuation: Chinese and Japanese lines end between any two.
  fileprivate var breaksAnywhere: Bool {
    switch value {
    case 0x2E80...0x312F, 0x31A0...0x9FFF, 0xF900...0xFAFF, 0xFE30...0xFE4F, 0xFF00...0xFFEF,
      0x20000...0x3FFFF:
      true
    default: false
    }
  }
}
