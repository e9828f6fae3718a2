import HanjangCore

/// What a run of delimiters may do, by the characters on both sides of it.
struct Flanking: Equatable {
  var opens: Bool
  var closes: Bool

  /// A character beside a run, as the rule sees it.
  struct Side {
    var isSpace = false
    var isPunctuation = false
    var isEastAsian = false
    var isOpeningPunctuation = false
    var isClosingPunctuation = false

    /// The beginning or the end of a paragraph.
    static let edge = Side(isSpace: true)

    var isLetter: Bool { !isSpace && !isPunctuation }
  }

  init(opens: Bool, closes: Bool) {
    (self.opens, self.closes) = (opens, closes)
  }

  /// CommonMark's rule with the amendment for CJK, which `isEastAsian` brings in.
  init(of sign: UInt8, before: Side, after: Side) {
    let isBesideEastAsian = before.isEastAsian || after.isEastAsian
    let isLeft =
      !after.isSpace
      && (!after.isPunctuation || before.isSpace || before.isPunctuation || isBesideEastAsian)
    let isRight =
      !before.isSpace
      && (!before.isPunctuation || after.isSpace || after.isPunctuation || isBesideEastAsian)
    if sign == UInt8(ascii: "_") {
      opens = isLeft && (!isRight || before.isPunctuation)
      closes = isRight && (!isLeft || after.isPunctuation)
    } else {
      opens = isLeft
      closes = isRight
    }
  }

  /// What has to stand around a run so that cmark gives it this role.
  func markers(of sign: UInt8) -> (before: MarkerCharacter.Kind, after: MarkerCharacter.Kind) {
    if sign == UInt8(ascii: "_"), opens == closes {
      return opens ? (.punctuationBefore, .punctuationAfter) : (.letter, .letter)
    }
    return (
      opens && !closes ? .punctuationBefore : .letter,
      closes && !opens ? .punctuationAfter : .letter
    )
  }
}

extension Flanking.Side {
  /// CommonMark 0.31: symbols are punctuation, too.
  init(_ scalar: Unicode.Scalar) {
    isSpace = Self.isSpace(scalar)
    switch scalar.properties.generalCategory {
    case .openPunctuation, .initialPunctuation:
      (isPunctuation, isOpeningPunctuation) = (true, true)
    case .closePunctuation, .finalPunctuation:
      (isPunctuation, isClosingPunctuation) = (true, true)
    case .connectorPunctuation, .dashPunctuation, .otherPunctuation, .mathSymbol,
      .currencySymbol, .modifierSymbol, .otherSymbol:
      isPunctuation = true
    default: break
    }
    isEastAsian = EastAsian.isWide(scalar)
  }

  /// As cmark has it: CommonMark 0.29, in which symbols beyond ASCII are letters.
  init(cmark scalar: Unicode.Scalar) {
    self.init(scalar)
    isEastAsian = false
    switch scalar.properties.generalCategory {
    case .mathSymbol, .currencySymbol, .modifierSymbol, .otherSymbol:
      isPunctuation = scalar.isASCII
    default: break
    }
  }

  private static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09, 0x0A, 0x0C, 0x0D: true
    default: scalar.properties.generalCategory == .spaceSeparator
    }
  }
}
