/// A date as precise as its author was.
package struct PartialDate: Hashable, Sendable, Comparable {
  package var year: Int
  /// From 1 to 12.
  package var month: Int?
  package var day: Int?
  /// As written in front of a year without a month: `Spring`.
  package var season: String?

  package init(year: Int, month: Int? = nil, day: Int? = nil, season: String? = nil) {
    self.year = year
    self.month = month
    self.day = month == nil ? nil : day
    self.season = month == nil ? season : nil
  }

  /// `YYYY`, `YYYY-MM` or `YYYY-MM-DD`, as ISO 8601 and JSON Resume write it.
  package var iso8601: String {
    var text = Self.padded(year, 4)
    if let month { text += "-" + Self.padded(month, 2) }
    if let day { text += "-" + Self.padded(day, 2) }
    return text
  }

  /// Months since the year 0; January where the author gave none.
  package var monthIndex: Int { year * 12 + (month ?? 1) - 1 }

  package static func < (left: PartialDate, right: PartialDate) -> Bool {
    (left.year, left.month ?? 0, left.day ?? 0) < (right.year, right.month ?? 0, right.day ?? 0)
  }

  private static func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}

/// A span of time, or one date, that the author wrote.
package struct Period: Hashable, Sendable {
  package enum End: Hashable, Sendable {
    /// The period is one date.
    case none
    case date(PartialDate)
    /// Still going on.
    case open
  }

  package var start: PartialDate
  package var end: End
  /// What stood in brackets behind it, such as `예정` or `휴학`.
  package var status: String?
  /// The duration that stood behind it, as written, and in months.
  package var statedDuration: Duration?
  /// The dates in it, as written, that no calendar has, such as `2025.02.29`.
  package var mistakes: [String] = []

  package init(start: PartialDate, end: End = .none) {
    self.start = start
    self.end = end
  }

  package struct Duration: Hashable, Sendable {
    package var text: String
    package var months: Int
    /// Whether an `약` or the like makes it vague.
    package var isVague: Bool
    /// Whether it counts whole years only.
    package var isInYears = false
  }

  /// Months counted at both ends, as 39 of 53 real résumés count them; nil without an end or
  /// without months.
  package var months: Int? {
    guard case .date(let end) = end, start.month != nil, end.month != nil else { return nil }
    return end.monthIndex - start.monthIndex + 1
  }

  /// The last month, where the author gave only a year: December.
  package var lastMonthIndex: Int? {
    switch end {
    case .none: nil
    case .open: Int.max
    case .date(let date): date.month == nil ? date.year * 12 + 11 : date.monthIndex
    }
  }
}
