import HanjangCore

extension Diagnostic {
  static func leftInBlindCopy(
    _ text: String, _ what: String, at range: SourceRange
  ) -> Diagnostic {
    Diagnostic(
      .warning, id: "left-in-blind-copy", "\(text) is left in the blind copy: \(what)", at: range)
  }

  static func nameLeftInBlindCopy(_ text: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      .error, id: "name-left-in-blind-copy",
      "\(text) is left in the blind copy: write the name in one piece, or remove it", at: range)
  }

  static func nameNotFound(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      .warning, id: "name-not-found",
      "no name found: write it as the first heading, or as name: in front matter", at: range)
  }

  static func unknownSection(_ title: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      .note, id: "unknown-section",
      "unknown section \"\(title)\"; its text is printed as is", at: range)
  }

  static func misspeltSection(
    _ title: String, didYouMean known: String, at range: SourceRange
  ) -> Diagnostic {
    Diagnostic(
      .warning, id: "misspelt-section", "unknown section \"\(title)\"; its text is printed as is",
      at: range, notes: ["did you mean \(known)?"])
  }

  static func unparsedDate(_ text: String, at range: SourceRange?) -> Diagnostic {
    Diagnostic(
      .warning, id: "unparsed-date", "invalid date \"\(text)\": month must be 1–12", at: range)
  }

  static func unreadPeriod(_ text: String, at range: SourceRange?) -> Diagnostic {
    let shown = text.count > 60 ? text.prefix(60) + "…" : text[...]
    return Diagnostic(
      .warning, id: "unread-period",
      "\(shown): only one end of this period can be read: write it as 2020.03 - 2021.02",
      at: range)
  }

  static func impossibleDate(_ text: String, at range: SourceRange?) -> Diagnostic {
    let numbers = text.split { !$0.isNumber }
    let month = numbers.count > 1 ? Int(numbers[1]) ?? 1 : 0
    guard (1...12).contains(month) else { return .unparsedDate(text, at: range) }
    return Diagnostic(
      .warning, id: "unparsed-date", "invalid date \"\(text)\": the month has no such day",
      at: range)
  }

  static func endBeforeStart(
    start: String, end: String, of name: String, at range: SourceRange?
  ) -> Diagnostic {
    Diagnostic(
      .warning, id: "end-before-start",
      "\(name): the period ends in \(end), before its start in \(start)",
      at: range)
  }

  package static let futurePeriodID = "future-period"

  static func futurePeriod(_ date: String, of name: String, at range: SourceRange?) -> Diagnostic {
    Diagnostic(
      .warning, id: futurePeriodID,
      "\(name): \(date) is in the future; add (예정) if that is intended", at: range)
  }

  static func durationDisagrees(
    _ stated: String, months: Int, of name: String, at range: SourceRange?
  ) -> Diagnostic {
    Diagnostic(
      .warning, id: "duration-disagrees",
      "\(name): \(stated) is written, but the period has \(months) months", at: range)
  }

  static func overlappingWork(
    _ name: String, _ other: String, at range: SourceRange?
  ) -> Diagnostic {
    Diagnostic(
      .warning, id: "overlapping-work", "\(name) and \(other) overlap: both are full-time work",
      at: range)
  }
}
