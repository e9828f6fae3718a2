import HanjangCore
import HanjangResume
import HanjangStyle

extension ManuscriptBoxBuilder {
  /// What stands in the sidebar: nothing where none of the sections that the style names is there, as
  /// contacts alone make no column. A header with a page of its own has no column beside it.
  func sidebarParts(
    of header: Header, _ sections: [Section], _ plan: ColumnPlan
  ) -> Set<ColumnPlan.Part> {
    let named = Set(style.sidebar.sections)
    guard style.sidebar.side != .none, !resume.header.isCover, !resume.header.hasContents else {
      return []
    }
    var parts: Set<ColumnPlan.Part> = []
    for (index, section) in sections.enumerated() where named.contains(section.kind.rawValue) {
      parts.insert(.section(index))
    }
    parts.subtract(plan.inMain)
    guard !parts.isEmpty || named == ["contact"] else { return [] }
    if named.contains("contact"), !header.contacts.isEmpty, !plan.inMain.contains(.contacts) {
      parts.insert(.contacts)
    }
    return parts
  }

  /// All of a document in the order in which it is read, each box with its column.
  func boxes(
    for sections: [Section], of manuscript: Manuscript, aside: Set<ColumnPlan.Part>,
    _ plan: ColumnPlan
  ) -> [Box] {
    let sidebar = self.sidebar
    var boxes = columnHeader(manuscript.header, aside: aside, plan, sidebar)
    var previous: [Box.Column: Section] = [:]
    let starts = [true, false].reduce(into: Set<Int>()) { starts, isAside in
      starts.formUnion(
        pageStarts(
          of: sections.enumerated().filter { aside.contains(.section($0.offset)) == isAside }))
    }
    for (index, section) in sections.enumerated() {
      let column: Box.Column = aside.contains(.section(index)) ? .sidebar : .main
      let builder = column == .sidebar ? sidebar : self
      let isFirst = !boxes.contains { $0.column == column }
      boxes += builder.boxes(
        for: section, at: index, after: previous[column], isFirst: isFirst,
        beginsPage: starts.contains(index)
      ).standing(in: column)
      previous[column] = section
    }
    return boxes + notes.notes(manuscript.footnotes)
  }

  private func columnHeader(
    _ header: Header, aside: Set<ColumnPlan.Part>, _ plan: ColumnPlan,
    _ sidebar: ManuscriptBoxBuilder
  ) -> [Box] {
    let hasContactsAside = aside.contains(.contacts)
    let column = plan.keepsHeaderInMain ? .main : style.sidebar.header.column
    let builder = column == .sidebar ? sidebar : self
    var boxes = builder.names(header)
    if !hasContactsAside {
      boxes += builder.contacts(header.contacts, isFirst: boxes.isEmpty)
      if let photo = photo(header) { boxes = builder.adding(photo, to: boxes) }
    }
    boxes = boxes.standing(in: column)
    if hasContactsAside {
      var contacts = sidebar.contacts(header.contacts, isFirst: column != .sidebar)
      if let photo = photo(header) { contacts = sidebar.adding(photo, to: contacts) }
      boxes += contacts.standing(in: .sidebar)
    }
    let isFirst = !boxes.contains { $0.column == .main }
    return boxes + introduction(header, isFirst: isFirst)
  }

  /// Sets what stands in the sidebar.
  private var sidebar: ManuscriptBoxBuilder {
    var builder = ManuscriptBoxBuilder(
      style: style.inSidebar, language: language, today: today, pictures: details.pictures,
      hints: hints)
    builder.isLetter = isLetter
    builder.isSidebar = true
    return builder
  }

  /// In a sidebar the photo stands above what it would stand beside elsewhere.
  private func adding(_ photo: Box.SidePicture, to boxes: [Box]) -> [Box] {
    guard isSidebar else { return [beside(photo, boxes)] }
    var picture = Box(.image(photo.image, size: photo.size))
    picture.role = .figure(alternative: photo.image.alternative)
    picture.after = resume.header.introductionGap
    return [picture] + boxes
  }
}

extension SidebarStyle.HeaderPlace {
  fileprivate var column: Box.Column {
    switch self {
    case .across: .across
    case .main: .main
    case .sidebar: .sidebar
    }
  }
}

extension [Box] {
  fileprivate func standing(in column: Box.Column) -> [Box] {
    map { box in
      var box = box
      box.column = column
      return box
    }
  }
}

extension ComputedStyle {
  /// What a narrow column has no room for stands one below the other.
  fileprivate var inSidebar: ComputedStyle {
    var style = self
    style.resume.header.putsContactsInRow = false
    style.resume.header.alignment = .start
    style.resume.section.hasGutter = false
    style.resume.section.breakBefore = []
    style.resume.entry.periodPlace = .below
    style.resume.entry.putsItemDetailsBeside = false
    style.resume.entry.givesProjectsPages = false
    return style
  }
}
