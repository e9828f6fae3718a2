import HanjangStyle

extension [Box] {
  /// The same, each heading of the level that parts the document marked as a section's start: the
  /// highest level there is, but for a first heading that only is the document's title.
  var withSections: [Box] {
    var levels = indices.compactMap { self[$0].headingLevel }
    if let first = levels.first, levels.dropFirst().allSatisfy({ $0 > first }), levels.count > 1 {
      levels.removeFirst()
    }
    guard let level = levels.min() else { return self }
    var boxes = self
    for index in boxes.indices where boxes[index].headingLevel == level {
      if case .text(let text) = boxes[index].kind {
        boxes[index].section = text.content.plainText
      }
    }
    return boxes
  }

  /// The same with page breaks before headings that are to begin a page, but for the first box.
  func breaking(before headings: [BlockStyles.Heading]) -> [Box] {
    guard headings.contains(where: \.breaksBefore) else { return self }
    var boxes: [Box] = []
    for box in self {
      if let level = box.headingLevel, headings[Swift.min(level, headings.count) - 1].breaksBefore,
        !boxes.isEmpty
      {
        boxes.append(Box(.pageBreak))
      }
      boxes.append(box)
    }
    return boxes
  }

  /// The titles of all sections.
  package var sections: [String] { compactMap(\.section) }
}

extension Box {
  var headingLevel: Int? {
    if case .heading(let level)? = role { level } else { nil }
  }
}
