import HanjangMarkdown

extension [Section] {
  /// `[한빛커머스] 주문 시스템`: a company that is among the work is a project's detail, not its name.
  mutating func takeCompaniesFromProjects() {
    let companies = Set(
      flatMap(\.parts).compactMap { part -> String? in
        guard case .entry(let entry) = part, entry.kind == .career else { return nil }
        return CompanyTag.key(BlockText.clean(entry.title))
      })
    guard !companies.isEmpty else { return }
    for section in indices where self[section].kind == .project {
      for part in self[section].parts.indices {
        guard case .entry(var entry) = self[section].parts[part], entry.kind == .project,
          let (tag, title) = CompanyTag.parted(RichLine(entry.title)),
          companies.contains(CompanyTag.key(tag.plainText))
        else { continue }
        entry.title = title
        entry.details.insert(tag, at: 0)
        self[section].parts[part] = .entry(entry)
      }
    }
  }
}

private enum CompanyTag {
  /// Without the marks of its legal form.
  static func key(_ name: String) -> String {
    var name = name.filter { !$0.isWhitespace }[...]
    for mark in ["(주)", "㈜", "주식회사"] {
      if name.hasPrefix(mark) { name = name.dropFirst(mark.count) }
      if name.hasSuffix(mark) { name = name.dropLast(mark.count) }
    }
    return String(name)
  }

  /// What stands in brackets before a title, and the title.
  static func parted(_ line: RichLine) -> (tag: [Inline], title: [Inline])? {
    let all = line.trimmed(line.all)
    guard let first = all.first, line.scalars[first] == "[",
      let close = line.scalars[all].firstIndex(of: "]"), close > first + 1
    else { return nil }
    let title = line.trimmed(close + 1..<all.upperBound)
    return title.isEmpty ? nil : (line.slice(first + 1..<close), line.slice(title))
  }
}
