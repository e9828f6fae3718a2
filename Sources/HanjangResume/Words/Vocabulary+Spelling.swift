import HanjangCore

extension Vocabulary {
  /// The titles of sections that `aliases.txt` lists, for telling which one is misspelt.
  private static let titles: [String] = {
    var titles: [String] = []
    var isInSections = false
    for line in String(decoding: PackageResources.aliases_txt, as: UTF8.self).split(separator: "\n")
    {
      if line.hasPrefix("[") {
        isInSections = line == "[sections]"
      } else if isInSections, !line.hasPrefix("#"), let colon = line.firstIndex(of: ":") {
        titles += line[line.index(after: colon)...].split(separator: ",").map { $0.trimmed }
      }
    }
    return titles
  }()

  /// The known title that is one letter away from one that isn't known.
  static func misspelt(_ title: String) -> String? {
    let count = title.unicodeScalars.count
    let isKorean = title.unicodeScalars.contains { EastAsian.isHangul($0) }
    // Of shorter words another word is soon a letter away.
    guard count >= (isKorean ? 2 : 5), count <= 24 else { return nil }
    return titles.first { known in
      abs(known.unicodeScalars.count - count) <= 1 && Spelling.letterDistance(title, known) == 1
    }
  }
}

extension Substring {
  fileprivate var trimmed: String {
    let start = drop { $0 == " " }
    return String(start.reversed().drop { $0 == " " }.reversed())
  }
}
