/// A word, a date or an address on a line.
package struct Token: Sendable {
  package enum Kind: String, Sendable {
    case word, period, duration, email, url, phone
  }

  /// What stands between two tokens.
  package struct Separators: OptionSet, Sendable, Hashable {
    package let rawValue: UInt32
    package init(rawValue: UInt32) { self.rawValue = rawValue }
    /// In the order of `signs`.
    static let signs: [Character] = Array("|·/,()[]:;@-<>cn=_")
    static let bar = Separators(rawValue: 1 << 0)
    static let comma = Separators(rawValue: 1 << 3)
    static let open = Separators(rawValue: 1 << 4)
    static let close = Separators(rawValue: 1 << 5)
    static let colon = Separators(rawValue: 1 << 8)
    static let at = Separators(rawValue: 1 << 10)
    static let dash = Separators(rawValue: 1 << 11)
    static let cell = Separators(rawValue: 1 << 14)
    static let line = Separators(rawValue: 1 << 15)
    /// The style changes.
    static let style = Separators(rawValue: 1 << 20)
    static let space = Separators(rawValue: 1 << 21)
    static let end = Separators(rawValue: 1 << 22)
    /// A sign without a space beside it.
    static let tight = Separators(rawValue: 1 << 23)
    static let parting = Separators(rawValue: (1 << 21) - 1)

    package var name: String {
      var name = ""
      for (index, sign) in Self.signs.enumerated() where rawValue & (1 << UInt32(index)) != 0 {
        name.append(sign)
      }
      if contains(.style) { name += "f" }
      if contains(.tight) { name += "t" }
      if name.isEmpty { name = contains(.end) ? "end" : contains(.space) ? "sp" : "0" }
      return name
    }

    static func of(_ scalar: Unicode.Scalar) -> Separators {
      switch scalar {
      case "|", "｜", "ㅣ", "│", "¦": .bar
      case "·", "ㆍ", "•", "⋅", "∙", "‧", "・": Separators(rawValue: 1 << 1)
      case "/", "／": Separators(rawValue: 1 << 2)
      case ",", "、", "，": .comma
      case "(", "（": .open
      case ")", "）": .close
      case "[", "【", "「": Separators(rawValue: 1 << 6)
      case "]", "】", "」": Separators(rawValue: 1 << 7)
      case ":", "：": .colon
      case ";": Separators(rawValue: 1 << 9)
      case "@": .at
      case "-", "–", "—", "→", "⎯", "―": .dash
      case "<": Separators(rawValue: 1 << 12)
      case ">": Separators(rawValue: 1 << 13)
      case OutlineLine.cell: .cell
      case OutlineLine.lineInCell: .line
      case "=": Separators(rawValue: 1 << 16)
      // An ideographic space parts what stands on a line.
      case "\u{3000}": Separators(rawValue: 1 << 17)
      default: []
      }
    }
  }

  package var kind: Kind
  package var range: Range<Int>
  package var classes = WordClasses()
  package var period: Period?
  package var style: OutlineLine.Style = []
  package var before: Separators = []
  package var after: Separators = .end
  /// Counts the parts of a line between separators.
  package var segment = 0
  package var isInParentheses = false
}
