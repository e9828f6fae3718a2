import Foundation
import HanjangTestSupport
import Testing

/// What `hanjang new` writes.
@Suite struct TemplateTests {
  private let folder = TemporaryFolder()

  private func run(_ arguments: [String]) throws -> Program.Outcome {
    try Program.run(HanjangProgram.path, arguments, environment: ["PATH": "/usr/bin:/bin"])
  }

  @Test(arguments: ["resume", "career", "letter", "portfolio"], ["ko", "en"])
  func templateIsOfItsKindAndHasToBeFilledIn(_ form: String, language: String) throws {
    defer { folder.remove() }
    let text = try run(["new", form, "--lang", language, "-o", "-"]).output
    #expect(text.contains("# "))
    let path = try folder.write("a.md", text)
    let outcome = try run([path, "--explain", "--diagnostics", "json", "-o", folder.path("a.pdf")])
    #expect(outcome.status == 0)
    #expect(outcome.output.hasPrefix("kind: \(form)\n"))
    let warnings = outcome.errors.split(separator: "\n")
    #expect(!warnings.isEmpty)
    #expect(warnings.allSatisfy { $0.contains("unfilled-placeholder") })
    #expect(try run(["check", "--strict", path]).status == 1)
  }

  @Test(arguments: ["ko", "en"]) func resumeFillsAPage(_ language: String) throws {
    defer { folder.remove() }
    let path = try folder.write(
      "a.md", try run(["new", "resume", "--lang", language, "-o", "-"]).output)
    let outcome = try run([path, "-o", folder.path("a.pdf"), "--max-pages", "1"])
    #expect(outcome.status == 0)
  }
}
