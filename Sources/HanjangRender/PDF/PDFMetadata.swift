/// What the file says about itself.
package struct PDFMetadata: Sendable {
  package var title: String
  package var author: String
  package var subject: String
  package var keywords: [String]
  /// A BCP 47 tag.
  package var language: String
  /// Seconds since 1970 UTC.
  package var date: Int64
  /// Name and version of this program.
  package var producer: String

  package init(
    title: String, author: String = "", subject: String = "", keywords: [String] = [],
    language: String, date: Int64, producer: String
  ) {
    self.title = title
    self.author = author
    self.subject = subject
    self.keywords = keywords
    self.language = language
    self.date = date
    self.producer = producer
  }
}

/// A moment in the calendar of UTC.
struct CalendarDate {
  var year: Int
  var month: Int
  var day: Int
  var hour: Int
  var minute: Int
  var second: Int

  /// From seconds since 1970; days after Howard Hinnant, "chrono-compatible low-level date
  /// algorithms", civil_from_days.
  init(secondsSince1970 time: Int64) {
    let seconds = min(max(time, PDFMetadata.dates.lowerBound), PDFMetadata.dates.upperBound)
    let days = Int((Double(seconds) / 86_400).rounded(.down))
    let rest = Int(seconds) - days * 86_400
    let shifted = days + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra =
      (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
    month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    hour = rest / 3_600
    minute = rest / 60 % 60
    second = rest % 60
  }

  private static func padded(_ value: Int, _ width: Int = 2) -> String {
    let digits = String(value)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }

  /// `2026-01-31T12:00:00Z`.
  var iso8601: String {
    "\(Self.padded(year, 4))-\(Self.padded(month))-\(Self.padded(day))"
      + "T\(Self.padded(hour)):\(Self.padded(minute)):\(Self.padded(second))Z"
  }

  /// `D:20260131120000Z` (ISO 32000-1, 7.9.4).
  var pdf: String {
    "D:" + Self.padded(year, 4)
      + [month, day, hour, minute, second].map { Self.padded($0) }.joined() + "Z"
  }
}

extension PDFMetadata {
  /// The day, in UTC, of a moment in seconds since 1970.
  /// In seconds since 1970, the years 1 to 9999: ISO 32000-1, 7.9.4, gives a year four digits.
  package static let dates: ClosedRange<Int64> = -62_135_596_800...253_402_300_799

  package static func day(of seconds: Int64) -> (year: Int, month: Int, day: Int) {
    let date = CalendarDate(secondsSince1970: seconds)
    return (date.year, date.month, date.day)
  }
}
