/// Ranges of months in one year.
extension PeriodScanner {
  /// `May – Aug 2017`: the year stands behind the second month alone.
  func months(at index: Int) -> Found? {
    guard scalars[index].isASCIILetter, index == 0 || !scalars[index - 1].isLetter else {
      return nil
    }
    var cursor = ScalarCursor(scalars, at: index)
    guard let month = dates.monthName(&cursor) else { return nil }
    _ = cursor.read(".")
    cursor.skipSpaces()
    guard cursor.read(anyOf: ["-", "–", "—", "~", "to "]) != nil else { return nil }
    cursor.skipSpaces()
    guard let last = dates.date(at: cursor.index, isSecond: true), let end = last.date.month,
      last.date.day == nil
    else { return nil }
    let year = end < month ? last.date.year - 1 : last.date.year
    var period = Period(start: PartialDate(year: year, month: month), end: .date(last.date))
    let close = readSuffixes(of: &period, from: last.end)
    let range = bracketed(index..<close, of: &period) ?? index..<close
    return Found(period: period, range: range, isBareYear: false)
  }
}
