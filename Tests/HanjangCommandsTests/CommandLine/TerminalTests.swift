import Foundation
import HanjangTestSupport
import Testing

@testable import HanjangCommands

/// What a person at a terminal sees, and what is kept from it.
@Suite(.enabled(if: FileManager.default.fileExists(atPath: "/usr/bin/script")))
struct TerminalTests {
  private let folder = TemporaryFolder()

  @Test func successIsOneLineOnATerminalOnly() throws {
    defer { folder.remove() }
    let path = try folder.write("a.md", "# 글\n\n\\newpage\n\n둘\n")
    let pdf = folder.path("a.pdf")
    #expect(try Terminal.run([path]).output == "\(pdf) (2 pages)\r\n")
    #expect(try Terminal.run([path, "--quiet"]).output == "")
    #expect(
      try Terminal.run([path, "--format", "png", "--pages", "1"]).output.hasSuffix(
        "a-1.png (1 page)\r\n"))
    #expect(try Program.run(HanjangProgram.path, [path]).output == "")
  }

  @Test func noPDFIsPrintedToATerminal() throws {
    defer { folder.remove() }
    let path = try folder.write("a.md", "글\n")
    for words in [[path, "-o", "-"], [path, "-o", "-", "--format", "png"]] {
      let outcome = try Terminal.run(words)
      #expect(outcome.status == 1)
      #expect(outcome.output.contains("name a file with -o") && !outcome.output.contains("%PDF"))
    }
    #expect(try Terminal.run([path, "--dump", "text"]).output == "글\r\n")
  }

  @Test(arguments: [
    ("out.docx", "name it out.pdf"), ("out.HWP", "not .hwp"), ("a.b.md", "name it a.b.pdf"),
    ("out.png", "add --format png"), ("{name}.docx", "name it {name}.pdf"), ("x/y.txt", "y.pdf"),
  ])
  func otherKindsOfFilesAreNotWritten(_ name: String, advice: String) throws {
    let error = #expect(throws: (any Error).self) { try OutputName.check(name, for: .pdf) }
    #expect(String(reflecting: try #require(error)).contains(advice))
  }

  @Test(arguments: ["out", "out.pdf", "a.PDF", "홍길동_2024.11", ".md", "이력서.v2", "a.md/out"])
  func otherNamesAreTheUsers(_ name: String) throws {
    try OutputName.check(name, for: .pdf)
  }

  @Test func nothingSteersTheTerminal() throws {
    defer { folder.remove() }
    let danger = "\u{1B}[31m \u{9B}31m \u{202E}abc\u{2066} \u{2028}"
    let path = try folder.write("a.md", "# x\n\n[y](javascript:\(danger)) ![a](n\(danger).png)\n")
    let json = try folder.write(
      "a.json",
      #"{"basics": {"name": "Hong \u001b[31m\u009b\u202e", "summary": "a\u001b]0;x\u0007"}}"#)
    for words in [
      [path], [path, "--explain"], ["check", path], ["import", json], ["data", json],
      ["no\(danger).md"], ["--\(danger)"], ["extract", path],
    ] {
      let outcome = try Terminal.run(words)
      let all = (outcome.output + outcome.errors).unicodeScalars
      let found = all.filter { scalar in
        switch scalar.value {
        case 0x0A, 0x0D, 0x09: false
        case 0..<0x20, 0x7F...0x9F, 0x202A...0x202E, 0x2066...0x2069, 0x2028: true
        default: false
        }
      }
      #expect(found.isEmpty, "\(words[0])")
    }
  }
}
