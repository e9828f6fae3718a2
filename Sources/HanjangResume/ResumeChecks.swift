package import HanjangCore
import HanjangMarkdown

/// What in a recognised résumé is likely an error of its author.
package struct ResumeChecks {
  private let manuscript: Manuscript
  private let today: PartialDate
  private var found: [Diagnostic] = []

  /// - Parameter today: the date that open periods run to.
  package static func diagnostics(of manuscript: Manuscript, today: PartialDate) -> [Diagnostic] {
    var checks = ResumeChecks(manuscript: manuscript, today: today)
    if manuscript.kind == .article { checks.checkTitles() } else { checks.run() }
    return checks.found.sorted {
      ($0.range?.start.line ?? 0, $0.range?.start.column ?? 0)
        < ($1.range?.start.line ?? 0, $1.range?.start.column ?? 0)
    }
  }

  private init(manuscript: Manuscript, today: PartialDate) {
    self.manuscript = manuscript
    self.today = today
  }

  private mutating func run() {
    checkName()
    var work: [Entry] = []
    for section in manuscript.sections {
      if section.kind == .generic { found.append(title(of: section)) }
      for case .entry(let entry) in section.parts {
        check(entry)
        if entry.kind == .career { work.append(entry) }
      }
    }
    checkOverlaps(work)
  }

  private func title(of section: Section) -> Diagnostic {
    let title = BlockText.clean(section.title)
    guard let known = Vocabulary.misspelt(title) else {
      return .unknownSection(title, at: section.range)
    }
    return .misspeltSection(title, didYouMean: known, at: section.range)
  }

  /// In what is taken for an article: a single letter may make a résumé of it.
  private mutating func checkTitles() {
    for section in manuscript.sections {
      checkTitle(section.title, at: section.range)
      for case .blocks(let blocks) in section.parts {
        for block in blocks {
          if case .heading(_, _, let content) = block.kind { checkTitle(content, at: block.range) }
        }
      }
    }
  }

  private mutating func checkTitle(_ content: [Inline], at range: SourceRange) {
    let title = BlockText.clean(content)
    guard let known = Vocabulary.misspelt(title) else { return }
    found.append(.misspeltSection(title, didYouMean: known, at: range))
  }

  private mutating func checkName() {
    guard [.resume, .career].contains(manuscript.kind), manuscript.header.name == nil else {
      return
    }
    let place = manuscript.header.titleRange ?? SourceRange(line: 1, column: 1)
    found.append(.nameNotFound(at: place))
  }

  // MARK: Periods

  private mutating func check(_ entry: Entry) {
    check(
      entry.periods, of: entry.title, at: entry.range, mayEndLater: entry.kind == .certificates)
    for text in entry.details.reduce(
      into: [entry.title],
      { texts, detail in
        // What stands at the title's end may be its detail too.
        if !texts.contains(where: { $0.plainText.contains(detail.plainText) }) {
          texts.append(detail)
        }
      })
    {
      checkDates(in: text, at: entry.range)
    }
    for part in entry.parts {
      switch part {
      case .achievement(let achievement):
        check(achievement.periods, of: achievement.title, at: achievement.range)
      case .role(let row): check(row.periods, of: row.title, at: row.range)
      case .blocks: break
      }
    }
  }

  private mutating func checkDates(in text: [Inline], at range: SourceRange?) {
    let line = RichLine(text)
    guard let malformed = PeriodScanner(line.scalars).malformedDate() else { return }
    found.append(.unparsedDate(line.text(malformed), at: range))
  }

  /// - Parameter mayEndLater: whether the end is that of a certificate's validity.
  private mutating func check(
    _ periods: [Period], of title: [Inline], at range: SourceRange?, mayEndLater: Bool = false
  ) {
    let name = BlockText.clean(title)
    for period in periods {
      found += period.mistakes.map { .impossibleDate($0, at: range) }
      if case .date(let end) = period.end, end.lastDay < period.start {
        found.append(
          .endBeforeStart(start: period.start.iso8601, end: end.iso8601, of: name, at: range))
        continue
      }
      if !mayEndLater { checkFuture(period, of: name, at: range) }
      checkDuration(period, of: name, at: range)
    }
  }

  private mutating func checkFuture(_ period: Period, of name: String, at range: SourceRange?) {
    guard period.status?.contains("예정") != true, period.status != "expected" else { return }
    var last = period.start
    if case .date(let end) = period.end { last = end }
    guard last.firstMonth > today.monthIndex else { return }
    found.append(.futurePeriod(last.iso8601, of: name, at: range))
  }

  private mutating func checkDuration(_ period: Period, of name: String, at range: SourceRange?) {
    guard let stated = period.statedDuration, !stated.isVague, let months = period.months,
      abs(stated.months - months) > (stated.isInYears ? 11 : 1)
    else { return }
    found.append(.durationDisagrees(stated.text, months: months, of: name, at: range))
  }

  // MARK: Overlaps

  private static let partTime = [
    "인턴", "계약", "프리랜서", "파트타임", "아르바이트", "겸임", "겸직", "자문", "고문", "창업", "Intern", "Part-time",
    "Freelance",
    "Contract", "Advisor",
  ]

  private mutating func checkOverlaps(_ work: [Entry]) {
    let jobs = work.filter { $0.periods.count == 1 && $0.periods[0].end != .none }
    for (index, job) in jobs.enumerated() {
      for other in jobs[..<index] where overlap(job.periods[0], other.periods[0]) {
        // A table that sums the work up is no second job.
        guard Self.isFullTime(job), Self.isFullTime(other),
          Self.name(of: job) != Self.name(of: other)
        else { continue }
        found.append(
          .overlappingWork(
            BlockText.clean(job.title), BlockText.clean(other.title), at: job.range))
      }
    }
  }

  private static func isFullTime(_ entry: Entry) -> Bool {
    let text = ([entry.title] + entry.details).map(\.plainText).joined(separator: " ")
    return !partTime.contains { text.contains($0) }
  }

  private static func name(of entry: Entry) -> String {
    EntryData(entry, vocabulary: .standard).title
  }

  /// By more than the month in which one ends and the other begins.
  private func overlap(_ left: Period, _ right: Period) -> Bool {
    guard let leftEnd = left.lastMonthIndex, let rightEnd = right.lastMonthIndex,
      left.start.month != nil, right.start.month != nil
    else { return false }
    return left.start.monthIndex < rightEnd && right.start.monthIndex < leftEnd
  }
}

extension PartialDate {
  /// The last day that the date may mean.
  fileprivate var lastDay: PartialDate {
    PartialDate(year: year, month: month ?? 12, day: day ?? 31)
  }

  /// The first month that it may mean.
  fileprivate var firstMonth: Int { monthIndex }
}
