import HanjangMarkdown

extension Entry {
  /// With the place behind the company as a line of its own; one that stands there already is known.
  mutating func takePlace(_ vocabulary: Vocabulary) {
    guard kind == .career else { return }
    let splitter = TitleSplitter(vocabulary: vocabulary, kind: kind)
    var place = details.first { TitleSplitter.isTown(BlockText.clean($0)) }
    if let (company, town) = splitter.place(behind: RichLine(title)) {
      title = company
      details.append(town)
      place = town
    }
    if let place { facts.append(Fact(name: "location", value: BlockText.clean(place))) }
  }
}

/// Places behind a company in Latin letters: `Shamrock Pay, Dublin`, `Windy Analytics (Chicago, IL)`.
extension TitleSplitter {
  private static let suffixes: Set<String> = [
    "inc", "ltd", "llc", "llp", "lp", "plc", "co", "corp", "gmbh", "ag", "sa", "spa", "srl", "nv",
    "bv", "pty", "pte", "limited", "ltda", "the", "and",
  ]

  private static let countries: Set<String> = [
    "australia", "austria", "canada", "china", "france", "germany", "hong kong", "india",
    "indonesia", "ireland", "italy", "japan", "korea", "malaysia", "netherlands", "new zealand",
    "philippines", "poland", "portugal", "republic of korea", "singapore", "south korea", "spain",
    "sweden", "switzerland", "taiwan", "thailand", "uk", "united kingdom", "united states", "usa",
    "vietnam",
  ]

  /// The states of the United States and provinces of Canada (ISO 3166-2:US and ISO 3166-2:CA).
  private static let states = Set(
    """
    AL AK AZ AR CA CO CT DC DE FL GA HI IA ID IL IN KS KY LA MA MD ME MI MN MO MS MT NC ND NE NH NJ
    NM NV NY OH OK OR PA RI SC SD TN TX UT VA VT WA WI WV WY AB BC MB NB NL NS ON PE QC SK
    """.split { $0 == " " || $0 == "\n" }.map(String.init))

  /// `Waltham, MA`, `Seoul, South Korea`.
  static func isTown(_ text: String) -> Bool {
    let parts = text.split(separator: ",").map { BlockText.clean(String($0)) }
    guard parts.count == 2, parts[0].first?.isUppercase == true else { return false }
    return states.contains(parts[1]) || countries.contains(parts[1].lowercased())
  }

  /// The company and what stands behind its first comma or in its last bracket, where that is a
  /// town, and perhaps a country or a state.
  func place(behind title: RichLine) -> (company: [Inline], place: [Inline])? {
    guard !title.scalars.contains(where: \.isHangulSyllable) else { return nil }
    let all = title.trimmed(title.all)
    if title.scalars[all].last == ")", let open = title.scalars[all].lastIndex(of: "("), open > 1,
      case let inner = open + 1..<all.upperBound - 1, case let text = title.text(inner),
      text.contains(",") || text == "Remote" || isMarked(title, before: open), isPlace(text)
    {
      return (title.slice(title.trimmed(0..<open)), title.slice(inner))
    }
    guard let comma = title.scalars.firstIndex(of: ","), comma > 1,
      !title.scalars[..<comma].contains(where: \.opensBracket),
      isPlace(title.text(comma + 1..<all.upperBound))
    else { return nil }
    return (title.slice(0..<comma), title.slice(title.trimmed(comma + 1..<all.upperBound)))
  }

  /// `*Alpen Mobility* (Vienna)`: the company alone is marked.
  private func isMarked(_ title: RichLine, before place: Int) -> Bool {
    guard case .marked(_, let content)? = title.inlines.first?.kind else { return false }
    return content.plainText.unicodeScalars.count == title.trimmed(0..<place).upperBound
  }

  private func isPlace(_ text: String) -> Bool {
    let parts = text.split(separator: ",")
    return (1...2).contains(parts.count) && parts.allSatisfy { isTown($0) }
  }

  private func isTown(_ text: Substring) -> Bool {
    let words = text.split(separator: " ")
    guard (1...3).contains(words.count), !isOrganization(String(text)),
      !vocabulary.isRole(String(text)), !vocabulary.roles.isDepartment(String(text))
    else { return false }
    return words.allSatisfy { word in
      let letters = word.lowercased().filter { $0.isLetter }
      let first = word.first { $0 != "(" }
      return first?.isUppercase == true && !Self.suffixes.contains(letters)
        && !word.contains(where: { $0.isNumber || $0 == "&" })
    }
  }
}
