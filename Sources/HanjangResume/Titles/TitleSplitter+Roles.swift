import HanjangMarkdown

/// Roles and departments that no sign parts from the company.
extension TitleSplitter {
  /// Where the role begins that stands with the company: `한빛커머스 인턴 (백엔드 개발)`.
  func roleEnd(of line: RichLine, _ left: Range<Int>, before right: Range<Int>) -> Int? {
    let isNote =
      left.upperBound < right.lowerBound
      && line.scalars[left.upperBound..<right.lowerBound].contains(where: \.opensBracket)
    guard isNote else { return nil }
    let words = line.words.map { $0.clamped(to: left) }.filter { !$0.isEmpty }
    guard words.count > 1, vocabulary.isRole(line.text(words[words.count - 1])),
      line.text(words[words.count - 1]) != "연구원", !vocabulary.isRolePart(line.text(words[0])),
      !isOrganization(line.text(words[words.count - 1])),
      line.scalars[left].contains(where: \.isHangulSyllable)
    else { return nil }
    var start = words.count - 1
    while start > 1, vocabulary.isRolePart(line.text(words[start - 1])) { start -= 1 }
    return words[start].lowerBound
  }

  /// Where the department begins that stands with the company: `한빛커머스 플랫폼팀 | 개발자`.
  func departmentEnd(of line: RichLine, _ left: Range<Int>) -> Int? {
    let words = line.words.map { $0.clamped(to: left) }.filter { !$0.isEmpty }
    guard words.count > 1, let last = words.last,
      vocabulary.roles.isClearDepartment(line.text(last)), !vocabulary.isRole(line.text(words[0])),
      !vocabulary.roles.isDepartment(line.text(words[0]))
    else { return nil }
    var start = words.count - 1
    while start > 1, vocabulary.isRolePart(line.text(words[start - 1])) { start -= 1 }
    return words[start].lowerBound
  }

  /// `Product Manager, Lantern Inc. — Seoul`: a role and a company before a place.
  func roleFirst(_ line: RichLine, _ left: Range<Int>) -> Halves? {
    guard let comma = line.scalars[left].firstIndex(of: ","), comma + 1 < left.upperBound,
      line.scalars[comma + 1].isSpace,
      let (role, company) = line.halves(left.lowerBound..<comma, comma + 1..<left.upperBound)
    else { return nil }
    let isRole =
      vocabulary.roles.endsInRole(line.text(role)) || vocabulary.isRolePart(line.text(role))
    return isRole && !isOrganization(line.text(role))
      && !vocabulary.roles.endsInRole(line.text(company)) ? (role, company) : nil
  }

  /// The words at the end that say department and role: `한빛커머스 플랫폼팀 백엔드 개발자`.
  func trailingRole(in line: RichLine) -> Halves? {
    guard kind == .career || kind == .activities else { return nil }
    let words = line.words
    // A number in front isn't a company.
    let isNumbered = line.text(words.first ?? 0..<0).allSatisfy {
      $0.isNumber || ".)(-".contains($0)
    }
    guard words.count >= (isNumbered ? 3 : 2) else { return nil }
    let last = line.text(words[words.count - 1])
    // `한빛바이오 연구소` is one name.
    guard !Self.marks.contains(Array(last.utf8)),
      vocabulary.isRole(last) || vocabulary.roles.isDepartment(last)
    else { return nil }
    var start = words.count - 1
    while start > (isNumbered ? 2 : 1) {
      let word = line.text(words[start - 1])
      guard vocabulary.isRolePart(word) || vocabulary.roles.isDepartment(word) else { break }
      start -= 1
    }
    return line.halves(
      0..<words[start - 1].upperBound, words[start].lowerBound..<line.scalars.count)
  }

  /// `Head of Controlling` is one role.
  private static let joints: Set<String> = ["of", "for", "to", "and", "&"]

  /// The role in front of the company: `Site Reliability Engineer 산들바람클라우드`.
  func leadingRole(in line: RichLine) -> Halves? {
    guard kind == .career else { return nil }
    let words = line.words
    var end = 0
    while end < words.count, vocabulary.isRolePart(line.text(words[end])) { end += 1 }
    while end > 0, !vocabulary.isRole(line.text(words[end - 1])) { end -= 1 }
    while end > 0, end < words.count, vocabulary.roles.isLevel(line.text(words[end])) { end += 1 }
    guard end > 0, end < words.count, !Self.joints.contains(line.text(words[end])) else {
      return nil
    }
    let role = 0..<words[end - 1].upperBound
    let rest = words[end].lowerBound..<line.scalars.count
    let company = line.text(rest)
    // A department or a task behind the role isn't a company.
    guard !vocabulary.isRole(company), !vocabulary.roles.isDepartment(company),
      !vocabulary.roles.isEmployment(line.text(role)),
      isOrganization(company) || words.count - end <= 2
    else { return nil }
    return line.halves(role, rest)
  }
}
