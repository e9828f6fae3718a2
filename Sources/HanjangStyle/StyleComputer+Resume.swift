import HanjangCore

extension StyleComputer {
  func resumeRoles() -> ResumeTextRoles {
    ResumeTextRoles(
      name: role("name"), headline: role("headline"), contact: role("contact"),
      introduction: role("introduction"), sectionTitle: role("section-title"),
      entryTitle: role("entry-title"), entryPeriod: role("entry-period"),
      entryDetail: role("entry-detail"), achievementTitle: role("achievement-title"),
      achievementPeriod: role("achievement-period"), detail: role("detail"), chip: role("chip"),
      chipLabel: role("chip-label"))
  }

  func resume() -> ResumeStyle {
    ResumeStyle(
      order: names("resume.order"), header: header(), section: section(), entry: entry(),
      links: ResumeStyle.Links(separator: string("resume.links.separator")),
      achievement: achievement(),
      detail: ResumeStyle.Detail(
        bullets: names("resume.detail.bullets"), indent: length("resume.detail.indent"),
        markerGap: length("resume.detail.marker-gap"),
        hasBoldLabels: boolean("resume.detail.bold-labels"), gap: gap("resume.detail.gap"),
        paragraphGap: gap("resume.detail.paragraph-gap")),
      chip: chip(), dates: dates())
  }

  private func header() -> ResumeStyle.Header {
    ResumeStyle.Header(
      putsContactsInRow: string("resume.header.contacts") == "row",
      separator: string("resume.header.separator"),
      alignment: string("resume.header.alignment") == "center" ? .center : .start,
      headlineGap: gap("resume.header.headline-gap"),
      contactGap: gap("resume.header.contact-gap"),
      introductionGap: gap("resume.header.introduction-gap"),
      photo: ResumeStyle.Header.PhotoPlace(rawValue: string("resume.header.photo")) ?? .none,
      photoWidth: length("resume.header.photo-width"), photoGap: length("resume.header.photo-gap"),
      hasShortAddresses: string("resume.header.addresses") == "short",
      addsLabels: boolean("resume.header.labels"), isCover: boolean("resume.header.cover"),
      hasContents: boolean("resume.header.contents"))
  }

  private func section() -> ResumeStyle.Section {
    ResumeStyle.Section(
      hasGutter: string("resume.section.title") == "gutter",
      gutterMinimum: length("resume.section.gutter-minimum"),
      gutterMaximum: length("resume.section.gutter-maximum"),
      gutterGap: length("resume.section.gutter-gap"),
      ruleWidth: length("resume.section.rule-width"),
      ruleColor: color("resume.section.rule-color"), gap: gap("resume.section.gap"),
      titleGap: gap("resume.section.title-gap"),
      breakBefore: names("resume.section.break-before").filter { $0 != "none" },
      titleRuleWidth: length("resume.section.title-rule-width"),
      titleRuleColor: color("resume.section.title-rule-color"))
  }

  private func entry() -> ResumeStyle.Entry {
    ResumeStyle.Entry(
      periodPlace: ResumeStyle.Entry.PeriodPlace(rawValue: string("resume.entry.period")) ?? .right,
      periodWidth: length("resume.entry.period-width"),
      ruleWidth: length("resume.entry.rule-width"), ruleColor: color("resume.entry.rule-color"),
      ruleGap: gap("resume.entry.rule-gap"), gap: gap("resume.entry.gap"),
      detailGap: gap("resume.entry.detail-gap"), bodyGap: gap("resume.entry.body-gap"),
      itemBodyGap: gap("resume.entry.item-body-gap"),
      putsRoleFirst: string("resume.entry.first") == "role",
      putsItemDetailsBeside: string("resume.entry.item-details") == "beside",
      givesProjectsPages: boolean("resume.entry.project-pages"))
  }

  private func achievement() -> ResumeStyle.Achievement {
    ResumeStyle.Achievement(
      gap: gap("resume.achievement.gap"), indent: length("resume.achievement.indent"),
      marker: string("resume.achievement.marker"),
      markerGap: length("resume.achievement.marker-gap"),
      periodGap: length("resume.achievement.period-gap"),
      bodyGap: gap("resume.achievement.body-gap"))
  }

  private func chip() -> ResumeStyle.Chip {
    ResumeStyle.Chip(
      isShape: string("resume.chip.shape") == "chips", padding: insets("resume.chip.padding"),
      background: color("resume.chip.background"), radius: length("resume.chip.radius"),
      gap: length("resume.chip.gap"), groupGap: gap("resume.chip.group-gap"),
      labelGap: gap("resume.chip.label-gap"))
  }

  private func dates() -> ResumeStyle.Dates {
    ResumeStyle.Dates(
      format: dateFormat("resume.dates.format"), separator: string("resume.dates.separator"),
      open: string("resume.dates.open"), openWork: string("resume.dates.open-work"),
      openEducation: string("resume.dates.open-education"),
      showsDurations: boolean("resume.dates.durations"))
  }

  func sidebar() -> SidebarStyle {
    SidebarStyle(
      side: SidebarStyle.Side(rawValue: string("sidebar.side")) ?? .none,
      width: length("sidebar.width"), gap: length("sidebar.gap"),
      pages: SidebarStyle.Pages(rawValue: string("sidebar.pages")) ?? .first,
      header: SidebarStyle.HeaderPlace(rawValue: string("sidebar.header")) ?? .across,
      headerGap: length("sidebar.header-gap"), sections: names("sidebar.sections"),
      background: color("sidebar.background"), ruleWidth: length("sidebar.rule-width"),
      ruleColor: color("sidebar.rule-color"))
  }
}
