import HanjangMarkdown

extension [Block] {
  /// With headings such as `Email` over nothing but an address as lines of contacts, `Email: …`, and
  /// those such as `기간` over a period as lines of their entry.
  func joiningLabelHeadings(_ vocabulary: Vocabulary) -> [Block] {
    guard contains(where: { $0.isContactLabel(vocabulary) || $0.isPeriodLabel(vocabulary) }) else {
      return self
    }
    var result: [Block] = []
    var index = 0
    while index < count {
      let (block, next) = (self[index], index + 1 < count ? self[index + 1] : nil)
      let behind = self[(index + 1)...].dropFirst().first { $0.isVisible }
      guard let next, case .paragraph(let value) = next.kind, value.plainText.count <= 60,
        behind == nil || behind?.headingLevel != nil,
        block.isContactLabel(vocabulary)
          || block.isPeriodLabel(vocabulary) && RichLine(value).isPeriod(vocabulary)
      else {
        result.append(block)
        index += 1
        continue
      }
      let written = RichLine(block.headingContent).withoutPictograms
      let label =
        block.isPeriodLabel(vocabulary)
        ? written.slice(written.afterNumber..<written.scalars.count) : written.inlines
      let colon = Inline(.text(": "), range: block.range)
      result.append(
        Block(.paragraph(label.withoutFinalColon + [colon] + value), range: block.range))
      index += 2
    }
    return result
  }
}

extension RichLine {
  /// Behind a number such as `1. `.
  fileprivate var afterNumber: Int {
    var index = 0
    while index < scalars.count,
      scalars[index].digit != nil || ".) -".unicodeScalars.contains(scalars[index])
    {
      index += 1
    }
    return index < scalars.count ? index : 0
  }

  /// Whether it is a period and nothing else.
  fileprivate func isPeriod(_ vocabulary: Vocabulary) -> Bool {
    PeriodExtraction.extract(from: self, in: .line, vocabulary: vocabulary)?.rest.isEmpty ?? false
  }
}

extension Block {
  fileprivate func isPeriodLabel(_ vocabulary: Vocabulary) -> Bool {
    guard headingLevel != nil else { return false }
    let text = Vocabulary.withoutNumbering(headingContent.plainText)
    return vocabulary.contains(text, in: "labels", "period")
  }

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
