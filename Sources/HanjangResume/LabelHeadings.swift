import HanjangMarkdown

extension [Block] {
  /// With headings such as `Email` over nothing but an address as lines of contacts: `Email: …`.
  func joiningLabelHeadings(_ vocabulary: Vocabulary) -> [Block] {
    guard contains(where: { $0.isContactLabel(vocabulary) }) else { return self }
    var result: [Block] = []
    var index = 0
    while index < count {
      let (block, next) = (self[index], index + 1 < count ? self[index + 1] : nil)
      let behind = self[(index + 1)...].dropFirst().first { $0.isVisible }
      guard block.isContactLabel(vocabulary), let next, case .paragraph(let value) = next.kind,
        value.plainText.count <= 60, behind == nil || behind?.headingLevel != nil
      else {
        result.append(block)
        index += 1
        continue
      }
      let label = RichLine(block.headingContent).withoutPictograms.inlines
      let colon = Inline(.text(": "), range: block.range)
      result.append(
        Block(.paragraph(label.withoutFinalColon + [colon] + value), range: block.range))
      index += 2
    }
    return result
  }
}

extension Block {
  /// A heading that is nothing but the label of a contact, and no section's title.
  fileprivate func isContactLabel(_ vocabulary: Vocabulary) -> Bool {
    guard headingLevel != nil else { return false }
    let text = headingContent.plainText
    return vocabulary.section(text) == nil
      && vocabulary.name(
        of: Vocabulary.withoutNumbering(text), in: "contacts",
        among: ["name", "email", "phone", "address", "birth"]) != nil
  }
}
