/// How dates are written, by language: the only Swift that knows of languages.
enum DateLocale {
  /// What follows a year, a month and a day.
  static let years = ["년", "年"]
  static let months = ["월", "月"]
  static let days = ["일", "日"]

  /// The year before the first of an era.
  static let eras: [(name: String, before: Int)] = [("令和", 2018), ("平成", 1988), ("昭和", 1925)]
  static let firstYear = "元"

  static let openEnds = ["現在", "在籍中", "在職中", "在学中", "現職", "継続中", "至今", "今"]
}

extension DateScanner {
  /// `令和2年4月`, `平成元年`.
  func era(at index: Int) -> Found? {
    var cursor = ScalarCursor(scalars, at: index)
    guard let era = DateLocale.eras.first(where: { cursor.read($0.name) }) else { return nil }
    cursor.skipSpaces()
    let number = cursor.read(DateLocale.firstYear) ? 1 : cursor.number(digits: 1...2)
    guard let number, number > 0 else { return nil }
    return markedParts(era.before + number, &cursor)
  }
}
