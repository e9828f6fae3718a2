import Foundation
import HanjangTestSupport
import Testing

/// No output of a run replaces what the same run reads, and none is left half way.
@Suite struct OutputSafetyTests {
  private func run(_ folder: BatchFolder, _ arguments: [String]) throws -> Program.Outcome {
    try Program.run(
      HanjangProgram.path, ["export", "\(folder.input)/a.md"] + arguments,
      environment: BatchFolder.environment())
  }

  @Test(arguments: [
    ("my.yaml", "extends: wanted\n", "---\nstyle: my.yaml\n---\n글\n", [String]()),
    (
      "p.svg", "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>",
      "![그림](p.svg)\n", []
    ),
    ("pass.txt", "secret\n", "글\n", ["--password-file", "pass.txt"]),
    ("a.md", "", "글\n", []),
  ])
  func outputIsNoInput(
    _ name: String, text: String, document: String, arguments: [String]
  ) throws {
    let folder = try BatchFolder()
    if !text.isEmpty { try folder.write(name, text) }
    try folder.write("a.md", document)
    let path = "\(folder.input)/\(name)"
    let before = try Data(contentsOf: URL(filePath: path))
    let link = folder.url.appending(path: "link.pdf").path
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: path)
    let arguments = arguments.map { $0 == name ? path : $0 }
    for output in [path, link] {
      let outcome = try run(folder, arguments + ["-o", output])
      #expect(outcome.status != 0)
      // A name that ends as no PDF does is refused for that.
      #expect(output == path || outcome.errors.contains("name another file with -o"))
      #expect(try Data(contentsOf: URL(filePath: path)) == before)
    }
  }

  @Test func pagesAreWrittenAllOrNone() throws {
    let folder = try BatchFolder()
    try folder.write("a.md", "하나\n\n<!-- pagebreak -->\n\n둘\n\n<!-- pagebreak -->\n\n셋\n")
    let output = folder.url.appending(path: "pages").path
    try FileManager.default.createDirectory(
      atPath: "\(output)/p-2.png", withIntermediateDirectories: true)
    let outcome = try run(folder, ["--format", "png", "-o", "\(output)/p.png"])
    #expect(outcome.status == 1)
    #expect(try FileManager.default.contentsOfDirectory(atPath: output) == ["p-2.png"])
  }
}
