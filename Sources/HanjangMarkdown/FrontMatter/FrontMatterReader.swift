import HanjangCore
import HanjangYAML

/// Reads the YAML between `---` lines, or the TOML between `+++`, at the top of a file. Only a
/// mapping counts as front matter.
struct FrontMatterReader {
  /// In bytes; no author writes more.
  private static let sizeLimit = 64 * 1024

  var frontMatter = FrontMatter()
  private var diagnostics: [Diagnostic] = []

  /// The line of the first fence.
  private var firstLine = 1

  /// What front matter says, and the text with as many newlines in its place.
  static func read(
    _ text: String, diagnostics: inout [Diagnostic]
  ) -> (frontMatter: FrontMatter, text: String) {
    guard let extent = FrontMatterExtent(text),
      let (mapping, used) = mapping(in: extent, diagnostics: &diagnostics)
    else { return (FrontMatter(), text) }
    var reader = FrontMatterReader()
    reader.firstLine = used.firstLine
    reader.read(mapping)
    diagnostics += reader.diagnostics
    return (reader.frontMatter, used.text)
  }

  /// The mapping, and where it stands; nil for what is text.
  private static func mapping(
    in extent: FrontMatterExtent, diagnostics: inout [Diagnostic]
  ) -> (YAMLMapping, FrontMatterExtent)? {
    let isPlace = extent.before.isEmpty || looksLikeMapping(extent.matter)
    guard isPlace else { return nil }
    if extent.isClosed, !extent.holdsHeading, let mapping = try? strictMapping(extent) {
      return (mapping, extent)
    }
    let unclosed = extent.unclosed
    if unclosed.isPlain, let mapping = try? strictMapping(unclosed) {
      diagnostics.append(
        .frontMatterUnclosed(
          extent.fence, at: SourceRange(line: extent.firstLine, column: 1),
          end: extent.firstLine + unclosed.matter.count { $0 == "\n" } + 1))
      return (mapping, unclosed)
    }
    guard extent.isClosed, let mapping = mendedMapping(extent, diagnostics: &diagnostics) else {
      return nil
    }
    return (mapping, extent)
  }

  /// nil for what isn't a mapping.
  private static func strictMapping(
    _ extent: FrontMatterExtent
  ) throws(YAMLProblem) -> YAMLMapping? {
    let matter = extent.matter
    guard
      let yaml = extent.fence == "---" ? String(matter) : FrontMatterText.yaml(fromTOML: matter)
    else { return nil }
    return try YAMLReader.compose(yaml, sizeLimit: sizeLimit)?.mapping
  }

  /// What authors mean by front matter that is not quite YAML.
  private static func mendedMapping(
    _ extent: FrontMatterExtent, diagnostics: inout [Diagnostic]
  ) -> YAMLMapping? {
    do {
      return try strictMapping(extent)
    } catch {
      let matter = extent.matter
      guard looksLikeMapping(matter) else { return nil }
      let position = error.position ?? SourcePosition(line: 1, column: 1)
      let place = SourceRange(line: position.line + extent.firstLine, column: position.column)
      if matter.utf8.count <= sizeLimit, let mended = FrontMatterText.mended(matter),
        let mapping = try? YAMLReader.compose(mended, sizeLimit: 2 * sizeLimit)?.mapping
      {
        diagnostics.append(.frontMatterMended(error.message, at: place))
        return mapping
      }
      diagnostics.append(.frontMatterMalformed(error.message, at: place))
      return nil
    }
  }

  private static func looksLikeMapping(_ yaml: Substring) -> Bool {
    let key = yaml.prefix { $0.isASCII && ($0.isLetter || $0 == "_" || $0 == "-") }
    return !key.isEmpty && key.first != "-" && yaml[key.endIndex...].hasPrefix(":")
  }

  // MARK: Values

  private mutating func read(_ mapping: YAMLMapping) {
    for (key, value) in mapping {
      guard let name = key.scalar?.string else { continue }
      switch name {
      case "title": frontMatter.title = text(value, of: name)
      case "author": frontMatter.author = author(value)
      case "subject": frontMatter.subject = text(value, of: name)
      case "keywords": frontMatter.keywords = words(value, of: name)
      case "blind-names": frontMatter.blindNames = words(value, of: name)
      case "lang": frontMatter.lang = language(value)
      case "style": frontMatter.style = text(value, of: name)
      case "date": frontMatter.date = date(value)
      case "page": readPage(value)
      case "fit": frontMatter.fit = pageCount(value)
      case "marp": frontMatter.isSlides = value.scalar?.string == "true"
      case "max-size": frontMatter.maxSize = size(value)
      default: readResume(value, named: name)
      }
      diagnostics += FrontMatterKeys.problems(name, at: range(key))
    }
  }

