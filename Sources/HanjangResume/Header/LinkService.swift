/// A service on the web whose pages a résumé links to, known by its host.
package struct LinkService: Hashable, Sendable {
  /// As JSON Resume's `profiles` name it.
  package let network: String
  private let koreanName: String?

  /// nil for a host that is not known.
  package init?(address: String) {
    let host = Self.host(of: address)
    let known = Self.known.first { service in
      host == service.host || host.hasSuffix("." + service.host)
    }
    guard let known else { return nil }
    network = known.network
    koreanName = known.koreanName
  }

  /// What Koreans call it, or its own name.
  package func name(isKorean: Bool) -> String {
    isKorean ? koreanName ?? network : network
  }

  /// In lower case, without `www.`.
  static func host(of address: String) -> String {
    let rest = address.split(separator: "/", omittingEmptySubsequences: true).dropFirst()
    let host = (rest.first ?? "").lowercased()
    return host.hasPrefix("www.") ? String(host.dropFirst(4)) : host
  }

  private static let known: [(host: String, network: String, koreanName: String?)] = [
    ("github.com", "GitHub", nil), ("github.io", "GitHub", nil), ("gitlab.com", "GitLab", nil),
    ("bitbucket.org", "Bitbucket", nil), ("linkedin.com", "LinkedIn", nil),
    ("wanted.co.kr", "Wanted", "원티드"), ("rallit.com", "Rallit", "랠릿"),
    ("velog.io", "velog", nil), ("tistory.com", "Tistory", "티스토리"),
    ("notion.so", "Notion", "노션"), ("notion.site", "Notion", "노션"),
    ("brunch.co.kr", "Brunch", "브런치"), ("medium.com", "Medium", nil),
    ("blog.naver.com", "Naver Blog", "네이버 블로그"), ("careerly.co.kr", "Careerly", "커리어리"),
    ("remember.co.kr", "Remember", "리멤버"), ("programmers.co.kr", "Programmers", "프로그래머스"),
    ("acmicpc.net", "Baekjoon", "백준"), ("solved.ac", "solved.ac", nil),
    ("surfit.io", "Surfit", "서핏"), ("disquiet.io", "Disquiet", "디스콰이엇"),
    ("jumpit.co.kr", "Jumpit", "점핏"), ("rocketpunch.com", "RocketPunch", "로켓펀치"),
    ("saramin.co.kr", "Saramin", "사람인"), ("jobkorea.co.kr", "JobKorea", "잡코리아"),
    ("behance.net", "Behance", nil), ("dribbble.com", "Dribbble", nil), ("figma.com", "Figma", nil),
    ("twitter.com", "Twitter", nil), ("x.com", "X", nil), ("facebook.com", "Facebook", nil),
    ("instagram.com", "Instagram", nil), ("youtube.com", "YouTube", nil),
    ("stackoverflow.com", "Stack Overflow", nil), ("kaggle.com", "Kaggle", nil),
    ("dacon.io", "DACON", "데이콘"), ("leetcode.com", "LeetCode", nil), ("dev.to", "DEV", nil),
    ("npmjs.com", "npm", nil), ("huggingface.co", "Hugging Face", nil),
    ("scholar.google.com", "Google Scholar", "구글 학술검색"),
    ("scholar.google.co.kr", "Google Scholar", "구글 학술검색"), ("orcid.org", "ORCID", nil),
    ("doi.org", "DOI", nil), ("arxiv.org", "arXiv", nil),
  ]
}
