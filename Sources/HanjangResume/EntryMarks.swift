/// What words say an entry is, where a section's title joins several kinds.
struct EntryMarks {
  let kind: SectionKind
  let mixing: [SectionKind]

  /// The kind of the entry with this title, of those that the section mixes.
  func kind(of title: String) -> SectionKind {
    let candidates = self.candidates
    guard candidates.count > 1 else { return kind }
    if mixing.contains(.languages), Self.isLanguageTest(title) { return .languages }
    return candidates.first { Self.says($0, title) } ?? kind
  }

  private var candidates: [SectionKind] {
    switch kind {
    // Certificates stand among prizes, whatever the title says.
    case .awards: return [.certificates] + mixing
    case .certificates where mixing.count < 2: return [kind]
    // Who studied lists the university among courses.
    case .training where mixing.count < 2: return [.training, .education]
    case .certificates, .training, .languages, .activities, .education, .publications:
      return mixing
    case .other: return mixing.count > 1 ? mixing : [kind]
    case .contact, .summary, .career, .project, .skills, .opensource, .links, .military, .letter,
      .generic:
      return [kind]
    }
  }

  static func says(_ kind: SectionKind, _ title: String) -> Bool {
    switch kind {
    case .certificates: return isCertificate(title)
    case .awards: return isAward(title)
    case .languages: return isLanguage(title)
    case .education: return SchoolTitle.namesSchool(title) && !isCourse(title)
    case .training: return isCourse(title)
    case .military: return ["병역", "군복무", "육군", "해군", "공군", "전역"].contains { title.contains($0) }
    case .contact, .summary, .career, .project, .skills, .activities, .opensource, .publications,
      .links, .other, .letter, .generic:
      return false
    }
  }

  // MARK: Words

  private static let certificates = [
    "기사", "산업기사", "기능사", "기능장", "기술사", "분석사", "관리사", "지도사", "상담사", "평가사", "설계사", "회계사", "세무사",
    "변리사", "노무사", "중개사", "자격", "자격증", "면허", "SQLD", "SQLP", "ADsP", "ADP", "정보처리", "컴퓨터활용", "컴활",
    "한국사", "AWS Certified", "Certified", "Certification", "Certificate", "OCP", "OCA", "OCJP",
    "CCNA", "CCNP",
    "CKA", "CKAD", "CKS", "PMP", "CISSP", "CISA", "리눅스마스터", "네트워크관리사", "MOS", "GTQ", "GTQi",
    "빅데이터분석",
    "정보보안", "CPA", "CFA", "TOPCIT", "ISTQB", "CSTS", "ITIL", "투자자산운용사", "전산회계", "전산세무", "재경관리사",
    "워드프로세서",
    "정보기술자격", "ITQ", "DAsP", "DAP", "구글 애널리틱스", "GAIQ",
  ]

  static func isCertificate(_ title: String) -> Bool {
    if isAward(title), !title.contains("자격") { return false }
    return certificates.contains { hasWord($0, in: title) } || isLanguageTest(title)
      || hasGrade(title)
  }

  /// Latin words count whole: `MOS` is not in `MOSAIC`.
  private static func hasWord(_ word: String, in title: String) -> Bool {
    guard word.utf8.allSatisfy({ $0 < 0x80 }) else { return title.contains(word) }
    guard let range = title.range(ofText: word) else { return false }
    let before =
      range.lowerBound > title.startIndex ? title[title.index(before: range.lowerBound)] : " "
    let after = range.upperBound < title.endIndex ? title[range.upperBound] : " "
    return !(before.isASCII && before.isLetter) && !(after.isASCII && after.isLetter)
  }

  /// `1급`, `2 급`.
  private static func hasGrade(_ title: String) -> Bool {
    let characters = Array(title)
    return characters.indices.contains { (index: Int) -> Bool in
      guard characters[index] == "급", index > 0 else { return false }
      let before =
        characters[index - 1] == " " && index > 1 ? characters[index - 2] : characters[index - 1]
      return before.isNumber
    }
  }

