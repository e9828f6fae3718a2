import Foundation
import HanjangTestSupport
import Testing

@Suite struct BatchTests {
  @Test func poisonedDocumentsFailAndNobodyElseNotices() throws {
    let folder = try BatchFolder()
    try folder.writeResumes(24, prefix: "cv/")
    for name in ["crash", "hang", "eat", "noise"] { try folder.write("bad/\(name).md", "# 글\n") }
    try folder.write("bad/bytes.md", Data([0x23, 0x20, 0xFF, 0xC0, 0x00]))
    try folder.write("bad/empty.md", "")
    try folder.write("bad/style.md", "---\nstyle: nope\n---\n글\n")
    try folder.write("bad/cut.json", "{\"basics\": {")
    try folder.write("package.json", "{\"name\": \"x\"}")
    try folder.write("cv.json", "{\"basics\": {\"name\": \"홍길동\"}}")
    let report = folder.url.appending(path: "report.jsonl").path
    let outcome = try folder.run(
      ["--timeout", "8", "--memory", "300MB", "--jobs", "2", "--report", report],
      poison: "crash:crash.md,hang:hang.md,memory:eat.md,noise:noise.md")
    #expect(outcome.status == 1)
    #expect(outcome.output.contains("25 made, 0 unchanged"))
    #expect(outcome.output.contains("8 failed, 1 skipped"))
    #expect(outcome.output.contains("failed: bad/hang.md: it took longer than 8 seconds"))
    let files = try folder.files
    #expect(files.count == 25)
    for (name, data) in files where name.hasPrefix("cv/1") || name == "cv.pdf" {
      let source = name.replacing(".pdf", with: name == "cv.pdf" ? ".json" : ".md")
      #expect(try data == folder.exported(source), "\(name)")
    }
    let lines = try folder.report(report)
    #expect(lines.count == 34)
    let ids = ["crash", "hang", "eat", "noise", "bytes", "empty", "style", "cut"].map { name in
      let line = lines["bad/\(name).\(name == "cut" ? "json" : "md")"]
      #expect(line?["outcome"] as? String == "failed")
      let diagnostics = line?["diagnostics"] as? [[String: Any]]
      return diagnostics?.first?["id"] as? String
    }
    #expect(
      ids == [
        "worker-crashed", "worker-timeout", "worker-memory", "worker-protocol", "failure",
        "failure",
        "unknown-style", "json-malformed",
      ])
    let made = lines["cv/00.md"]
    #expect(made?["outcome"] as? String == "made" && made?["pages"] as? Int == 1)
    #expect(made?["bytes"] as? Int == files["cv/00.pdf"]?.count)
    #expect((made?["milliseconds"] as? Double ?? 0) > 0)
  }

  @Test func whatAWorkerDidBeforeDoesNotShow() throws {
    let folder = try BatchFolder()
    let texts = [
      "# 제목\n\n글 😀 ✅\n", "---\nlang: en\n---\n# Title\n\n`code` *a* **b**\n",
      "| a | 나 |\n|---|---|\n| 1 | 2 |\n", "[^1] 漢字 ☃\n\n[^1]: 각주 🇰🇷\n",
      "# 홍길동\n\n## 경력\n\n### 한빛 (2020.01 ~ 현재)\n\n- 일\n",
    ]
    for (index, text) in texts.enumerated() {
      try folder.write("\(index).md", text)
      try folder.write("\(texts.count * 2 - index).md", text)
    }
    #expect(try folder.run(["--jobs", "1"]).status == 0)
    let files = try folder.files
    for index in texts.indices {
      let single = try folder.exported("\(index).md")
      #expect(files["\(index).pdf"] == single)
      #expect(
        try files["\(texts.count * 2 - index).pdf"]
          == folder.exported("\(texts.count * 2 - index).md"))
    }
  }

  @Test func documentsAreFoundAndLeftOut() throws {
    let folder = try BatchFolder()
    for name in [
      "a.md", "b.markdown", "c.MD", "d.txt", ".hidden.md", ".git/x.md", "sub/deep/e.md",
      "drafts/f.md", "sub/g.md", "old/h.md",
    ] {
      try folder.write(name, "# \(name)\n")
    }
    try folder.write(".hanjangignore", "drafts/\n*.tmp.md\n")
    try folder.write("sub/.hanjangignore", "/g.md\n")
    try FileManager.default.createSymbolicLink(
      atPath: folder.input + "/link.md", withDestinationPath: "a.md")
    try FileManager.default.createSymbolicLink(
      atPath: folder.input + "/loop", withDestinationPath: ".")
    let outcome = try folder.run(["--exclude", "old"])
    #expect(outcome.status == 0)
    #expect(outcome.errors.contains("2 symbolic links are not followed"))
    #expect(try folder.files.keys.sorted() == ["a.pdf", "b.pdf", "c.pdf", "sub/deep/e.pdf"])
    #expect(try folder.run(["--include", "*.txt", "--include", "old/**"]).status == 0)
    #expect(try folder.files.keys.contains("d.pdf"))
    #expect(try folder.files.keys.contains("old/h.pdf"))
  }

  @Test func outputFolderWithinIsLeftOut() throws {
    let folder = try BatchFolder()
    try folder.write("a.md", "# 글\n")
    try folder.write("pdf/b.md", "# 글\n")
    let arguments = ["batch", folder.input, "-o", folder.input + "/pdf"]
    let outcome = try Program.run(
      HanjangProgram.path, arguments, environment: BatchFolder.environment())
    #expect(outcome.status == 0 && outcome.output.contains("1 made"))
    let beside = try Program.run(
      HanjangProgram.path, ["batch", folder.input, "-o", folder.input],
      environment: BatchFolder.environment())
    #expect(beside.status == 0 && beside.output.contains("2 made"))
    #expect(FileManager.default.fileExists(atPath: folder.input + "/pdf/b.pdf"))
  }

  @Test func pdfsAreNamedAfterTheirDocuments() throws {
    let folder = try BatchFolder()
    let text = "# 홍길동\n\n백엔드 개발자\n\n## 경력\n\n### 한빛 (2020.01 ~ 2021.02)\n\n- 일\n"
    for name in ["a.md", "b.md", "sub/c.md"] { try folder.write(name, text) }
    try folder.write("plain.md", "그냥 글\n")
    let arguments = ["--name", "{name}_{headline}.pdf"]
    let outcome = try folder.run(arguments)
    #expect(outcome.status == 0)
    let names = [
      "plain.pdf", "sub/홍길동_백엔드 개발자.pdf", "홍길동_백엔드 개발자-2.pdf", "홍길동_백엔드 개발자.pdf",
    ]
    #expect(try folder.files.keys.sorted() == names)
    #expect(outcome.errors.contains("b.md becomes 홍길동_백엔드 개발자-2.pdf: a.md has the same name"))
    #expect(try folder.run(arguments).output.hasPrefix("0 made, 4 unchanged"))
    let wrong = try folder.run(["--name", "{nmae}.pdf"])
    #expect(wrong.status == 64)
  }

  @Test func configurationGoesBelowFrontMatterAndTheCommandLine() throws {
    let folder = try BatchFolder()
    try folder.write(
      "hanjang.yaml",
      """
      set: {page.size: A5}
      exclude: d.*
      files:
        letters/*: {set: {page.size: B5}}
      """)
    try folder.write("a.md", "글\n")
    try folder.write("d.md", "글\n")
    try folder.write("letters/b.md", "글\n")
    try folder.write("letters/c.md", "---\npage: {size: A3}\n---\n글\n")
    func sizes() throws -> [String] {
      try ["a", "letters/b", "letters/c"].map { name in
        let inspector = try PDFInspector(Array(#require(try folder.files["\(name).pdf"])))
        defer { inspector.remove() }
        return String(try inspector.information["Page size"]?.prefix { $0 != " " } ?? "")
      }
    }
    #expect(try folder.run().status == 0)
    #expect(try sizes() == ["419.528", "498.898", "841.89"])
    #expect(try folder.run(["--set", "page.size=letter"]).output.contains("\n3 made"))
    #expect(try sizes() == ["612", "612", "612"])
    try folder.write("hanjang.yaml", "files:\n  a.md: {styel: wanted}\n")
    let wrong = try folder.run()
    #expect(wrong.status == 1)
    #expect(wrong.errors.contains("hanjang.yaml:2:10: error: styel isn't one of"))
  }

  @Test func failFastStopsAndStrictFailsOnWarnings() throws {
    let folder = try BatchFolder()
    for index in 1...9 { try folder.write("\(index).md", "<x>글</x>\n") }
    #expect(try folder.run().status == 0)
    let outcome = try folder.run(["--strict", "--fail-fast", "--jobs", "1"])
    #expect(outcome.status == 1)
    #expect(outcome.output.contains("0 made, 0 unchanged, 1 with warnings, 1 failed"))
    #expect(outcome.output.contains("failed: 1.md: line 1: <x> is not supported"))
  }

  @Test(arguments: [
    ["batch", "/nowhere", "-o", "/tmp/x"], ["batch", "/etc/hostname", "-o", "/tmp/x"],
    ["batch", "/tmp", "-o", "/dev/null/x"],
  ])
  func foldersThatCannotBeUsedAreTold(_ arguments: [String]) throws {
    let outcome = try Program.run(
      HanjangProgram.path, arguments, environment: BatchFolder.environment())
    #expect(outcome.status == 1)
    #expect(outcome.errors.hasPrefix("hanjang: error: /"), "\(outcome.errors)")
  }

  @Test(arguments: [
    ["--jobs", "0"], ["--timeout", "0"], ["--memory", "lots"], ["--shard", "3/2"],
    ["--name", "{name}/x.pdf"],
  ])
  func wrongUsageIsTold(_ arguments: [String]) throws {
    let folder = try BatchFolder()
    #expect(try folder.run(arguments).status == 64)
  }
}
