/// Parts of a year without a month, and what stands behind a date: `2020 Q1`, `2020년 상반기`, `(월)`.
extension DateScanner {
  private static let quarters = ["q1", "q2", "q3", "q4", "h1", "h2", "1q", "2q", "3q", "4q"]

  /// The longest first.
  private static let parts =
    [
      "상반기", "하반기", "봄학기", "봄 학기", "여름학기", "여름 학기", "가을학기", "가을 학기", "겨울학기", "겨울 학기", "1학기", "2학기",
      "1분기", "2분기", "3분기", "4분기", "봄", "여름", "가을", "겨울", "초반", "중반", "후반", "초", "중순", "말",
    ] + quarters

  /// Behind a month these leave it as it is.
  private static let partsOfMonth = ["초순", "중순", "하순", "초", "말", "경"]

  /// `Q1 2020`, `2Q 2020`.
  func quarter(at index: Int) -> Found? {
    var cursor = ScalarCursor(scalars, at: index)
    guard let name = cursor.read(anyOf: Self.quarters) else { return nil }
    _ = cursor.read(",")
    cursor.skipSpaces()
    guard let year = cursor.number(digits: 4...4), Self.years.contains(year),
      let bare = bareYear(year, end: cursor.index)
    else { return nil }
    return Found(date: PartialDate(year: year, season: name.uppercased()), end: bare.end)
  }

  /// Tight behind a year: `2020Q1`, `2020.1Q`.
  func quarter(of year: Int, from index: Int) -> Found? {
    var cursor = ScalarCursor(scalars, at: index)
    _ = cursor.read(anyOf: [".", "-", "/"])
    guard let name = cursor.read(anyOf: Self.quarters),
      !(cursor.current?.isLetter ?? false), cursor.current?.digit == nil
    else { return nil }
    return Found(date: PartialDate(year: year, season: name.uppercased()), end: cursor.index)
  }

  /// Behind a year: `2020년 상반기`, `2020 Q1`, `2020.1Q`; behind a month `초` and the like.
  func readPartOfYear(of found: inout Found) {
    var cursor = ScalarCursor(scalars, at: found.end)
    let isMonth = found.date.month != nil
    if !isMonth { _ = cursor.read(anyOf: ["-", ".", "/"]) }
    cursor.skipSpaces()
    guard found.date.day == nil, found.date.season == nil,
      let part = cursor.read(anyOf: isMonth ? Self.partsOfMonth : Self.parts),
      !(cursor.current?.isLetter ?? false) || cursor.current.map(Self.goesOn) ?? false,
      cursor.current?.digit == nil
    else { return }
    if !isMonth {
      found.date.season =
        part.unicodeScalars.contains(where: \.isHangulSyllable)
        ? part : part.uppercased()
    }
    found.end = cursor.index
    found.isBareYear = false
  }

  /// `부터` and `까지` stand tight behind a date.
  private static func goesOn(_ scalar: Unicode.Scalar) -> Bool { ["부", "까", "에"].contains(scalar) }

  private static let weekdays = [
    "월요일", "화요일", "수요일", "목요일", "금요일", "토요일", "일요일", "월", "화", "수", "목", "금", "토", "일", "月", "火",
    "水",
    "木", "金", "土", "日", "mon", "tue", "wed", "thu", "fri", "sat", "sun",
  ]

  /// In brackets behind a day.
  func readWeekday(of found: inout Found) {
    guard found.date.day != nil else { return }
    var cursor = ScalarCursor(scalars, at: found.end)
    cursor.skipSpaces()
    guard cursor.read("(") || cursor.read("（"), cursor.read(anyOf: Self.weekdays) != nil,
      cursor.read(")") || cursor.read("）")
    else { return }
    found.end = cursor.index
  }
}
