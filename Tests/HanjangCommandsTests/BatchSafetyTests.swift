import Foundation
import HanjangTestSupport
import Testing

/// Folders that came with a stranger's archive, and runs on machines that are shared.
@Suite struct BatchSafetyTests {
  /// A folder with files that nobody may touch.
  private func victim(in folder: BatchFolder) throws -> String {
    let victim = folder.url.appending(path: "victim").path
    try FileManager.default.createDirectory(atPath: victim, withIntermediateDirectories: true)
    for name in ["a", ".profile", ".hanjang-a", "manifest.jsonl", "x.pdf"] {
      try Data("keep\n".utf8).write(to: URL(filePath: "\(victim)/\(name)"))
    }
    return victim
  }

  private func isUntouched(_ victim: String) throws -> Bool {
    let names = try FileManager.default.contentsOfDirectory(atPath: victim)
    return try names.count == 5
      && names.allSatisfy {
        try String(contentsOfFile: "\(victim)/\($0)", encoding: .utf8) == "keep\n"
      }
  }

  @Test(arguments: [
    (".hanjang", ""), (".hanjang/partial", ""), (".hanjang/manifest.jsonl", "/manifest.jsonl"),
    (".hanjang/lock", "/a"), (".hanjang/manifest-1-of-2.jsonl", "/manifest.jsonl"),
  ])
  func linkInTheProgramsFolderIsRefused(_ link: String, target: String) throws {
    let folder = try BatchFolder()
    try folder.write("a.md", "# 글\n")
    let victim = try victim(in: folder)
    let path = "\(folder.output)/\(link)"
    try FileManager.default.createDirectory(
      at: URL(filePath: path).deletingLastPathComponent(), withIntermediateDirectories: true)
    try FileManager.default.createSymbolicLink(
      atPath: path, withDestinationPath: victim + target)
    let outcome = try folder.run()
    #expect(outcome.status == 1)
    #expect(outcome.errors.contains("\(path) is a link"))
    #expect(try isUntouched(victim))
  }

  @Test func linkInTheOutputFolderFailsItsDocumentsAlone() throws {
    let folder = try BatchFolder()
    for name in ["a.md", "sub/x.md", "sub/deep/y.md"] { try folder.write(name, "# 글\n") }
    let victim = try victim(in: folder)
    try FileManager.default.createDirectory(
      atPath: folder.output, withIntermediateDirectories: true)
    try FileManager.default.createSymbolicLink(
      atPath: folder.output + "/sub", withDestinationPath: victim)
    try FileManager.default.createSymbolicLink(
      atPath: folder.output + "/a.pdf", withDestinationPath: victim + "/a")
    let outcome = try folder.run()
    #expect(outcome.status == 1)
    #expect(outcome.output.contains("1 made, 0 unchanged, 0 with warnings, 2 failed"))
    #expect(outcome.errors.contains("sub is a symbolic link"))
    #expect(try isUntouched(victim))
    #expect(try folder.files["a.pdf"]?.starts(with: Data("%PDF".utf8)) == true)
  }

  @Test(arguments: ["../victim/x.pdf", "sub/../../victim/x.pdf", "link/x.pdf"])
  func pruneRemovesNothingOutsideTheOutputFolder(_ output: String) throws {
    let folder = try BatchFolder()
    try folder.write("a.md", "# 글\n")
    try folder.write("b.md", "# 글\n")
    #expect(try folder.run().status == 0)
    let victim = try victim(in: folder)
    let pdf = try Data(contentsOf: URL(filePath: "\(folder.output)/b.pdf"))
    try pdf.write(to: URL(filePath: "\(victim)/x.pdf"))
    try FileManager.default.createSymbolicLink(
      atPath: folder.output + "/link", withDestinationPath: victim)
    let manifest = URL(filePath: folder.output + "/.hanjang/manifest.jsonl")
    let text = try String(contentsOf: manifest, encoding: .utf8)
    try Data(text.replacing("\"b.pdf\"", with: "\"\(output)\"").utf8).write(to: manifest)
    try FileManager.default.removeItem(atPath: folder.input + "/b.md")
    #expect(try folder.run(["--prune"]).status == 0)
    #expect(try Data(contentsOf: URL(filePath: "\(victim)/x.pdf")) == pdf)
  }

  @Test func documentThatBecameALinkOrAFolderIsGone() throws {
    let folder = try BatchFolder()
    for name in ["a.md", "b.md", "c.md"] { try folder.write(name, "# 글\n") }
    #expect(try folder.run().status == 0)
    for name in ["a.md", "b.md"] {
      try FileManager.default.removeItem(atPath: "\(folder.input)/\(name)")
    }
    try FileManager.default.createSymbolicLink(
      atPath: folder.input + "/a.md", withDestinationPath: "/etc/passwd")
    try FileManager.default.createDirectory(
      atPath: folder.input + "/b.md", withIntermediateDirectories: false)
    let outcome = try folder.run(["--prune"])
    #expect(outcome.output.contains("1 unchanged") && outcome.output.contains("2 removed"))
    #expect(try folder.files.keys.sorted() == ["c.pdf"])
  }

  @Test func reportReplacesNoDocument() throws {
    let folder = try BatchFolder()
    try folder.write("a.md", "# 글\n")
    try folder.write("cv.json", "{\"basics\": {\"name\": \"홍길동\"}}")
    for name in ["a.md", "cv.json"] {
      let path = "\(folder.input)/\(name)"
      let before = try Data(contentsOf: URL(filePath: path))
      let outcome = try folder.run(["--report", path])
      #expect(outcome.status == 1 && outcome.errors.contains("isn't a report"))
      #expect(try Data(contentsOf: URL(filePath: path)) == before)
    }
    let report = folder.url.appending(path: "report.jsonl").path
    for _ in 0..<2 {
      #expect(try folder.run(["--force", "--report", report]).status == 0)
      #expect(try folder.report(report).count == 2)
    }
  }

  @Test func interruptedScanEnds() throws {
    let folder = try BatchFolder()
    for index in 0..<200 { try folder.write("d\(index).md", "# 글\n") }
    let rule = "**/*{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}*x\n"
    try folder.write(".hanjangignore", String(repeating: rule, count: 7_000))
    let process = try HanjangProgram.start(
      ["batch", folder.input, "-o", folder.output], environment: BatchFolder.environment())
    usleep(500_000)
    kill(process.processIdentifier, SIGTERM)
    process.waitUntilExit()
    #expect(process.terminationStatus == 130)
  }

  @Test func longNamePatternIsAnErrorOfTheConfiguration() throws {
    let folder = try BatchFolder()
    try folder.write("a.md", "# 글\n")
    let pattern = String(repeating: "{title}", count: 5_000)
    try folder.write("hanjang.yaml", "name: \"\(pattern).pdf\"\n")
    let outcome = try folder.run()
    #expect(outcome.status == 1)
    #expect(outcome.errors.contains("hanjang.yaml:1:"))
    #expect(outcome.errors.contains("the limit is 1000"))
  }

  @Test func documentThatFailsAfterOthersGetsAFreshWorker() throws {
    let folder = try BatchFolder()
    try folder.writeResumes(4)
    let outcome = try folder.run(["--jobs", "1", "--timeout", "4"], poison: "tired:02.md")
    #expect(outcome.status == 0)
    #expect(outcome.output.contains("4 made"))
  }
}
