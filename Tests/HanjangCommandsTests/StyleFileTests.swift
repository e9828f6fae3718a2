import Foundation
import HanjangTestSupport
import Testing

/// Style files on disk, as a user has them.
@Suite struct StyleFileTests {
  private let folder = TemporaryFolder()

  private func run(_ arguments: [String]) throws -> Program.Outcome {
    try Program.run(HanjangProgram.path, arguments, environment: ["PATH": "/usr/bin:/bin"])
  }

  @Test func styleReadsOnlyWhatLiesInItsFolder() throws {
    defer { folder.remove() }
    let document = try folder.write("a.md", "# 제목\n")
    try folder.write("secret.yaml", "page: {size: A5}\n")
    try folder.write("secret.otf", "OTTO")
    try folder.write("styles/base.yaml", "page: {size: A5}\n")
    for (name, yaml, status, message) in [
      ("a", "extends: base.yaml\n", 0, ""),
      ("b", "extends: ../secret.yaml\n", 1, "style ../secret.yaml is outside the style's folder"),
      ("c", "extends: none.yaml\n", 1, "style none.yaml does not exist"),
      ("d", "fonts: [../secret.otf]\n", 1, "font ../secret.otf is outside the style's folder"),
      ("e", "fonts: [/etc/passwd]\n", 1, "font /etc/passwd is outside the style's folder"),
      ("f", "fonts: [base.yaml]\n", 1, "font base.yaml isn't an OpenType or TrueType font"),
      ("g", "extends: g.yaml\n", 1, "the styles extend each other in a cycle"),
    ] {
      let style = try folder.write("styles/\(name).yaml", yaml)
      let outcome = try run([document, "--style", style, "--dump", "pages"])
      #expect(outcome.status == status, "\(name): \(outcome.errors)")
      #expect(message.isEmpty == outcome.errors.isEmpty)
      #expect(message.isEmpty || outcome.errors.contains(message))
      if status == 0 { #expect(outcome.output.hasPrefix("page 1 419.53x595.28")) }
      if !message.isEmpty { #expect(outcome.errors.contains("\(name).yaml:1:")) }
    }
  }

  @Test func fontBesideTheStyleServesIt() throws {
    defer { folder.remove() }
    let listed = try Program.output("fc-list", ["Inter:style=Thin", "file"])
    let font = try #require(listed.split(separator: ":").first.map(String.init))
    try folder.copy(font, to: "styles/fonts/brand.otf")
    let document = try folder.write("a.md", "Hamburgefonstiv\n")
    let style = try folder.write(
      "styles/a.yaml", "fonts: [fonts/brand.otf]\ntext: {body: {families: [Inter]}}\n")
    let (plain, own) = (folder.path("plain.pdf"), folder.path("own.pdf"))
    #expect(try run([document, "-o", plain]).status == 0)
    #expect(try run([document, "--style", style, "-o", own]).status == 0)
    #expect(try !Program.output("pdffonts", [plain]).contains("Thin"))
    #expect(try Program.output("pdffonts", [own]).contains("Thin"))
  }

  @Test func brokenFontIsNoHarm() throws {
    defer { folder.remove() }
    let document = try folder.write("a.md", "text\n")
    try folder.write("brand.otf", "OTTO" + String(repeating: "\u{7F}\u{1}", count: 5_000))
    let style = try folder.write(
      "a.yaml", "fonts: [brand.otf]\ntext: {body: {families: [Brand, Inter]}}\n")
    let outcome = try run([document, "--style", style, "-o", folder.path("a.pdf")])
    #expect(outcome.status == 0)
    #expect(outcome.errors.contains("warning: the font family Brand is not installed"))
    #expect(outcome.errors.split(separator: "\n").count == 1)
  }

  @Test func stylesAreListedShownAndBegun() throws {
    defer { folder.remove() }
    let list = try run(["styles"]).output
    for name in ["wanted", "wanted-classic", "career", "portfolio", "letter", "international"] {
      #expect(list.split(separator: "\n").contains { $0.hasPrefix("\(name)  ") })
    }
    let document = try folder.write("a.md", "# 홍길동\n이메일: a@example.com\n\n## 경력\n")
    let path = folder.path("mine.yaml")
    #expect(try run(["styles", "new", path]).status == 0)
    #expect(try run(["styles", "new", path]).status == 1, "nothing is overwritten")
    #expect(try run(["styles", "new", path, "--extends", "nope"]).status == 64)
    let shown = try run(["styles", "show", path]).output
    #expect(shown.contains("page.size: A4  # \(path):"))
    #expect(shown.contains("resume.section.rule-color: \"#333333\"  # styles/base.yaml:"))
    #expect(shown.contains("text.body.size: 9pt  # styles/wanted.yaml:"))
    #expect(try run([document, "--style", path, "--strict"]).status == 0)
  }
}
