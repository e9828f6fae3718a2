import HanjangResume
import HanjangStyle

/// Writes periods as a style has them.
struct PeriodFormat {
  let dates: ResumeStyle.Dates
  let isKorean: Bool

  func text(_ periods: [Period], in kind: SectionKind) -> String {
    periods.map { text($0, in: kind) }.joined(separator: ", ")
  }

  func text(_ period: Period, in kind: SectionKind) -> String {
    var text = self.text(period.start)
    switch period.end {
    case .none: break
    case .date(let end): text += dates.separator + self.text(end)
    case .open: text += dates.separator + openWord(in: kind)
    }
    if dates.showsDurations, let duration = duration(period) { text += " (\(duration))" }
    if let status = period.status { text += " (\(status))" }
    // A period stays on one line.
    return String(text.map { $0 == " " ? "\u{A0}" : $0 })
  }

  private func openWord(in kind: SectionKind) -> String {
    guard isKorean else { return "Present" }
    switch kind {
    case .career: return dates.openWork
    case .education: return dates.openEducation
    default: return dates.open
    }
  }

  private static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
  ]

  /// As precise as the date: without a month the year alone, with a day the day as well.
  func text(_ date: PartialDate) -> String {
    let format = dates.format
    guard let month = date.month else {
      return format.contains("년") ? "\(date.year)년" : String(date.year)
    }
    var text = format
    let name = Self.months[month - 1]
    for (token, value) in [
      ("YYYY", String(date.year)), ("MMMM", name), ("MMM", String(name.prefix(3))),
      ("MM", padded(month)),
    ] where text.contains(token) {
      text = text.replacing(token, with: value)
      if token.hasPrefix("M") { return withDay(text, date.day) }
    }
    if format.contains("M") {
      text = text.replacing("M월", with: "\(month)월").replacing("M.", with: "\(month).")
    }
    return withDay(text, date.day)
  }

  private func withDay(_ text: String, _ day: Int?) -> String {
    guard let day else { return text }
    let format = dates.format
    if format.contains("월") { return "\(text) \(day)일" }
    if format.contains("MMM") {
      let words = text.split(separator: " ")
      guard words.count == 2 else { return "\(text) \(day)" }
      return "\(words[0]) \(day), \(words[1])"
    }
    if format.hasSuffix(". M.") { return "\(text) \(day)." }
    let separator = format.contains("-") ? "-" : format.contains("/") ? "/" : "."
    return "\(text)\(separator)\(padded(day))"
  }

  private func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }

  private func duration(_ period: Period) -> String? {
    guard let months = period.months, months > 0 else { return nil }
    let (years, rest) = (months / 12, months % 12)
    if isKorean {
      return [years > 0 ? "\(years)년" : "", rest > 0 ? "\(rest)개월" : ""]
        .filter { !$0.isEmpty }.joined(separator: " ")
    }
    return [
      years > 0 ? "\(years) yr\(years > 1 ? "s" : "")" : "",
      rest > 0 ? "\(rest) mo\(rest > 1 ? "s" : "")" : "",
    ].filter { !$0.isEmpty }.joined(separator: " ")
  }
}
