/// Keeps a number and its unit or counter on one line: `3 년`, `10 %`, `5 명`, `2 kg`.
package enum BoundNumber {
  /// - Parameter offset: of the first byte after a space.
  package static func binds(_ bytes: [UInt8], at offset: Int) -> Bool {
    guard offset >= 2, offset < bytes.count, bytes[offset - 1] == 0x20,
      endsInNumber(bytes[..<(offset - 1)])
    else { return false }
    let rest = bytes[offset...]
    let token = rest.prefix(longest + 1).prefix { $0 != 0x20 }
    guard !token.isEmpty, token.count <= longest else { return false }
    let word = String(decoding: token, as: UTF8.self).filter { $0.isLetter || "%℃°‰".contains($0) }
    if units.contains(word) { return true }
    return counters.contains { counter in
      word.hasPrefix(counter) && endings.contains(String(word.dropFirst(counter.count)))
    }
  }

  /// Also in one such as `21만` or `3천`.
  private static func endsInNumber(_ bytes: ArraySlice<UInt8>) -> Bool {
    func isDigit(_ byte: UInt8?) -> Bool {
      byte.map { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) } ?? false
    }
    if isDigit(bytes.last) { return true }
    return bytes.count > 3 && isDigit(bytes.dropLast(3).last)
      && multiples.contains(String(decoding: bytes.suffix(3), as: UTF8.self))
  }

  private static let multiples: Set<String> = ["십", "백", "천", "만", "억", "조"]

  /// The longest token, in bytes.
  private static let longest = 24

  private static let units: Set<String> = [
    "%", "‰", "℃", "°", "km", "m", "cm", "mm", "kg", "g", "mg", "t", "l", "L", "ml", "mL", "s",
    "ms",
    "min", "h", "kB", "KB", "MB", "GB", "TB", "KiB", "MiB", "GiB", "Hz", "kHz", "MHz", "GHz", "W",
    "kW", "V", "A", "px", "pt", "dpi", "rpm", "QPS", "TPS", "RPS", "fps", "bps", "Mbps", "Gbps",
  ]

  private static let counters = [
    "년", "개월", "월", "주", "일", "시간", "시", "분", "초", "명", "인", "개", "건", "회", "차", "번", "위", "점",
    "원", "달러", "만", "억", "천", "조", "배", "곳", "대", "장", "권", "편", "종", "가지", "층", "학기", "학년", "분기",
    "퍼센트", "킬로", "미터", "살", "세", "쪽", "줄", "호", "팀", "곡", "행", "단계", "세트", "페이지", "밀리초",
  ]

  /// What may follow a counter in its word.
  private static let endings: Set<String> = [
    "", "이", "가", "은", "는", "을", "를", "의", "에", "에서", "간", "동안", "만", "도", "로", "으로", "과", "와",
    "부터", "까지", "째", "차", "여", "씩", "마다", "당", "이상", "이하", "미만", "초과", "정도", "전", "후", "뒤",
    "만에", "만원", "원", "명", "건", "의", "이다", "입니다", "이며", "이고", "이나", "가량", "보다", "에게", "들",
  ]
}
