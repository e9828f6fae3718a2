/// Dates as front matter has them.
enum WrittenDate {
  /// Seconds since 1970 UTC of `2026-01-31`, `2026.1.31`, `2026/01/31`, each with or without a time
  /// such as `09:30`, `T09:30:00Z` or `09:30:00 +0900`; nil for anything else.
  static func seconds(_ text: String) -> Int64? {
    let numbers = text.split { !$0.isNumber }.compactMap { Int64($0) }
    guard let first = text.first, first.isNumber, (3...9).contains(numbers.count) else {
      return nil
    }
    let (year, month, day) = (numbers[0], numbers[1], numbers[2])
    guard (1...9999).contains(year), (1...12).contains(month), (1...31).contains(day) else {
      return nil
    }
    let hasTime = numbers.count >= 5
    let hour = hasTime ? numbers[3] : 0
    let minute = hasTime ? numbers[4] : 0
    let second = numbers.count >= 6 && text.count(where: { $0 == ":" }) >= 2 ? numbers[5] : 0
    guard hour < 24, minute < 60, second < 61 else { return nil }
    let days = daysSince1970(year, month, day)
    return days * 86_400 + hour * 3_600 + minute * 60 + second - (hasTime ? offset(text) : 0)
  }

  /// Seconds east of UTC: of `+09:00`, `+0900` or `+9` behind the time.
  private static func offset(_ text: String) -> Int64 {
    guard let colon = text.firstIndex(of: ":"),
      let sign = text[colon...].lastIndex(where: { $0 == "+" || $0 == "-" })
    else { return 0 }
    let digits = text[sign...].filter(\.isNumber)
    guard let value = Int64(digits), digits.count <= 4 else { return 0 }
    let seconds = digits.count <= 2 ? value * 3_600 : (value / 100 * 60 + value % 100) * 60
    return text[sign] == "-" ? -seconds : seconds
  }

  /// After Howard Hinnant, "chrono-compatible low-level date algorithms", days_from_civil.
  private static func daysSince1970(_ year: Int64, _ month: Int64, _ day: Int64) -> Int64 {
    let shifted = month <= 2 ? year - 1 : year
    let era = (shifted >= 0 ? shifted : shifted - 399) / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - 719_468
  }
}

/// The names of languages after BCP 47.
package enum LanguageTag {
  /// Names of languages and codes of countries that are written for a tag.
  private static let mistaken = [
    "korean": "ko", "한국어": "ko", "kr": "ko", "kor": "ko", "english": "en", "영어": "en", "eng": "en",
    "japanese": "ja", "일본어": "ja", "jp": "ja", "chinese": "zh", "중국어": "zh", "cn": "zh", "us": "en",
  ]

  /// The tag that is meant by what is none.
  package static func meant(by text: String) -> String? {
    mistaken[String(text.lowercased().prefix { $0 != "-" && $0 != "_" })]
  }

  /// Whether `tag` has the form of one, a language of two or three letters and further subtags of up to
  /// eight letters and digits, and is not known to be written by mistake.
  package static func isValid(_ tag: String) -> Bool {
    let parts = tag.split(separator: "-", omittingEmptySubsequences: false)
    guard let first = parts.first, (2...3).contains(first.count), meant(by: tag) == nil,
      first.allSatisfy({ $0.isASCII && $0.isLetter })
    else { return false }
    return parts.allSatisfy { part in
      (1...8).contains(part.count) && part.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) }
    }
  }
}
