/// What words say an entry is, where a section's title joins several kinds.
struct EntryMarks {
  let kind: SectionKind
  let mixing: [SectionKind]

  /// The kind of the entry with this title, of those that the section mixes.
  func kind(of title: String) -> SectionKind {
    let candidates = self.candidates
    guard candidates.count > 1 else { return kind }
    if mixing.contains(.languages), Self.isLanguageTest(title) { return .languages }
    if let said = candidates.first(where: { Self.says($0, title) }) { return said }
    // `위생사` among prizes and certificates.
    guard mixing.contains(.certificates) else { return kind }
    let isTitle = title.split(separator: " ").contains { $0.count > 2 && $0.hasSuffix("사") }
    return isTitle ? .certificates : kind
  }

  /// What stands among works in a history of one's life with a single date: a degree, a prize.
  static func kindInHistory(_ title: String) -> SectionKind? {
    if SchoolTitle.namesSchool(title), leavings.contains(where: { title.contains($0) }) {
      return .education
    }
    if let own = studyInHistory(title) { return own }
    if isCertificate(title) { return .certificates }
    return isAward(title) ? .awards : nil
  }

  /// A school and what is studied there.
  static func studyInHistory(_ title: String) -> SectionKind? {
    let studies = ["학과", "학부", "전공", "학사", "석사", "박사", "B.S", "B.A", "M.S", "Bachelor", "Master"]
    return SchoolTitle.namesSchool(title) && studies.contains { title.contains($0) }
      ? .education : nil
  }

