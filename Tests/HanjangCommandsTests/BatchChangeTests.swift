import Foundation
import HanjangTestSupport
import Testing

/// What a second run makes again, and what it leaves.
@Suite struct BatchChangeTests {
  private func summary(_ folder: BatchFolder, _ arguments: [String] = []) throws -> String {
    let outcome = try folder.run(arguments)
    #expect(outcome.status == 0, "\(outcome.errors)")
    let lines = outcome.output.split(separator: "\n").filter { $0.contains(" made, ") }
    return String(try #require(lines.first).prefix { $0 != "w" }.dropLast(", 0 ".count))
  }

  @Test func onlyWhatHasChangedIsMadeAgain() throws {
    let folder = try BatchFolder()
    try folder.writeResumes(3)
    #expect(try summary(folder) == "3 made, 0 unchanged")
    let first = try folder.files
    #expect(try summary(folder) == "0 made, 3 unchanged")
    try folder.write("01.md", "# 새 글\n")
    #expect(try summary(folder) == "1 made, 2 unchanged")
    #expect(try folder.files["00.pdf"] == first["00.pdf"])
    #expect(try folder.files["01.pdf"] != first["01.pdf"])
    #expect(try summary(folder, ["--force"]) == "3 made, 0 unchanged")
    #expect(try summary(folder, ["--style", "career"]) == "3 made, 0 unchanged")
    #expect(try summary(folder, ["--style", "career"]) == "0 made, 3 unchanged")
  }

  @Test func pdfThatWasLostOrChangedIsMadeAgain() throws {
    let folder = try BatchFolder()
    try folder.writeResumes(3)
    _ = try summary(folder)
    let first = try folder.files
    try FileManager.default.removeItem(atPath: folder.output + "/00.pdf")
    try Data("%PDF-".utf8).write(to: URL(filePath: folder.output + "/01.pdf"))
    #expect(try summary(folder) == "2 made, 1 unchanged")
    #expect(try folder.files == first)
  }

  @Test func dateOfTheFileCountsWhereTheDocumentHasNone() throws {
    let folder = try BatchFolder()
    try folder.write("plain.md", "글\n")
    try folder.write("dated.md", "---\ndate: 2026-01-01\n---\n글\n")
    _ = try summary(folder)
    try folder.write("plain.md", "글\n", date: 1_600_000_000)
    try folder.write("dated.md", "---\ndate: 2026-01-01\n---\n글\n", date: 1_600_000_000)
    #expect(try summary(folder) == "1 made, 1 unchanged")
  }

  @Test func picturesAndStylesCount() throws {
    let folder = try BatchFolder()
    try folder.write("a.md", "---\nstyle: my.yaml\n---\n![그림](p.png)\n")
    try folder.write("b.md", "글\n")
    try folder.write("my.yaml", "extends: article\n")
    #expect(try folder.run().status == 0)
    #expect(try folder.run().output.hasPrefix("0 made, 2 unchanged"))
    try folder.write("p.png", Data([0x89]))
    #expect(try folder.run().output.contains("1 made, 1 unchanged"), "a missing picture came")
    try folder.write("p.png", Data([0x89, 0x50]))
    #expect(try folder.run().output.contains("1 made, 1 unchanged"), "a picture changed")
    try folder.write("my.yaml", "extends: article\npage: {size: A5}\n")
    #expect(try folder.run().output.contains("1 made, 1 unchanged"), "a style changed")
    #expect(try folder.run().output.hasPrefix("0 made, 2 unchanged"))
  }

  @Test func monthCountsWhereItShows() throws {
    let folder = try BatchFolder()
    try folder.write("a.md", "# 홍길동\n\n## 경력\n\n### 한빛 (2020.01 ~ 2031.05)\n\n- 일\n")
    try folder.write("b.md", "# 홍길동\n\n## 경력\n\n### 한빛 (2020.01 ~ 2021.05)\n\n- 일\n")
    let environment = ["SOURCE_DATE_EPOCH": "1900000000"]
    #expect(try folder.run(environment: environment).status == 0)
    #expect(try folder.run(environment: environment).output.hasPrefix("0 made, 2 unchanged"))
    let manifest = try String(
      contentsOfFile: folder.output + "/.hanjang/manifest.jsonl", encoding: .utf8)
    let lines = manifest.split(separator: "\n")
    #expect(lines.count == 2)
    #expect(lines[0].contains("\"month\":") && !lines[1].contains("\"month\":"))
  }

  @Test func pdfsWithoutDocumentsAreToldAndRemovedOnDemand() throws {
    let folder = try BatchFolder()
    try folder.writeResumes(2)
    try folder.write("gone/a.md", "글\n")
    try folder.write("gone/b.md", "글\n")
    _ = try summary(folder)
    try FileManager.default.removeItem(atPath: folder.input + "/gone")
    try Data("mine".utf8).write(to: URL(filePath: folder.output + "/gone/b.pdf"))
    let told = try folder.run()
    #expect(told.status == 0)
    #expect(told.output.contains("gone/a.pdf: its document gone/a.md is gone"))
    #expect(try folder.files.count == 4)
    let pruned = try folder.run(["--prune"])
    #expect(pruned.output.contains("gone/a.pdf: removed"))
    #expect(try folder.files.keys.sorted() == ["00.pdf", "01.pdf", "gone/b.pdf"])
    try FileManager.default.removeItem(atPath: folder.output + "/gone/b.pdf")
    #expect(try folder.run().output.hasPrefix("0 made, 2 unchanged, 0 with warnings, 0 failed in"))
  }

  @Test func newNamesLeaveTheOldPDFsToPruning() throws {
    let folder = try BatchFolder()
    try folder.writeResumes(2)
    _ = try summary(folder)
    let outcome = try folder.run(["--name", "{title}.pdf", "--prune"])
    #expect(outcome.output.contains("2 removed"))
    #expect(try folder.files.keys.sorted() == ["홍길동0.pdf", "홍길동1.pdf"])
  }

  @Test func documentThatFailsIsTriedAgainAndKeepsItsOldPDF() throws {
    let folder = try BatchFolder()
    try folder.writeResumes(2)
    _ = try summary(folder)
    let first = try folder.files
    try folder.write("00.md", "---\nstyle: nope\n---\n글\n")
    for _ in 1...2 {
      let outcome = try folder.run()
      #expect(outcome.status == 1 && outcome.output.contains("0 made, 1 unchanged"))
      #expect(try folder.files == first)
    }
  }

  @Test func shardsMakeEachDocumentOnce() throws {
    let folder = try BatchFolder()
    try folder.writeResumes(12)
    var counts: [Int] = []
    for index in 1...3 {
      let outcome = try folder.run(["--shard", "\(index)/3"])
      #expect(outcome.status == 0)
      counts.append(try folder.files.count)
    }
    #expect(counts.last == 12 && counts[0] < counts[1] && counts[1] < counts[2])
    #expect(try folder.run().output.hasPrefix("0 made, 12 unchanged"), "all shards are known")
    #expect(try folder.run(["--shard", "2/3", "--prune"]).output.contains(" 0 failed in"))
    #expect(try folder.files.count == 12)
  }
}
