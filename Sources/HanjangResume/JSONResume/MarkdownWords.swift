/// What the Markdown says itself, in its language.
struct MarkdownWords {
  var career, project, education, training, skills, awards, certificates, publications: String
  var languages, activities, other, military: String
  var email, phone, address, website: String
  var interests, references, city, region, postalCode, country, location, company, entity,
    type: String
  var role, technology, link, study, degree, score, graduated, present: String

  init(isKorean: Bool) {
    func word(_ korean: String, _ english: String) -> String { isKorean ? korean : english }
    career = word("경력", "Experience")
    project = word("프로젝트", "Projects")
    education = word("학력", "Education")
    training = word("교육", "Training")
    skills = word("스킬", "Skills")
    awards = word("수상", "Awards")
    certificates = word("자격증", "Certificates")
    publications = word("논문", "Publications")
    languages = word("외국어", "Languages")
    activities = word("활동", "Activities")
    other = word("기타", "Other")
    military = word("병역", "Military")
    email = word("이메일", "Email")
    phone = word("연락처", "Phone")
    address = word("주소", "Location")
    website = word("웹사이트", "Website")
    interests = word("관심사", "Interests")
    references = word("추천인", "References")
    city = word("도시", "City")
    region = word("시도", "Region")
    postalCode = word("우편번호", "Postal Code")
    country = word("국가", "Country")
    location = word("위치", "Location")
    company = word("회사 소개", "Company Description")
    entity = word("소속 단체", "Entity")
    type = word("유형", "Type")
    role = word("역할", "Role")
    technology = word("사용 기술", "Technologies")
    link = word("링크", "Link")
    study = word("전공", "Major")
    degree = word("학위", "Degree")
    score = word("학점", "GPA")
    graduated = word("졸업", "Graduated")
    present = word("현재", "Present")
  }
}
