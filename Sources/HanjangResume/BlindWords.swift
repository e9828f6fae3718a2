import HanjangCore
import HanjangMarkdown

/// The words by which a blind copy knows what tells about the person.
struct BlindWords {
  /// As they are written, in lower case.
  private(set) var names: [String] = []
  private(set) var schools: [String] = []
  /// What accounts and addresses call the person.
  var handles: Set<String> = []
  /// The digits of the person's telephone numbers.
  var phones: Set<String> = []

  private static let labels: Set<String> = Set(
    """
    생년월일 생년 생일 출생 출생연도 출생년도 출생지 나이 연령 만나이 성별 주소 현주소 거주지 현거주지 거주지역 거주 지역 사는곳 본적 출신 출신지
    출신지역 출신학교 최종학교 학교 학교명 고등학교 대학교 대학 가족 가족관계 가족사항 결혼 결혼여부 혼인 혼인여부 병역 병역사항 병역여부 병역구분 군필
    군필여부 군별 군복무 복무기간 전역 전역구분 계급 이름 성명 성함 영문이름 영문성명 영문명 한자 한자이름 국적 종교 사진
    전화 전화번호 연락처 휴대폰 휴대전화 핸드폰 phone phonenumber telephone tel mobile cell
    birth birthday birthdate dateofbirth dob born age sex gender address location residence hometown region maritalstatus
    family militaryservice military school university college name fullname nationality religion photo
    """.split(whereSeparator: \.isWhitespace).map(String.init))

  static let regions: Set<String> = Set(
    """
    서울 서울시 서울특별시 부산 부산광역시 대구 대구광역시 인천 인천광역시 광주 광주광역시 대전 대전광역시 울산 울산광역시 세종 세종시 경기 경기도
    강원 강원도 충북 충남 전북 전남 경북 경남 제주 제주도 수원 성남 판교 포항 대한민국 한국 seoul busan daegu incheon gwangju
    daejeon ulsan sejong gyeonggi jeju suwon pohang korea
    """.split(whereSeparator: \.isWhitespace).map(String.init))

  static let military = [
    "병역", "군필", "미필", "만기전역", "만기 전역", "만기제대", "육군", "해군", "공군", "해병대", "의무경찰", "사회복무요원", "병장",
  ]

  /// Titles of sections that are about the person alone.
  private static let family = ["가족", "병역", "신체", "성장과정 및 가족", "family", "military"]

  static let schoolMarks = [
    "대학교", "대학원", "고등학교", "중학교", "초등학교", "과학기술원", "카이스트", "포스텍", "kaist", "postech", "unist",
    "dgist",
    "university", "college", "high school",
  ]

  init(_ manuscript: Manuscript) {
    let header = manuscript.header
    var pieces = header.title.plainText.split { "()（）|/·,ㅣ".contains($0) }.map(String.init)
    if let name = header.name { pieces.append(name) }
    let vocabulary = Vocabulary.standard
    let reader = NameReader(vocabulary: vocabulary)
    for piece in pieces {
      let text = BlockText.clean(piece).lowercased()
      guard text.count >= 2, !names.contains(text), !vocabulary.isRole(piece),
        piece == header.name || reader.reading(RichLine.plain(piece)).kind == nil
      else { continue }
      names.append(text)
      let words = text.split(separator: " ").map(String.init)
      if words.count == 2 { names.append("\(words[1]) \(words[0])") }
    }
    readContacts(manuscript)
    for section in manuscript.sections {
      for case .entry(let entry) in section.parts where entry.kind == .education {
        add(school: entry.title)
        for detail in entry.details where SchoolTitle.namesSchool(detail.plainText) {
          add(school: detail)
        }
      }
    }
  }

  private mutating func add(school title: [Inline]) {
    guard SchoolTitle.namesSchool(title.plainText) else { return }
    let name = SchoolTitle(RichLine(title)).halves?.title ?? title
    for piece in name.plainText.split(whereSeparator: { "()（）/|,".contains($0) }) {
      let text = BlockText.clean(String(piece)).lowercased()
      guard text.count >= 3, !schools.contains(text), !Self.regions.contains(text) else { continue }
      schools.append(text)
      for (long, short) in [("대학교", "대"), ("고등학교", "고")] where text.hasSuffix(long) {
        let stem = text.dropLast(long.count)
        if stem.count >= 2 { schools.append(stem + short) }
      }
    }
  }

  static func isLabel(_ text: String) -> Bool {
    let bare = text.filter { $0.isLetter }.lowercased()
    return labels.contains(bare)
  }

  static func isPersonal(sectionTitle title: String) -> Bool {
    let title = title.lowercased()
    return family.contains { title.hasPrefix($0) }
  }

  func namesSchool(_ text: String) -> Bool {
    let lower = text.lowercased()
    return schools.contains { lower.contains($0) } || SchoolTitle.namesSchool(text)
      || lower.split(separator: " ").contains(where: Self.isSchoolOfArts)
      || Self.schoolMarks.contains { lower.contains($0) } || Self.isSchoolDomain(lower)
  }

  /// `한빛소프트웨어학교`; a bare `학교` is no name.
  private static func isSchoolOfArts(_ word: Substring) -> Bool {
    let bare = word.prefix { $0 != "(" && $0 != "（" }
    return bare.count >= 4 && bare.hasSuffix("학교")
  }

  static func isSchoolDomain(_ text: String) -> Bool {
    let lower = text.lowercased()
    return lower.contains(".ac.") || lower.contains(".edu") || lower.contains(".hs.kr")
  }

  /// Whether a text, or the romanised name in an address, names the person.
  func namesPerson(_ text: String) -> Bool {
    let lower = text.lowercased()
    if names.contains(where: { lower.contains($0) }) { return true }
    let letters = lower.split { !$0.isLetter }.map(String.init)
    let joined = letters.joined()
    for name in names {
      let words = name.split(separator: " ").map(String.init)
      if name.allSatisfy({ $0.isASCII }) {
        if words.contains(where: { $0.count >= 3 && joined.contains($0) }) { return true }
      } else if let roman = Romanization(name), roman.isIn(letters, joined: joined) {
        return true
      }
    }
    return false
  }
}
