import HanjangMarkdown

/// Roles above their company or below it, and what headings in an entry say of it.
extension EntryHead {
  /// `ICU Staff Nurse` over `Mercy General Hospital`: the company is on the line below its role.
  mutating func takeCompanyBelow(_ line: RichLine) {
    let bytes = ByteText(line.text)
    // `Account Executive, Enterprise`, but not `Shamrock Pay | Account Executive`.
    guard let role = line.fields.first, vocabulary.roles.endsInRole(line.text(role)),
      let place = details.firstIndex(where: { detail in
        let text = detail.plainText
        return !text.isEmpty && !bytes.contains(Array(text.utf8)) && !vocabulary.isRole(text)
          && !vocabulary.roles.isDepartment(text) && !vocabulary.roles.isEmployment(text)
          && !ContactText.isAddress(text)
      })
    else { return }
    let company = details[place].plainText
    let words = line.text.split(separator: " ")
    let isRoleAlone = words.allSatisfy { vocabulary.isRolePart(String($0)) }
    let isCompany = namesCompany(company) || !line.text.contains(",") && isPlaced(company)
    guard isRoleAlone || isCompany && !namesCompany(line.text) else { return }
    let title = details.remove(at: place)
    // What was split from the role is part of it.
    details.removeAll { line.text.contains($0.plainText) }
    details.insert(line.slice(line.all), at: 0)
    self.title = title.boldContent ?? title
  }

  /// `Example Biotech, Waltham, MA`, but not `Waltham, MA` or `Seoul, South Korea`.
  private func isPlaced(_ text: String) -> Bool {
    let splitter = TitleSplitter(vocabulary: vocabulary, kind: kind)
    return !TitleSplitter.isTown(text) && splitter.place(behind: RichLine.plain(text)) != nil
  }

  func namesCompany(_ text: String) -> Bool {
    TitleSplitter(vocabulary: vocabulary, kind: kind).isOrganization(text)
  }

  /// `사용 기술` as a heading over a list.
  var headedFacts: [Fact] {
    let reader = FactReader(vocabulary: vocabulary)
    return zip(body, body.dropFirst()).compactMap { heading, block in
      guard heading.headingLevel != nil, block.headingLevel == nil else { return nil }
      let label = Vocabulary.withoutNumbering(heading.headingContent.plainText)
      guard let name = reader.name(of: label), name == "technology" || name == "role" else {
        return nil
      }
      let lines = BlockText.lines(of: [block])
      guard lines.count <= 20, lines.allSatisfy({ $0.count <= 60 }) else { return nil }
      return Fact(name: name, label: label, value: lines.joined(separator: ", "))
    }
  }

  /// Whether two paragraphs of the body begin with a bold role and its period: they are rows.
  var hasSeveralRoles: Bool {
    guard kind == .career else { return false }
    let rows = body.filter { block in
      guard case .paragraph(let content) = block.kind,
        let line = RichLine.lines(of: content).first,
        case .marked(let mark, let bold)? = line.inlines.first?.kind,
        mark == .strong || mark == .emphasis, vocabulary.isRole(bold.plainText)
      else { return false }
      return PeriodExtraction.extract(from: line, in: .title, vocabulary: vocabulary) != nil
    }
    return rows.count > 1
  }

  /// A period beside other text.
  func isDatedText(_ item: List.Item) -> Bool {
    guard case .paragraph(let content)? = item.blocks.first?.kind,
      let line = RichLine.lines(of: content).first,
      let extraction = PeriodExtraction.extract(from: line, in: .title, vocabulary: vocabulary)
    else { return false }
    return extraction.periods.contains { $0.end != .none }
      && vocabulary.isRole(extraction.rest.text)
  }
}
