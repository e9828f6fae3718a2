/// Dates with a name of a month or a season: `Mar 2020`, `Fall 2018`.
extension DateScanner {
  func named(at index: Int) -> Found? {
    var cursor = ScalarCursor(scalars, at: index)
    guard let month = monthName(&cursor) else { return nil }
    _ = cursor.read(".")
    _ = cursor.read(",")
    cursor.skipSpaces()
    let place = cursor.index
    if let day = cursor.number(digits: 1...2), (1...31).contains(day) {
      _ = cursor.read(anyOf: ["st", "nd", "rd", "th"])
      _ = cursor.read(",")
      cursor.skipSpaces()
      if let year = cursor.number(digits: 4...4), Self.years.contains(year) {
        return Found(date: PartialDate(year: year, month: month, day: day), end: cursor.index)
      }
      cursor.index = place
    }
    if let apostrophe = cursor.current, Self.apostrophes.contains(apostrophe) {
      cursor.index += 1
      guard let short = cursor.number(digits: 2...2) else { return nil }
      return Found(date: PartialDate(year: 2000 + short, month: month), end: cursor.index)
    }
    guard let year = cursor.number(digits: 4...4), Self.years.contains(year) else { return nil }
    return Found(date: PartialDate(year: year, month: month), end: cursor.index)
  }

  private static let seasons = [
    "spring", "summer", "fall", "autumn", "winter", "early", "mid", "late",
  ]

  /// `Fall 2018`, `Summer of 2021`: a year, with its season.
  func season(at index: Int) -> Found? {
    var cursor = ScalarCursor(scalars, at: index)
    guard let season = Self.seasons.first(where: { cursor.read($0) }) else { return nil }
    guard cursor.read(anyOf: [",", "-"]) != nil || cursor.current?.isSpace ?? false else {
      return nil
    }
    cursor.skipSpaces()
    _ = cursor.read("of ")
    guard let year = cursor.number(digits: 4...4), Self.years.contains(year),
      let bare = bareYear(year, end: cursor.index)
    else { return nil }
    var name = ""
    name.unicodeScalars.append(contentsOf: scalars[index..<(index + season.count)])
    return Found(date: PartialDate(year: year, season: name), end: bare.end)
  }

  private static let months = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
  ].map { Array($0.unicodeScalars) }

  /// A month's name, whole or by its first three letters (`Sept` too).
  func monthName(_ cursor: inout ScalarCursor) -> Int? {
    let start = cursor.index
    var end = start
    while end < scalars.count, scalars[end].isASCIILetter { end += 1 }
    // The first three letters tell all months apart.
    let word = scalars[start..<end].map(\.lowercased)
    guard word.count >= 3,
      let month = Self.months.firstIndex(where: { $0.starts(with: word[..<3]) }),
      Self.months[month].starts(with: word),
      word.count <= 4 || word.count == Self.months[month].count
    else { return nil }
    cursor.index = end
    return month + 1
  }
}
