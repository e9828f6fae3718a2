package import HanjangCore
import HanjangMarkdown

/// What in a recognised résumé is likely an error of its author.
package struct ResumeChecks {
  private let manuscript: Manuscript
  private let today: PartialDate
  private let places: DatePlaces
  private var found: [Diagnostic] = []

  /// - Parameters:
  ///   - today: the date that open periods run to.
  ///   - source: the text with the lines that the manuscript was read from, to point at dates.
  package static func diagnostics(
    of manuscript: Manuscript, today: PartialDate, source: String? = nil
  ) -> [Diagnostic] {
    var checks = ResumeChecks(manuscript: manuscript, today: today, places: DatePlaces(source))
    if manuscript.kind == .article { checks.checkTitles() } else { checks.run() }
    return checks.found.sorted {
      ($0.range?.start.line ?? 0, $0.range?.start.column ?? 0)
        < ($1.range?.start.line ?? 0, $1.range?.start.column ?? 0)
    }
  }

  private init(manuscript: Manuscript, today: PartialDate, places: DatePlaces) {
    (self.manuscript, self.today, self.places) = (manuscript, today, places)
  }

  private mutating func run() {
    checkName()
    // A section that isn't known, before all that are, is taken for an introduction.
    checkHeadings(among: manuscript.header.introduction)
    var work: [Entry] = []
    for section in manuscript.sections {
      if section.kind == .generic { found.append(title(of: section)) }
      for entry in section.entries {
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
      for case .blocks(let blocks) in section.parts { checkHeadings(among: blocks) }
    }
  }

  private mutating func checkHeadings(among blocks: [Block]) {
    for block in blocks {
      if case .heading(_, _, let content) = block.kind { checkTitle(content, at: block.range) }
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
    checkLines(below: entry)
    for part in entry.parts {
      switch part {
      case .achievement(let achievement):
        check(achievement.periods, of: achievement.title, at: achievement.range)
      case .role(let row): check(row.periods, of: row.title, at: row.range)
      case .blocks: break
      }
    }
  }

  /// A line below a title without a period that says one end of it.
  private mutating func checkLines(below entry: Entry) {
    guard entry.periods.isEmpty, case .blocks(let blocks)? = entry.parts.first,
      case .paragraph(let content)? = blocks.first?.kind
    else { return }
    for line in RichLine.lines(of: content).prefix(2) where line.scalars.count <= 40 {
      checkDates(in: line, at: line.range ?? entry.range)
    }
  }

  private mutating func checkDates(in text: [Inline], at range: SourceRange?) {
    checkDates(in: RichLine(text), at: range)
  }

  private mutating func checkDates(in line: RichLine, at range: SourceRange?) {
    let scanner = PeriodScanner(line.scalars)
    if let malformed = scanner.malformedDate() {
      let text = line.text(malformed)
      found.append(.unparsedDate(text, at: places.place(of: text, near: range)))
    } else if PeriodScanner.periods(in: line).contains(where: scanner.isHalfRead) {
      found.append(.unreadPeriod(line.text, at: places.place(ofHalfReadNear: range)))
    }
  }

  /// - Parameter mayEndLater: whether the end is that of a certificate's validity.
  private mutating func check(
    _ periods: [Period], of title: [Inline], at range: SourceRange?, mayEndLater: Bool = false
  ) {
    let name = BlockText.clean(title)
    for period in periods {
      found += period.mistakes.map {
        .impossibleDate($0, at: places.place(of: $0, near: range))
      }
      if case .date(let end) = period.end, end.lastDay < period.start {
        let place = places.place(of: period, near: range)
        found.append(
          .endBeforeStart(start: period.start.iso8601, end: end.iso8601, of: name, at: place))
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
    let place = places.place(of: period, near: range)
    found.append(.futurePeriod(last.iso8601, of: name, at: place))
  }

  private mutating func checkDuration(_ period: Period, of name: String, at range: SourceRange?) {
    guard let stated = period.statedDuration, !stated.isVague, let months = period.months,
      abs(stated.months - months) > (stated.isInYears ? 11 : 1)
    else { return }
    let place = places.place(of: period, near: range)
    found.append(.durationDisagrees(stated.text, months: months, of: name, at: place))
  }

  // MARK: Overlaps

  private static let partTime = [
    "인턴", "계약", "프리랜서", "파트타임", "아르바이트", "겸임", "겸직", "자문", "고문", "창업", "Intern", "Part-time",
    "Freelance",
    "Contract", "Advisor",
  ]

  private struct Job {
    var index: Int
    var name: String
    var start: Int
    var end: Int
  }

  /// One warning a job, in a sweep by their starts.
  private mutating func checkOverlaps(_ work: [Entry]) {
    var jobs: [Job] = []
    for (index, entry) in work.enumerated() {
      guard entry.periods.count == 1, let period = entry.periods.first, period.end != .none,
        period.start.month != nil, let end = period.lastMonthIndex, Self.isFullTime(entry)
      else { continue }
      let name = Self.name(of: entry)
      jobs.append(Job(index: index, name: name, start: period.start.monthIndex, end: end))
    }
    jobs.sort { ($0.start, $0.index) < ($1.start, $1.index) }
    // The two that last longest so far, of different names: a table that sums the work up
    // isn't a second job.
    var open: [Job] = []
    var told: Set<Int> = []
    for job in jobs {
      if let other = open.first(where: { $0.name != job.name && overlap($0, job) }) {
        let later = told.contains(max(job.index, other.index))
        let place = later ? min(job.index, other.index) : max(job.index, other.index)
        if told.insert(place).inserted {
          let rival = place == job.index ? other.index : job.index
          found.append(
            .overlappingWork(
              BlockText.clean(work[place].title), BlockText.clean(work[rival].title),
              at: work[place].range))
        }
      }
      open.append(job)
      open.sort { $0.end > $1.end }
      let second = open.firstIndex { $0.name != open[0].name }
      open = [open[0]] + (second.map { [open[$0]] } ?? [])
    }
  }

  /// By more than the month in which one ends and the other begins.
  private func overlap(_ left: Job, _ right: Job) -> Bool {
    left.start < right.end && right.start < left.end
  }

  private static func isFullTime(_ entry: Entry) -> Bool {
    let text = ([entry.title] + entry.details).map(\.plainText).joined(separator: " ")
    return !partTime.contains { text.contains($0) }
  }

  private static func name(of entry: Entry) -> String {
    EntryData(entry, vocabulary: .standard).title
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