  private mutating func readResume(_ value: YAMLNode, named name: String) {
    switch name {
    case "kind": frontMatter.resume.kind = text(value, of: name)
    case "name": frontMatter.resume.name = text(value, of: name)
    case "headline": frontMatter.resume.headline = text(value, of: name)
    case "email": frontMatter.resume.email = text(value, of: name)
    case "phone": frontMatter.resume.phone = text(value, of: name)
    case "photo": frontMatter.resume.photo = text(value, of: name)
    case "links": readLinks(value)
    case "sections": readSections(value)
    case "header": readHeader(value)
    case "order":
      // Jekyll's themes number pages by it.
      if let place = value.scalar?.string, Int(place) != nil { return }
      frontMatter.resume.order = words(value, of: name)
    default: readAlias(value, named: name)
    }
  }

  /// Keys that Jekyll's and Hugo's themes have for the same; a value of another kind is theirs.
  private mutating func readAlias(_ value: YAMLNode, named name: String) {
    switch name.lowercased() {
    case "social", "contact", "contacts", "profile", "profiles", "basics":
      guard let mapping = value.mapping else { return }
      for (key, value) in mapping {
        if let key = key.scalar?.string, value.mapping == nil { readAlias(value, named: key) }
      }
    case _ where value.scalar == nil || isNull(value): break
    case "name": frontMatter.resume.name = frontMatter.resume.name ?? text(value, of: name)
    case "email", "e-mail", "mail":
      frontMatter.resume.email = frontMatter.resume.email ?? text(value, of: name)
    case "phone", "tel", "mobile", "telephone":
      frontMatter.resume.phone = frontMatter.resume.phone ?? text(value, of: name)
    case "position", "role", "job", "job_title", "jobtitle", "label", "tagline":
      frontMatter.resume.headline = frontMatter.resume.headline ?? text(value, of: name)
    case "github", "gitlab", "linkedin", "velog", "blog", "website", "homepage", "portfolio",
      "notion":
      addAccount(name.lowercased(), value)
    default: break
    }
  }

  private static let services = [
    "github": ("GitHub", "github.com/"), "gitlab": ("GitLab", "gitlab.com/"),
    "linkedin": ("LinkedIn", "www.linkedin.com/in/"), "velog": ("velog", "velog.io/@"),
  ]

  /// `github: hong`, or the whole address.
  private mutating func addAccount(_ service: String, _ node: YAMLNode) {
    guard let written = node.scalar?.string, !written.isEmpty else { return }
    if written.contains("/") || written.contains(".") {
      addLink(Self.services[service]?.0 ?? "", node)
    } else if let (name, host) = Self.services[service] {
      let account = written.drop { $0 == "@" }
      frontMatter.resume.links.append(
        FrontMatter.Resume.Link(name: name, url: "https://\(host)\(account)", range: range(node)))
    }
  }

  /// `{GitHub: https://…}`, or a list of addresses or of such mappings.
  private mutating func readLinks(_ node: YAMLNode) {
    if let mapping = node.mapping {
      for (key, value) in mapping { addLink(key.scalar?.string ?? "", value) }
    } else if let sequence = node.sequence {
      for item in sequence {
        if let mapping = item.mapping {
          let address = mapping["url"]
          if let address {
            addLink(mapping["name"]?.scalar?.string ?? "", address)
          } else {
            for (key, value) in mapping { addLink(key.scalar?.string ?? "", value) }
          }
        } else {
          addLink("", item)
        }
      }
    } else if !isNull(node) {
      complain("links", "addresses by name such as {GitHub: https://example.com}", node)
    }
  }

  mutating func addLink(_ name: String, _ node: YAMLNode) {
    guard let url = text(node, of: "links"), !url.value.isEmpty else { return }
    let isWhole = !LinkDestination.isRelative(url.value)
    let full = isWhole ? url.value : "https://\(url.value)"
    guard case .link = LinkDestination.target(of: full) else {
      complain("links", "addresses such as https://example.com", node)
      return
    }
    frontMatter.resume.links.append(
      FrontMatter.Resume.Link(name: CleanText.of(name), url: full, range: url.range))
  }

