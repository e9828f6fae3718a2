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
  func templateIsOfItsKindAndExportsWithoutAWarning(_ form: String, language: String) throws {
    defer { folder.remove() }
    let text = try run(["new", form, "--lang", language, "-o", "-"]).output
    #expect(text.contains("# "))
    let path = try folder.write("a.md", text)
    let outcome = try run([path, "--strict", "--explain", "-o", folder.path("a.pdf")])
    #expect(outcome.status == 0 && outcome.errors.isEmpty)
    #expect(outcome.output.hasPrefix("kind: \(form)\n"))
  }
}