  private static let tests = [
    "TOEIC", "토익", "OPIC", "오픽", "TOEFL", "토플", "TEPS", "텝스", "IELTS", "JLPT", "JPT", "HSK", "TSC",
    "SJPT",
    "DELF", "DELE", "TESTDAF", "TORFL", "토스", "G-TELP", "지텔프", "TOPIK",
  ]

  static func isLanguageTest(_ title: String) -> Bool {
    let upper = title.uppercased()
    return tests.contains { hasWord($0, in: upper) }
  }

  private static let languages = [
    "영어", "일본어", "중국어", "한국어", "독일어", "프랑스어", "불어", "스페인어", "러시아어", "베트남어", "아랍어", "태국어",
    "인도네시아어", "포르투갈어", "이탈리아어", "English", "Korean", "Japanese", "Chinese", "German", "French",
    "Spanish",
    "Mandarin", "Russian", "Vietnamese",
  ]

  static func isLanguage(_ title: String) -> Bool {
    isLanguageTest(title) || languages.contains { title.hasPrefix($0) }
  }

  private static let courses = [
    "부트캠프", "캠프", "과정", "아카데미", "교육", "훈련", "연수", "강의", "세미나", "Bootcamp", "Course", "Academy",
    "Training",
    "Nanodegree", "수료",
  ]

  static func isCourse(_ title: String) -> Bool {
    courses.contains { title.contains($0) } && !title.contains("학사과정") && !title.contains("석사과정")
      && !title.contains("박사과정")
  }

  private static let prizes = [
    "장학금", "장학생", "우승", "입상", "입선", "표창", "표창장", "훈장", "메달", "1위", "2위", "3위", "1등", "2등", "3등",
    "Award", "Awards", "Prize", "Winner", "Medal", "Finalist", "Scholarship", "Fellowship", "Honor",
    "Honors", "Honours", "Place", "Grant",
  ]
  private static let noPrizes = [
    "영상", "향상", "이상", "세상", "현상", "협상", "일상", "가상", "보상", "인상", "정상", "해상", "책상", "환상", "상상", "증상",
    "비상",
  ]

  static func isAward(_ title: String) -> Bool {
    title.split { !$0.isLetter && !$0.isNumber }.contains { word in
      if prizes.contains(where: {
        word == $0 || word.hasSuffix($0) && !$0.utf8.allSatisfy { $0 < 0x80 }
      }) {
        return true
      }
      return word.hasSuffix("상") && word.count > 1 && !noPrizes.contains { word.hasSuffix($0) }
    }
  }

  private static let grades: Set<String> = [
    "대상", "금상", "은상", "동상", "최우수상", "우수상", "장려상", "특별상", "입상", "입선", "우승", "준우승", "1위", "2위", "3위",
    "1등",
    "2등", "3등", "최우수", "우수", "장려", "본상", "인기상", "아이디어상", "Grand Prize", "1st Place", "2nd Place",
    "3rd Place",
    "Winner", "Finalist", "Gold", "Silver", "Bronze",
  ]

  /// Only which prize of a contest it was: `대상`.
  static func isGrade(_ text: String) -> Bool { grades.contains(text) }

  private static let contests = [
    "대회", "공모전", "해커톤", "콘테스트", "챌린지", "올림피아드", "경진", "페스티벌", "어워드", "공모", "전시회", "Hackathon",
    "Contest",
    "Competition", "Challenge", "Olympiad", "ICPC", "Awards", "해커톤",
  ]

  static func isContest(_ text: String) -> Bool { contests.contains { text.contains($0) } }
}

extension String {
  /// Where `word` stands first.
  func range(ofText word: String) -> Range<String.Index>? {
    guard !word.isEmpty else { return nil }
    var start = startIndex
    while start < endIndex {
      if self[start...].hasPrefix(word) {
        return start..<index(start, offsetBy: word.count)
      }
      start = index(after: start)
    }
    return nil
  }
}
