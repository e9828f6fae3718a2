/// How a style writes dates: `YYYY.MM`, `YYYY년 M월`, `MMM YYYY`, `MM/YYYY`.
package struct DateFormat: Hashable, Sendable {
  enum Part: Hashable, Sendable {
    case year
    /// Jan.
    case shortName
    /// January.
    case longName
    /// 01 and 1.
    case paddedMonth, month
    case literal(String)
  }

  let parts: [Part]

  /// nil where a year or a month is missing, stands twice, or letters mean nothing.
  package init?(_ text: String) {
    var parts: [Part] = []
    var rest = text[...]
    let tokens: [(String, Part)] = [
      ("YYYY", .year), ("MMMM", .longName), ("MMM", .shortName), ("MM", .paddedMonth),
      ("M", .month),
    ]
    while let first = rest.first {
      if let (token, part) = tokens.first(where: { rest.hasPrefix($0.0) }) {
        parts.append(part)
        rest = rest.dropFirst(token.count)
      } else if case .literal(let literal)? = parts.last {
        parts[parts.count - 1] = .literal(literal + String(first))
        rest = rest.dropFirst()
      } else {
        parts.append(.literal(String(first)))
        rest = rest.dropFirst()
      }
    }
    let literals = parts.compactMap { part in
      if case .literal(let text) = part { text } else { nil }
    }
    let isPlain = literals.joined().unicodeScalars.allSatisfy {
      !("a"..."z").contains($0) && !("A"..."Z").contains($0) && $0.value >= 0x20
    }
    guard parts.count - literals.count == 2, parts.contains(.year), isPlain, text.count <= 40 else {
      return nil
    }
    self.parts = parts
  }

  private static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
  ]

  /// As precise as the date: without a month the year alone, with a day the day as well.
  ///
  /// - Parameter month: from 1 to 12.
  package func text(year: Int, month: Int?, day: Int?) -> String {
    guard let month, (1...12).contains(month) else { return yearAlone(year) }
    var text = ""
    for (index, part) in parts.enumerated() {
      switch part {
      case .year: text += String(year)
      case .shortName: text += Self.months[month - 1].prefix(3)
      case .longName: text += Self.months[month - 1]
      case .paddedMonth: text += Self.padded(month)
      case .month: text += String(month)
      case .literal(let literal): text += literal
      }
      // `Jan 31, 2026` and `01/31/2026` have the day behind the month.
      if let day, isMonth(part), parts[index...].contains(.year) { text += dayBehindMonth(day) }
    }
    guard let day, let last = parts.lastIndex(where: isMonth), !parts[last...].contains(.year)
    else {
      return text
    }
    return text + dayAtEnd(day, after: parts[last])
  }

  private func isMonth(_ part: Part) -> Bool {
    switch part {
    case .shortName, .longName, .paddedMonth, .month: true
    case .year, .literal: false
    }
  }

  /// `2026년` where the format says 년 behind the year.
  private func yearAlone(_ year: Int) -> String {
    guard let index = parts.firstIndex(of: .year), index + 1 < parts.count,
      case .literal(let literal) = parts[index + 1], literal.hasPrefix("년")
    else { return String(year) }
    return "\(year)년"
  }

  private func dayBehindMonth(_ day: Int) -> String {
    if parts.contains(.shortName) || parts.contains(.longName) { return " \(day)," }
    return separator + (parts.contains(.paddedMonth) ? Self.padded(day) : String(day))
  }

  private func dayAtEnd(_ day: Int, after month: Part) -> String {
    let ending = if case .literal(let text)? = parts.last { text } else { "" }
    if ending.contains("월") { return " \(day)일" }
    if month == .shortName || month == .longName { return " \(day)" }
    // `2026. 1.` goes on ` 31.`
    if ending.contains(".") { return " \(day)." }
    return separator + (month == .paddedMonth ? Self.padded(day) : String(day))
  }

  /// What stands between year and month.
  private var separator: String {
    for part in parts.dropFirst() {
      if case .literal(let text) = part { return text }
    }
    return "."
  }

  private static func padded(_ number: Int) -> String {
    number < 10 ? "0\(number)" : String(number)
  }
}
