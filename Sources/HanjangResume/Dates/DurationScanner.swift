/// Reads a written duration: `N년 M개월`, `약 2년`, `1 yr 9 mos`.
struct DurationScanner {
  let scalars: [Unicode.Scalar]

  func duration(at index: Int) -> (duration: Period.Duration, end: Int)? {
    var cursor = ScalarCursor(scalars, at: index)
    var isVague = false
    while let word = cursor.read(anyOf: [
      "약", "총", "만", "about", "approx.", "total", "over", "almost", "nearly", "~",
    ]) {
      if word != "총", word != "만", word != "total" { isVague = true }
      _ = cursor.read(":")
      cursor.skipSpaces()
    }
    var months = 0
    var hasYears = false
    if let years = amount(&cursor, units: Self.yearUnits) {
      months = years * 12
      hasYears = true
    }
    let beforeMonths = cursor.index
    cursor.skipSpaces()
    let hasMonths: Bool
    if let count = amount(&cursor, units: Self.monthUnits) {
      months += count
      hasMonths = true
    } else {
      cursor.index = beforeMonths
      hasMonths = false
    }
    guard hasYears || hasMonths else { return nil }
    if cursor.read("간") {}
    if cursor.read(" 이상") || cursor.read("+") { isVague = true }
    let duration = Period.Duration(
      text: String(scalars: scalars[index..<cursor.index]), months: months,
      isVague: isVague, isInYears: !hasMonths)
    return (duration, cursor.index)
  }

  private static let yearUnits = ["년", "years", "year", "yrs", "yr", "y"]
  private static let monthUnits = ["개월", "달", "months", "month", "mos", "mo", "m"]

  private func amount(_ cursor: inout ScalarCursor, units: [String]) -> Int? {
    let start = cursor.index
    if let number = cursor.number(digits: 1...2) {
      cursor.skipSpaces()
      if cursor.read(anyOf: units) != nil {
        _ = cursor.read(".")
        let next = cursor.current
        let isWhole = !(next?.isASCIILetter ?? false) && next != "차" && next != "도"
        if isWhole { return number }
      }
    }
    cursor.index = start
    return nil
  }
}
