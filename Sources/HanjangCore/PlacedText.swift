/// Text with the place of each character in the source, for telling where it differs from another.
package struct PlacedText: Sendable {
  /// What is compared as a whole: letters of one kind, digits, or a single sign.
  package struct Word: Hashable, Sendable {
    package var text: String
    /// In the scalars of the text.
    package var range: Range<Int>
    package var place: SourcePosition?
    /// Whether another block or line begins before it.
    package var begins: Bool

    /// Whether it says something by itself.
    package var isWordy: Bool {
      text.unicodeScalars.contains {
        $0.properties.isAlphabetic || $0.properties.numericType != nil
      }
    }
  }

  private var scalars: [Unicode.Scalar] = []
  private var places: [SourcePosition?] = []

  package init() {}

  package var isEmpty: Bool { scalars.isEmpty }

  /// - Parameter place: of the first character, where the text stands as it is in the source.
  package mutating func add(_ text: String, at place: SourcePosition? = nil) {
    var place = place
    for scalar in text.unicodeScalars {
      scalars.append(scalar)
      places.append(place)
      place?.column += UTF8.width(scalar)
    }
  }

  package mutating func endBlock() {
    scalars.append("\n")
    places.append(nil)
  }

  /// As written, white space collapsed.
  package func text(of range: Range<Int>) -> String {
    String(String.UnicodeScalarView(scalars[range])).split { $0.isWhitespace }
      .joined(separator: " ")
  }

  package var words: [Word] {
    var words: [Word] = []
    var begins = true
    var last: Kind?
    for (index, scalar) in scalars.enumerated() {
      let kind = Kind(scalar)
      switch kind {
      case .space:
        if scalar == "\n" { begins = true }
        last = nil
        continue
      case .ignored: continue
      case .hangul, .latin, .digit, .letter, .sign: break
      }
      if kind == last, kind != .sign, let end = words.indices.last {
        words[end].text.unicodeScalars.append(scalar)
        words[end].range = words[end].range.lowerBound..<index + 1
      } else {
        words.append(
          Word(
            text: String(scalar), range: index..<index + 1, place: places[index], begins: begins))
        begins = false
      }
      last = kind
    }
    return words
  }

  private enum Kind {
    case space, ignored, hangul, latin, digit, letter, sign

    init(_ scalar: Unicode.Scalar) {
      let properties = scalar.properties
      if properties.isWhitespace {
        self = .space
      } else if properties.isDefaultIgnorableCodePoint {
        self = .ignored
      } else if (0x30...0x39).contains(scalar.value) {
        self = .digit
      } else if EastAsian.isHangul(scalar) {
        self = .hangul
      } else if scalar.value < 0x250, properties.isAlphabetic {
        self = .latin
      } else if properties.isAlphabetic {
        self = .letter
      } else {
        self = .sign
      }
    }
  }
}
