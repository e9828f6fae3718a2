import Foundation
import HanjangTestSupport
import Testing

/// The program as a user starts it.
@Suite struct CommandLineTests {
  private let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "hanjang-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  private func write(_ name: String, _ bytes: [UInt8]) throws -> String {
    let url = folder.appending(path: name)
    try Data(bytes).write(to: url)
    return url.path
  }

  private func write(_ name: String, _ text: String) throws -> String {
    try write(name, Array(text.utf8))
  }

  private func run(
    _ arguments: [String], input: String = "", environment: [String: String] = [:]
  ) throws -> Program.Outcome {
    var all = ["PATH": "/usr/bin:/bin"]
    all.merge(environment) { $1 }
    return try Program.run(
      HanjangProgram.path, arguments, input: Data(input.utf8), environment: all)
  }

  private func exists(_ name: String) -> Bool {
    FileManager.default.fileExists(atPath: folder.appending(path: name).path)
  }

  private func remove() { try? FileManager.default.removeItem(at: folder) }

  @Test func exportWritesBesideTheInput() throws {
    defer { remove() }
    let path = try write("글.md", "# 제목\n")
    for arguments in [[path], ["export", path]] {
      let outcome = try run(arguments)
      #expect(outcome.status == 0)
      #expect(outcome.output.isEmpty && outcome.errors.isEmpty)
      #expect(exists("글.pdf"))
      try FileManager.default.removeItem(at: folder.appending(path: "글.pdf"))
    }
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    #expect(names.count == 1, "nothing else is left behind")
  }

  @Test func pagesBecomeNumberedPictures() throws {
    defer { remove() }
    let path = try write("글.md", "# 제목\n\n\\newpage\n\n둘\n")
    #expect(try run([path, "--format", "png", "--dpi", "20"]).status == 0)
    #expect(exists("글-1.png") && exists("글-2.png") && !exists("글-3.png") && !exists("글.pdf"))
    let other = folder.appending(path: "a.b.svg").path
    #expect(try run([path, "--format", "svg", "--pages", "2", "-o", other]).status == 0)
    #expect(exists("a.b-2.svg") && !exists("a.b-1.svg"))
    let many = try run([path, "--format", "svg", "-o", "-"])
    #expect(many.status == 1 && many.errors.contains("choose it with --pages"))
    let one = try run([path, "--format", "svg", "--pages", "1", "-o", "-"])
    #expect(one.status == 0 && one.output.hasPrefix("<?xml"))
  }

  @Test(arguments: [
    (["--dpi", "100"], "--dpi is for --format png"),
    (["--format", "png", "--dpi", "5"], "from 10 to 2400, not 5"),
    (["--format", "png", "--dpi", "nan"], "from 10 to 2400"),
    (["--pages", "1"], "--pages is for --format png or svg"),
    (["--format", "svg", "--pages", "0"], "'0' is invalid for '--pages"),
    (["--format", "gif"], "'gif' is invalid for '--format"),
  ])
  func wrongFormIsWrongUsage(_ arguments: [String], message: String) throws {
    defer { remove() }
    let path = try write("a.md", "a")
    let outcome = try run([path] + arguments)
    #expect(outcome.status == 64)
    #expect(outcome.errors.contains(message))
  }

  @Test func checkOnlyComplains() throws {
    defer { remove() }
    let fine = try write("a.md", "a")
    let warned = try write("b.md", "[a](#nowhere)")
    let wrong = folder.appending(path: "none.md").path
    #expect(try run(["check", fine, "--strict"]).status == 0)
    let outcome = try run(["check", fine, warned])
    #expect(outcome.status == 0 && outcome.output.isEmpty)
    #expect(outcome.errors.contains("[unknown-anchor]"))
    #expect(try run(["check", warned, "--strict"]).status == 1)
    let json = try run(["check", wrong, warned, "--diagnostics", "json"])
    #expect(json.status == 1)
    #expect(json.errors.split(separator: "\n").count == 2)
    #expect(json.errors.contains("unknown-anchor"), "one bad file does not stop the rest")
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    #expect(names.sorted() == ["a.md", "b.md"])
  }

  @Test func standardInputGoesToStandardOutput() throws {
    defer { remove() }
    let outcome = try run(["-"], input: "# 제목\n")
    #expect(outcome.status == 0)
    #expect(outcome.output.hasPrefix("%PDF-1."))
  }

  @Test func dumpsAreText() throws {
    defer { remove() }
    for stage in ["document", "layout", "pages"] {
      let outcome = try run(["-", "--dump", stage], input: "# 제목\n")
      #expect(outcome.status == 0)
      #expect(outcome.output.contains("제목"))
    }
  }

  struct Failure: Sendable {
    var name: String
    var bytes: [UInt8]
    var arguments: [String] = []
    var message: String
  }

  @Test(arguments: [
    Failure(name: "empty.md", bytes: [], message: "is empty"),
    Failure(name: "blank.md", bytes: [32, 10], message: "is empty"),
    Failure(
      name: "korean.md", bytes: [0x41, 0x0A, 0xC7, 0xD1, 0xB1, 0xDB],
      message: "line 2, column 1; it looks like CP949"),
    Failure(
      name: "broken.md", bytes: [0x41, 0xFF, 0x41], message: "byte 0xFF at line 1, column 2"),
    Failure(
      name: "a.md", bytes: [0x41], arguments: ["--style", "nope"], message: "unknown style nope"
    ),
    Failure(
      name: "b.md", bytes: [0x41], arguments: ["--style", "none.yaml"],
      message: "none.yaml does not exist"),
    Failure(
      name: "c.md", bytes: [0x41], arguments: ["--encoding", "klingon"],
      message: "unknown encoding klingon"),
    Failure(
      name: "d.md", bytes: [0x41], arguments: ["-o", "/nowhere/d.pdf"],
      message: "there is no folder /nowhere/"),
    Failure(name: "e.md", bytes: [0x41], arguments: ["-o", "/proc/d.pdf"], message: "/proc/d.pdf"),
    Failure(
      name: "f.md", bytes: [0x41], arguments: ["-o", "/dev/full"], message: "the disk is full"),
    Failure(name: "g.md", bytes: [0x41], arguments: ["-o", "/tmp"], message: "/tmp is a folder"),
  ])
  func failureIsOneHelpfulSentence(_ failure: Failure) throws {
    defer { remove() }
    let path = try write(failure.name, failure.bytes)
    let outcome = try run([path] + failure.arguments)
    #expect(outcome.status == 1)
    #expect(outcome.errors.contains(failure.message), "\(outcome.errors)")
    #expect(outcome.errors.contains("error: "))
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == [failure.name])
  }

  @Test func missingFileFolderAndSameFileAreTold() throws {
    defer { remove() }
    let path = try write("a.md", "a")
    let missing = try run(["\(folder.path)/none.md"])
    #expect(missing.status == 1 && missing.errors.contains("none.md does not exist"))
    let directory = try run([folder.path])
    #expect(directory.status == 1 && directory.errors.contains("is a folder"))
    let same = try run([path, "-o", path])
    #expect(same.status == 1 && same.errors.contains("is the input itself"))
    #expect(try String(contentsOfFile: path, encoding: .utf8) == "a")
  }

  @Test func failedRunKeepsTheOldFile() throws {
    defer { remove() }
    let path = try write("a.md", "---\nstyle: nope\n---\na\n")
    let pdf = try write("a.pdf", "old")
    let outcome = try run([path])
    #expect(outcome.status == 1)
    #expect(outcome.errors.contains("a.md:2:8: error: unknown style nope [unknown-style]"))
    #expect(try String(contentsOfFile: pdf, encoding: .utf8) == "old")
  }

  @Test func otherEncodingIsConverted() throws {
    defer { remove() }
    let path = try write("a.md", [0xC7, 0xD1, 0xB1, 0xDB])
    let outcome = try run([path, "--encoding", "cp949", "--dump", "document"])
    #expect(outcome.status == 0)
    #expect(outcome.output.contains("한글"))
  }

  @Test(arguments: [
    [0xEF, 0xBB, 0xBF, 0x23, 0x20, 0x41, 0x0D, 0x0A, 0x0D, 0x42] as [UInt8],
    [0xFF, 0xFE, 0x23, 0, 0x20, 0, 0x41, 0, 0x0A, 0, 0x42, 0],
  ])
  func byteOrderMarksAndLineEndsAreUnderstood(_ bytes: [UInt8]) throws {
    defer { remove() }
    let path = try write("a.md", bytes)
    let outcome = try run([path, "--dump", "document"])
    #expect(outcome.output.hasPrefix("heading 1 #a 1:1\n  \"A\"\nparagraph "))
  }

  @Test func warningsHaveTheirLineAndACaret() throws {
    defer { remove() }
    let path = try write("a.md", "한글 <x>b</x>\n")
    let outcome = try run([path])
    #expect(outcome.status == 0)
    #expect(
      outcome.errors == """
        \(path):1:4: warning: <x> is not supported: its text is kept, its formatting is lost \
        [unsupported-html]
          한글 <x>b</x>
               ^

        """)
    #expect(try run([path, "--quiet"]).errors.isEmpty)
    #expect(try run([path, "--strict"]).status == 1)
  }

  @Test func diagnosticsAreJSONLinesOnDemand() throws {
    defer { remove() }
    let path = try write("a.md", "<x>\"</x>\n")
    let outcome = try run([path, "--diagnostics", "json"])
    let object = try JSONSerialization.jsonObject(with: Data(outcome.errors.utf8))
    let members = try #require(object as? [String: Any])
    #expect(members["version"] as? Int == 1)
    #expect(members["id"] as? String == "unsupported-html")
    #expect(members["severity"] as? String == "warning")
    #expect(members["line"] as? Int == 1)
    #expect(members["column"] as? Int == 1)
  }

  @Test(arguments: [
    ["--nonsense"], [], ["a.md", "--dump", "soup"], ["a.md", "--lang", "한국어"],
    ["a.md", "--quiet", "--verbose"],
  ])
  func wrongUsageHasItsOwnStatus(_ arguments: [String]) throws {
    defer { remove() }
    #expect(try run(arguments).status == 64)
  }

  @Test func versionAndHelpAreAtHand() throws {
    defer { remove() }
    #expect(try run(["--version"]).output.hasPrefix("hanjang "))
    #expect(try run(["--help"]).output.contains("USAGE"))
  }

  @Test(arguments: [["styles", "list"], ["--version"], ["help", "export"]])
  func fullDiskIsToldOf(_ arguments: [String]) throws {
    defer { remove() }
    let quoted = arguments.joined(separator: " ")
    let outcome = try Program.run(
      "/bin/sh", ["-c", "'\(HanjangProgram.path)' \(quoted) >/dev/full"])
    #expect(outcome.status == 1)
    #expect(outcome.errors.isEmpty || outcome.errors.hasPrefix("hanjang: error: "))
  }

  @Test func surroundingsDoNotChangeTheBytes() throws {
    defer { remove() }
    let text = "# 제목\n\n- 하나 😀 Korean *italic A K* **bold *both*** `code`\n- ~~둘~~ 漢字\n"
    let path = try write("a.md", text)
    var outputs: Set<Data> = []
    for (index, environment) in [
      [:], ["TZ": "Asia/Seoul", "LANG": "ko_KR.UTF-8"], ["HOME": "/nowhere", "LC_ALL": "C"],
      ["TZ": "America/New_York", "HOME": "/root"], [:], [:],
    ].enumerated() {
      let pdf = folder.appending(path: "\(index).pdf")
      #expect(try run([path, "-o", pdf.path], environment: environment).status == 0)
      outputs.insert(try Data(contentsOf: pdf))
    }
    #expect(outputs.count == 1)
    let dated = folder.appending(path: "dated.pdf")
    _ = try run([path, "-o", dated.path], environment: ["SOURCE_DATE_EPOCH": "1000000000"])
    #expect(try !outputs.contains(Data(contentsOf: dated)))
  }
}
