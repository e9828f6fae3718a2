import BuiltInStyles
import Foundation
import HanjangCore
import HanjangStyle
import HanjangTestSupport
import Testing

/// `styles/schema.json` says what the reader accepts, and of what the properties are.
@Suite struct StyleSchemaTests {
  private let schema = JSONSchema(root: StyleSchema.json)

  /// After a new property: `HANJANG_UPDATE_GOLDENS=1 swift test --filter HanjangStyleTests`.
  @Test func keptSchemaIsThatOfTheReader() throws {
    try Golden.expect(StyleSchema.json.text(indentation: 2) + "\n", at: "styles/schema.json")
  }

  @Test(arguments: BuiltInStyles.sources.keys.sorted())
  func everyStyleFitsTheSchema(_ name: String) throws {
    let yaml = String(decoding: BuiltInStyles.sources[name] ?? [], as: UTF8.self)
    #expect(try schema.problems(of: YAMLValue.json(yaml)).isEmpty)
  }

  @Test func everyPropertyIsInTheSchemaAndBackAgain() throws {
    func leaves(_ schema: JSONValue, _ path: String) -> [String] {
      guard case .object(let members) = schema,
        case .object(let properties)? = members.first(where: { $0.name == "properties" })?.value
      else { return [path] }
      return properties.flatMap { leaves($0.value, path.isEmpty ? $0.name : "\(path).\($0.name)") }
    }
    let known = StyleSchema.properties.map(\.path) + ["extends", "fonts"]
    #expect(Set(leaves(StyleSchema.json, "")) == Set(known))
  }

  @Test func everyPropertyIsDescribed() {
    let lacking = StyleSchema.properties.filter(\.description.isEmpty).map(\.path)
    #expect(lacking.isEmpty, "StyleDescription lacks them")
  }

  @Test func baseSetsEveryPropertyButThoseOfRoles() throws {
    var diagnostics: [Diagnostic] = []
    let listing = try #require(
      StyleResolver.listing(of: .named("base"), diagnostics: &diagnostics))
    #expect(diagnostics.isEmpty)
    #expect(Set(listing.map(\.path)) == Set(StyleSchema.properties.map(\.path)))
  }

  /// The tables of `docs/styles.md` are written by this test, as the schema is.
  @Test func everyPropertyIsDocumented() throws {
    let url = Golden.root.appending(path: "docs/styles.md")
    let text = try String(contentsOf: url, encoding: .utf8)
    let parts = text.components(separatedBy: "<!-- properties -->\n")
    #expect(parts.count == 3, "the tables stand between two marks")
    let tables = try StyleTables.text
    try Golden.expect(
      [parts.first ?? "", tables, parts.last ?? ""].joined(separator: "<!-- properties -->\n"),
      at: "docs/styles.md")
  }

  // MARK: Forms of values

  struct Form: Sendable {
    var path: String
    var good: [String]
    var bad: [String]
  }

  static let forms = [
    Form(
      path: "text.body.size",
      good: ["9", "9.5pt", "3mm", "0.4cm", "0.2in", "12px", "1.2em", "10 pt"],
      bad: ["big", "[1]", "true", "300", "9ptt", "nan", ".inf", "{a: 1}"]),
    Form(path: "text.body.weight", good: ["400", "650"], bad: ["bold", "50", "1000", "[400]"]),
    Form(path: "text.body.italic", good: ["true", "false"], bad: ["yes", "1", "'true '", "[]"]),
    Form(
      path: "text.body.color", good: ["'#123'", "'#a1B2c3'"],
      bad: ["red", "'#12'", "'#1234567'", "123", "'#12345g'"]),
    Form(
      path: "text.body.families",
      good: [
        "Inter", "[Inter]", "[Inter, Noto Sans CJK KR]", "{latin: Inter}",
        "{latin: [Inter], hangul: [NanumGothic], han: A, kana: B, other: [C]}",
      ], bad: ["[]", "''", "{greek: A}", "{latin: []}", "[[A]]", "['']", "{latin: {a: b}}"]),
    Form(path: "text.name.tracking", good: ["-0.02", "0"], bad: ["0.02em", "3", "x"]),
    Form(
      path: "blocks.paragraph.gap", good: ["6", "6pt", "[4, 6, 8]", "[0.5em, 1em, 2em]"],
      bad: ["[]", "[1]", "[1, 2]", "[1, 2, 3, 4]", "wide", "[a, b, c]", "-3"]),
    Form(
      path: "page.margin", good: ["20mm", "[20mm, 15mm]", "[1cm, 2cm, 3cm, 4cm]"],
      bad: ["[]", "[1]", "[1, 2, 3]", "[1, 2, 3, 4, 5]", "-1mm", "wide"]),
    Form(
      path: "page.size", good: ["A4", "letter", "A4 landscape", "210mm 297mm", "JIS-B5"],
      bad: ["A99", "210mm", "[210mm, 297mm]", "A4 sideways"]),
    Form(
      path: "page.letter-languages", good: ["[]", "en-US", "[en-US, en-CA]"], bad: ["''", "{a: b}"]),
    Form(
      path: "resume.order", good: ["author", "wanted", "career", "[career, education]"],
      bad: ["[]", "[jobs]", "[wanted, career]", "''", "3"]),
    Form(
      path: "resume.dates.format",
      good: ["YYYY.MM", "YYYY년 M월", "MMM YYYY", "YYYY-MM", "MM/YYYY", "MMMM YYYY", "YYYY. M."],
      bad: ["yyyy.mm", "YYYY", "MM", "''", "[YYYY.MM]"]),
    Form(
      path: "resume.entry.period", good: ["right", "left", "below"], bad: ["up", "Right", "''"]),
    Form(
      path: "resume.achievement.marker", good: ["'·'", "''", "a b"], bad: ["\"a\\nb\"", "[a]"]),
    Form(path: "blocks.list.bullets", good: ["'•'", "['•', '-']"], bad: ["[]", "''", "[['•']]"]),
    Form(path: "footer.left", good: ["'{name} {page}'", "''"], bad: ["[a]", "\"a\\tb\""]),
  ]

  @Test(arguments: forms)
  func schemaAndReaderAgreeOnForms(_ form: Form) throws {
    for (values, isGood) in [(form.good, true), (form.bad, false)] {
      for value in values {
        let yaml =
          form.path.split(separator: ".").map { "{\($0): " }.joined() + value
          + String(repeating: "}", count: form.path.count { $0 == "." } + 1)
        var diagnostics: [Diagnostic] = []
        let file = StyleFile(SourceFile(path: "my.yaml", text: yaml))
        let style = StyleResolver.resolve(.file(file), diagnostics: &diagnostics)
        let told = diagnostics.filter { !["page-too-small", "marker-off-page"].contains($0.id) }
        #expect(told.isEmpty == isGood, "the reader: \(form.path): \(value)")
        #expect((style != nil) == isGood || diagnostics.count > told.count)
        let problems = try schema.problems(of: YAMLValue.json(yaml))
        #expect(problems.isEmpty == isGood, "the schema: \(form.path): \(value)")
      }
    }
  }
}
