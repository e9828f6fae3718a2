import HanjangResume
import HanjangStyle

/// Writes periods as a style has them.
struct PeriodFormat {
  let dates: ResumeStyle.Dates
  let isKorean: Bool
  /// What open periods run to; nil leaves them without a duration.
  let today: PartialDate?

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
    if dates.showsDurations, kind != .education, let duration = duration(period) {
      text += " (\(duration))"
    }
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

  private func text(_ date: PartialDate) -> String {
    let text = dates.format.text(year: date.year, month: date.month, day: date.day)
    guard let season = date.season else { return text }
    // `2020 Q1`, `2020년 상반기`, but `Spring 2020`.
    let follows = season.contains { $0.isNumber || !$0.isASCII }
    return follows ? "\(text) \(season)" : "\(season) \(text)"
  }

  private func duration(_ period: Period) -> String? {
    guard let months = closed(period).months, months > 0 else { return nil }
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

  private func closed(_ period: Period) -> Period {
    guard period.end == .open, let today else { return period }
    return Period(
      start: period.start, end: .date(PartialDate(year: today.year, month: today.month)))
  }
}