  private static let leavings = [
    "졸업", "입학", "학위", "학사", "석사", "박사", "Graduat", "B.S", "B.A", "Bachelor", "M.S",
  ]

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
    case .activities: return ByteText(title).contains(any: groups)
    case .contact, .summary, .career, .project, .skills, .opensource, .publications, .links, .other,
      .letter, .generic:
      return false
    }
  }

  // MARK: Words

  private static let groups = ByteText.words([
    "동아리", "학회", "봉사", "서포터즈", "커뮤니티", "스터디", "모임", "기자단", "학생회", "동호회", "멘토", "Club", "Community",
  ])

  private static let certificates = ByteText.words([
    "기사", "산업기사", "기능사", "기능장", "기술사", "분석사", "관리사", "지도사", "상담사", "평가사", "설계사", "회계사", "세무사",
    "변리사", "노무사", "중개사", "자격", "자격증", "면허", "SQLD", "SQLP", "ADsP", "ADP", "정보처리", "컴퓨터활용", "컴활",
    "한국사", "AWS Certified", "Certified", "Certification", "Certificate", "OCP", "OCA", "OCJP",
    "CCNA", "CCNP",
    "CKA", "CKAD", "CKS", "PMP", "CISSP", "CISA", "리눅스마스터", "네트워크관리사", "MOS", "GTQ", "GTQi",
    "빅데이터분석",
    "정보보안", "CPA", "CFA", "TOPCIT", "ISTQB", "CSTS", "ITIL", "투자자산운용사", "전산회계", "전산세무", "재경관리사",
    "워드프로세서",
    "정보기술자격", "ITQ", "DAsP", "DAP", "구글 애널리틱스", "GAIQ",
  ])

  static func isCertificate(_ title: String) -> Bool {
    let text = ByteText(title)
    if isAward(title), !text.contains(Array("자격".utf8)) { return false }
    return certificates.contains { text.containsWhole($0) } || isLanguageTest(title)
      || hasGrade(title)
  }

  /// `1급`, `2 급`.
  private static func hasGrade(_ title: String) -> Bool {
    let scalars = Array(title.unicodeScalars)
    return scalars.indices.contains { index in
      guard scalars[index] == "급", index > 0 else { return false }
      let before = scalars[index - 1] == " " && index > 1 ? scalars[index - 2] : scalars[index - 1]
      return before.digit != nil
    }
  }

  private static let tests = ByteText.words([
    "TOEIC", "토익", "OPIC", "오픽", "TOEFL", "토플", "TEPS", "텝스", "IELTS", "JLPT", "JPT", "HSK", "TSC",
    "SJPT",
    "DELF", "DELE", "TESTDAF", "TORFL", "토스", "G-TELP", "지텔프", "TOPIK",
  ])

  static func isLanguageTest(_ title: String) -> Bool {
    let upper = ByteText(title).uppercased
    return tests.contains { upper.containsWhole($0) }
  }

  private static let languages = ByteText.words([
    "영어", "일본어", "중국어", "한국어", "독일어", "프랑스어", "불어", "스페인어", "러시아어", "베트남어", "아랍어", "태국어",
    "인도네시아어", "포르투갈어", "이탈리아어", "English", "Korean", "Japanese", "Chinese", "German", "French",
    "Spanish",
    "Mandarin", "Russian", "Vietnamese",
  ])

  static func isLanguage(_ title: String) -> Bool {
    isLanguageTest(title) || namesLanguage(title)
  }

  /// Whether a text begins with a language's name.
  static func namesLanguage(_ title: String) -> Bool {
    ByteText(title).hasPrefix(any: languages)
  }

  private static let courses = ByteText.words([
    "부트캠프", "캠프", "과정", "아카데미", "교육", "훈련", "연수", "강의", "세미나", "Bootcamp", "Course", "Academy",
    "Training",
    "Nanodegree", "수료",
  ])

  private static let degreeCourses = ByteText.words(["학사과정", "석사과정", "박사과정"])

  static func isCourse(_ title: String) -> Bool {
    let text = ByteText(title)
    return text.contains(any: courses) && !text.contains(any: degreeCourses)
  }

  private static let prizes = ByteText.words([
    "장학금", "장학생", "우승", "입상", "입선", "표창", "표창장", "훈장", "메달", "1위", "2위", "3위", "1등", "2등", "3등",
    "Award", "Awards", "Prize", "Winner", "Medal", "Finalist", "Scholarship", "Fellowship", "Honor",
    "Honors", "Honours", "Place", "Grant",
  ])
  private static let noPrizes = ByteText.words([
    "영상", "향상", "이상", "세상", "현상", "협상", "일상", "가상", "보상", "인상", "정상", "해상", "책상", "환상", "상상", "증상",
    "비상",
  ])

  static func isAward(_ title: String) -> Bool {
    ByteText.words(in: title).contains { word in
      if prizes.contains(where: {
        $0.count == word.count && word.hasSuffix($0) || $0[0] >= 0x80 && word.hasSuffix($0)
      }) {
        return true
      }
      return word.count > prize.count && word.hasSuffix(prize)
        && !noPrizes.contains { word.hasSuffix($0) }
    }
  }

  private static let prize = Array("상".utf8)

  private static let grades: Set<String> = [
    "대상", "금상", "은상", "동상", "최우수상", "우수상", "장려상", "특별상", "입상", "입선", "우승", "준우승", "1위", "2위", "3위",
    "1등",
    "2등", "3등", "최우수", "우수", "장려", "본상", "인기상", "아이디어상", "Grand Prize", "1st Place", "2nd Place",
    "3rd Place",
    "Winner", "Finalist", "Gold", "Silver", "Bronze",
  ]

  /// Only which prize of a contest it was: `대상`.
  static func isGrade(_ text: String) -> Bool {
    if grades.contains(text) || text.lowercased() == "honorable mention" { return true }
    // `4등`.
    let number = text.prefix { $0.isNumber }
    return !number.isEmpty && ["등", "위", "등상"].contains(text.dropFirst(number.count))
  }

  private static let contests = ByteText.words([
    "대회", "공모전", "해커톤", "콘테스트", "챌린지", "올림피아드", "경진", "페스티벌", "어워드", "공모", "전시회", "Hackathon",
    "Contest",
    "Competition", "Challenge", "Olympiad", "ICPC", "Awards", "해커톤",
  ])

  static func isContest(_ text: String) -> Bool { ByteText(text).contains(any: contests) }
}