  private mutating func readSections(_ node: YAMLNode) {
    guard let mapping = node.mapping else {
      // Of a list, as Hugo's themes have it, no title is meant.
      if !isNull(node), node.sequence == nil {
        complain("sections", "titles such as {경력사항: career}", node)
      }
      return
    }
    for (key, value) in mapping {
      guard let alias = key.scalar?.string, let name = value.scalar?.string else { continue }
      frontMatter.resume.sections[alias] = name
    }
  }

  func range(_ node: YAMLNode) -> SourceRange {
    SourceRange(line: node.position.line + firstLine, column: node.position.column)
  }

  private func isNull(_ node: YAMLNode) -> Bool {
    guard let scalar = node.scalar else { return false }
    return scalar.isPlain && ["", "~", "null", "Null", "NULL"].contains(scalar.string)
  }

  mutating func complain(_ key: String, _ expected: String, _ node: YAMLNode) {
    diagnostics.append(.frontMatterValue(key, expected: expected, at: range(node)))
  }

  private mutating func text(_ node: YAMLNode, of key: String) -> FrontMatter.Entry<String>? {
    if isNull(node) { return nil }
    guard let scalar = node.scalar else {
      complain(key, "a text", node)
      return nil
    }
    let words = CleanText.of(scalar.string).split(whereSeparator: \.isWhitespace)
    return FrontMatter.Entry(words.joined(separator: " "), range: range(node))
  }

  /// A name, several, or a mapping with one.
  private mutating func author(_ node: YAMLNode) -> FrontMatter.Entry<String>? {
    if let name = node.mapping?["name"] { return text(name, of: "author") }
    if node.sequence != nil {
      let names = words(node, of: "author").joined(separator: ", ")
      return FrontMatter.Entry(names, range: range(node))
    }
    return text(node, of: "author")
  }

  private mutating func words(_ node: YAMLNode, of key: String) -> [String] {
    if isNull(node) { return [] }
    if let sequence = node.sequence {
      return sequence.compactMap { $0.scalar.map { CleanText.of($0.string) } }.filter {
        !$0.isEmpty
      }
    }
    guard let scalar = node.scalar else {
      complain(key, "a list of words", node)
      return []
    }
    return CleanText.of(scalar.string).split(separator: ",")
      .map { $0.split(separator: " ").joined(separator: " ") }.filter { !$0.isEmpty }
  }

  private mutating func language(_ node: YAMLNode) -> FrontMatter.Entry<String>? {
    guard let entry = text(node, of: "lang") else { return nil }
    guard LanguageTag.isValid(entry.value) else {
      let meant = LanguageTag.meant(by: entry.value).map { "; did you mean \($0)?" } ?? ""
      complain("lang", "a language tag such as ko or en-US" + meant, node)
      return nil
    }
    return entry
  }

  private mutating func date(_ node: YAMLNode) -> FrontMatter.Entry<Int64>? {
    guard let entry = text(node, of: "date") else { return nil }
    guard let seconds = WrittenDate.seconds(entry.value) else {
      complain("date", "a date such as 2026-01-31", node)
      return nil
    }
    return FrontMatter.Entry(seconds, range: entry.range)
  }

  private mutating func pageCount(_ node: YAMLNode) -> FrontMatter.Entry<Int>? {
    guard let entry = text(node, of: "fit") else { return nil }
    guard let count = Int(entry.value), (1...10_000).contains(count) else {
      complain("fit", "a number of pages such as 1", node)
      return nil
    }
    return FrontMatter.Entry(count, range: entry.range)
  }

  private mutating func size(_ node: YAMLNode) -> FrontMatter.Entry<ByteCount>? {
    guard let entry = text(node, of: "max-size") else { return nil }
    guard let size = ByteCount(entry.value) else {
      complain("max-size", "a size of files such as 20MB", node)
      return nil
    }
    return FrontMatter.Entry(size, range: entry.range)
  }

  private mutating func readPage(_ node: YAMLNode) {
    if isNull(node) { return }
    guard let mapping = node.mapping else {
      complain("page", "settings such as {size: A4, margin: 20mm}", node)
      return
    }
    for (key, value) in mapping {
      guard let name = key.scalar?.string else { continue }
      // `margin: [20mm, 15mm]`
      if let parts = value.sequence?.compactMap({ $0.scalar?.string }), !parts.isEmpty {
        frontMatter.page[name] = FrontMatter.Entry(
          parts.joined(separator: " "), range: range(value))
        continue
      }
      guard let entry = text(value, of: "page") else { continue }
      frontMatter.page[name] = entry
    }
  }
}
