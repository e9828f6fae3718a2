/// Reads one date at a place, in the forms that real résumés have.
struct DateScanner {
  struct Found {
    var date: PartialDate
    var end: Int
    /// The length of the text that was read.
    var length = 0
    /// Only a year, without even a `년`.
    var isBareYear = false
    /// A form that is a date only beside another: `17.07`, `201903`.
    var isWeak = false
    /// Whether the month that was read is 0, or the day is none that the month has.
    var isImpossible = false
  }

  let scalars: [Unicode.Scalar]

  /// Years that a career can have; what lies outside is another number.
  static let years = 1950...2099

  /// The date that starts at `index`.
  /// - Parameter isSecond: whether it ends a range: a date may then stand tight before it, as in
  ///   `2020.03-2021.05`.
  func date(at index: Int, isSecond: Bool = false) -> Found? {
    guard index < scalars.count, mayBegin(scalars[index]), isSecond || isBoundary(index),
      var found = form(at: index)
    else { return nil }
    readPartOfYear(of: &found)
    readWeekday(of: &found)
    found.length = found.end - index
    return found
  }

  /// A digit, an apostrophe, or a letter that a month's name begins with.
  private func mayBegin(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "0"..."9", "'", "’", "‘", "`": true
    case "J", "F", "M", "A", "S", "O", "N", "D", "j", "f", "m", "a", "s", "o", "n", "d": true
    // Winter, early, late, Q1, H1.
    case "W", "w", "E", "e", "L", "l", "Q", "q", "H", "h": true
    case _ where DateLocale.eras.contains { $0.name.unicodeScalars.first == scalar }: true
    default: false
    }
  }

  private func form(at index: Int) -> Found? {
    if scalars[index].digit != nil {
      return numeric(at: index)
    }
    if let era = era(at: index) { return era }
    if scalars[index].isASCIILetter {
      return named(at: index) ?? season(at: index) ?? quarter(at: index)
    }
    if Self.apostrophes.contains(scalars[index]) {
      guard var found = shortYear(at: index + 1) else { return nil }
      found.isWeak = found.date.month == nil
      return found
    }
    return nil
  }

  static let apostrophes: [Unicode.Scalar] = ["'", "’", "‘", "`"]

  /// Whether no longer number or word ends before `index`.
  private func isBoundary(_ index: Int) -> Bool {
    guard index > 0 else { return true }
    let previous = scalars[index - 1]
    if previous.digit != nil || previous.isASCIILetter { return false }
    switch previous {
    case "+": return false
    case ".", "-", "/", ",", ":": return index < 2 || scalars[index - 2].digit == nil
    default: return true
    }
  }

  private func numeric(at index: Int) -> Found? {
    fullYear(at: index) ?? quarter(at: index) ?? monthFirst(at: index) ?? dayFirst(at: index)
      ?? compact(at: index)
      ?? shortYear(at: index)
  }

  // MARK: 2020.03

  private func fullYear(at index: Int) -> Found? {
    var cursor = ScalarCursor(scalars, at: index)
    guard let year = cursor.number(digits: 4...4), Self.years.contains(year) else { return nil }
    let afterYear = cursor.index
    if let found = markedParts(year, &cursor) { return found }
    if let found = quarter(of: year, from: afterYear) { return found }
    cursor.index = afterYear
    if let found = separatedParts(year, &cursor) { return found }
    cursor.index = afterYear
    _ = cursor.read(",")
    cursor.skipSpaces()
    if cursor.index > afterYear, let month = monthName(&cursor) {
      _ = cursor.read(".")
      return Found(date: PartialDate(year: year, month: month), end: cursor.index)
    }
    return bareYear(year, end: afterYear)
  }

  /// A year alone, unless it is part of another number or counts something.
  func bareYear(_ year: Int, end: Int) -> Found? {
    if end < scalars.count {
      let next = scalars[end]
      if next.isASCIILetter || next.isHangulSyllable || next == "%" || next == "+" { return nil }
      let follower = end + 1 < scalars.count ? scalars[end + 1] : " "
      if [".", ",", "/", ":"].contains(next), follower.digit != nil { return nil }
    }
    return Found(date: PartialDate(year: year), end: end, isBareYear: true)
  }

  /// `년 3월 1일` after a year: with the marks of a language.
  func markedParts(_ year: Int, _ cursor: inout ScalarCursor) -> Found? {
    cursor.skipSpaces()
    guard let mark = cursor.read(anyOf: DateLocale.years) else { return nil }
    if mark == "년", cursor.read("도") {}
    var found = Found(date: PartialDate(year: year), end: cursor.index)
    cursor.skipSpaces()
    guard let month = cursor.number(digits: 1...2), (1...12).contains(month) else { return found }
    cursor.skipSpaces()
    guard cursor.read(anyOf: DateLocale.months) != nil else { return found }
    found = Found(date: PartialDate(year: year, month: month), end: cursor.index)
    cursor.skipSpaces()
    guard let day = cursor.number(digits: 1...2), (1...31).contains(day) else { return found }
    cursor.skipSpaces()
    guard cursor.read(anyOf: DateLocale.days) != nil else { return found }
    return Found(date: PartialDate(year: year, month: month, day: day), end: cursor.index)
  }

  /// `.03.01`, `-03`, `/3`, `. 3. 1.` after a year.
  private func separatedParts(_ year: Int, _ cursor: inout ScalarCursor) -> Found? {
    guard let separator = cursor.current, [".", "-", "/"].contains(separator) else { return nil }
    cursor.index += 1
    if separator == "." { cursor.skipSpaces() }
    if let unknown = unknownMonth(year, &cursor) { return unknown }
    guard let month = cursor.number(digits: 1...2), (1...12).contains(month) else { return nil }
    if cursor.read("월") {
      return Found(date: PartialDate(year: year, month: month), end: cursor.index)
    }
    var found = Found(date: PartialDate(year: year, month: month), end: cursor.index)
    guard isWhole(at: cursor.index, separator: separator) else { return nil }
    if cursor.current == separator {
      cursor.index += 1
      let afterDot = cursor.index
      if separator == "." { cursor.skipSpaces() }
      let isTight = cursor.index == afterDot
      if let day = cursor.number(digits: 1...2) ?? unknownDay(&cursor), !startsRange(cursor),
        day == 0 || isDay(day, month: month, year: year)
          || isTight && isMistaken(from: afterDot, to: cursor)
      {
        // `2020.03.00` leaves the day open; of `2021.02.29` the month stays.
        let isThere = isDay(day, month: month, year: year)
        found.date.day = isThere ? day : nil
        found.isImpossible = day > 0 && !isThere
        found.end = cursor.index
        if separator == ".", cursor.current == "." { found.end += 1 }
      } else if separator == ".", isTrailingDot(at: afterDot) {
        found.end = afterDot
      }
    }
    return found
  }

  /// `2025.03.xx`, which leaves the day open.
  private func unknownDay(_ cursor: inout ScalarCursor) -> Int? {
    guard cursor.read(anyOf: Self.unknown) != nil, !(cursor.current?.isASCIILetter ?? false) else {
      return nil
    }
    return 0
  }

  /// Whether two digits that aren't a day were meant as one: nothing goes on behind them.
  private func isMistaken(from start: Int, to cursor: ScalarCursor) -> Bool {
    guard cursor.index - start == 2 else { return false }
    guard let next = cursor.current else { return true }
    return !next.isLetter && next.digit == nil && !["%", "+", "-", "/"].contains(next)
      || next == "-" && !(cursor.scalar(at: 1)?.isLetter ?? false)
  }

  /// Whether what reads as a day is rather the year of the next date, as in `2020.03. 17.05`.
  private func startsRange(_ cursor: ScalarCursor) -> Bool {
    guard let next = cursor.current, next == ".", let digit = cursor.scalar(at: 1) else {
      return false
    }
    return digit.digit != nil
  }

  private func isTrailingDot(at index: Int) -> Bool {
    guard index < scalars.count else { return true }
    let next = scalars[index]
    return next.isSpace
      || [")", "]", ":", ",", "/", "·", "~", "-", "–", "—", "～", "|"].contains(next)
  }

  /// Whether a month ends here and not a longer number, such as a version's.
  private func isWhole(at index: Int, separator: Unicode.Scalar) -> Bool {
    guard index < scalars.count else { return true }
    return !scalars[index].isASCIILetter && scalars[index] != "%"
  }

  private static let unknown = ["xx", "??", "○○", "OO"]

  /// `2025-xx`, `2025.??`, `2025.00.00`.
  private func unknownMonth(_ year: Int, _ cursor: inout ScalarCursor) -> Found? {
    guard let sign = cursor.read(anyOf: Self.unknown + ["00"]) else { return nil }
    var found = Found(date: PartialDate(year: year), end: cursor.index)
    found.isImpossible = sign == "00"
    guard let next = cursor.current else { return found }
    if next.isASCIILetter || next.digit != nil { return nil }
    if [".", "-", "/"].contains(next) {
      cursor.index += 1
      if cursor.read(anyOf: Self.unknown + ["00"]) != nil { found.end = cursor.index }
    }
    return found
  }

  private func isDay(_ day: Int, month: Int, year: Int) -> Bool {
    guard day >= 1 else { return false }
    switch month {
    case 2:
      let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
      return day <= (isLeap ? 29 : 28)
    case 4, 6, 9, 11: return day <= 30
    default: return day <= 31
    }
  }

  // MARK: 03/2020, 202003, 17.07

  private func monthFirst(at index: Int) -> Found? {
    var cursor = ScalarCursor(scalars, at: index)
    guard let month = cursor.number(digits: 1...2), (1...12).contains(month),
      let separator = cursor.current, [".", "-", "/"].contains(separator)
    else { return nil }
    cursor.index += 1
    guard let year = cursor.number(digits: 4...4), Self.years.contains(year) else { return nil }
    // A patent's number, 10-2020-0000000, is none.
    let goesOn = cursor.current == "-" && cursor.scalar(at: 1)?.digit != nil
    guard !goesOn || date(at: cursor.index + 1, isSecond: true) != nil else { return nil }
    return Found(date: PartialDate(year: year, month: month), end: cursor.index)
  }

  /// `1 Mar 2020`, `21st of March 2020`.
  private func dayFirst(at index: Int) -> Found? {
    var cursor = ScalarCursor(scalars, at: index)
    guard let day = cursor.number(digits: 1...2), (1...31).contains(day) else { return nil }
    _ = cursor.read(anyOf: ["st", "nd", "rd", "th"])
    guard let gap = cursor.current, gap.isSpace || gap == "-" else { return nil }
    cursor.index += 1
    _ = cursor.read("of ")
    guard let month = monthName(&cursor) else { return nil }
    _ = cursor.read(anyOf: [".", ",", "-"])
    cursor.skipSpaces()
    guard let year = cursor.number(digits: 4...4), Self.years.contains(year) else { return nil }
    return Found(date: PartialDate(year: year, month: month, day: day), end: cursor.index)
  }

  private func compact(at index: Int) -> Found? {
    compactDay(at: index) ?? compactMonth(at: index)
  }

  /// `20200301`.
  private func compactDay(at index: Int) -> Found? {
    var cursor = ScalarCursor(scalars, at: index)
    guard let number = cursor.number(digits: 8...8), Self.years.contains(number / 10000) else {
      return nil
    }
    let (year, month, day) = (number / 10000, number / 100 % 100, number % 100)
    guard (1...12).contains(month), isDay(day, month: month, year: year) else { return nil }
    let date = PartialDate(year: year, month: month, day: day)
    return Found(date: date, end: cursor.index, isWeak: true)
  }

  private func compactMonth(at index: Int) -> Found? {
    var cursor = ScalarCursor(scalars, at: index)
    guard let number = cursor.number(digits: 6...6), Self.years.contains(number / 100),
      (1...12).contains(number % 100)
    else { return nil }
    let date = PartialDate(year: number / 100, month: number % 100)
    return Found(date: date, end: cursor.index, isWeak: true)
  }

  /// `17.07`, `17.07.01` or `17년 7월`: of this century, or the last from 70 on.
  private func shortYear(at index: Int) -> Found? {
    var cursor = ScalarCursor(scalars, at: index)
    guard let short = cursor.number(digits: 2...2) else { return nil }
    let year = short >= 70 ? 1900 + short : 2000 + short
    let afterYear = cursor.index
    var found = markedParts(year, &cursor)
    if let found, found.date.month != nil { return found }
    if found == nil {
      cursor.index = afterYear
      found = separatedParts(year, &cursor)
    }
    if found == nil, index > 0, Self.apostrophes.contains(scalars[index - 1]) {
      found = Found(date: PartialDate(year: year), end: afterYear, isBareYear: true)
    }
    found?.isWeak = true
    return found
  }
}
