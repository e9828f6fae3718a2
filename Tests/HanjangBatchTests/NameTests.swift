import HanjangBatch
import Testing

@Suite struct NameTests {
  @Test(arguments: [
    ("홍길동", "홍길동"), ("\u{1112}\u{1161}\u{11AB}", "한"), ("a/b\\c:d", "a-b-c-d"),
    ("..", ""), ("../../etc/passwd", "etc-passwd"), (" a\n b\t", "a b"), ("a\u{202E}fdp", "afdp"),
    ("\u{200B}a\u{0}b", "ab"), ("con", "_con"), ("LPT1.x", "_LPT1.x"), ("comma", "comma"),
    ("-rf", "rf"), ("~root", "root"), ("a.", "a"), ("👨‍👩‍👧", "👨‍👩‍👧"), ("?*", ""),
  ])
  func stemIsSafe(_ text: String, stem: String) {
    #expect(Array(SafeName.stem(text).utf8) == Array(stem.utf8))
  }

  @Test func longStemIsCutBetweenCharacters() {
    let stem = SafeName.stem(String(repeating: "가", count: 300))
    #expect(stem.utf8.count <= 200 && stem.allSatisfy { $0 == "가" })
    #expect(stem.count > 60)
  }

  @Test(
    arguments: [
      ("{name}_{headline}.pdf", ["name": "홍길동", "headline": "백엔드 개발자"], "홍길동_백엔드 개발자"),
      ("{name}_{headline}.pdf", ["name": "홍길동"], "홍길동"),
      ("{name}_{headline}.pdf", ["headline": "개발자"], "개발자"),
      ("이력서_{name}_{headline}", ["headline": "개발자"], "이력서_개발자"),
      ("{name} 이력서.PDF", ["name": "홍길동"], "홍길동 이력서"),
      ("{name}_{headline}_2026.pdf", ["name": "홍길동"], "홍길동_2026"),
      ("{name}.pdf", ["name": "../x"], "x"),
    ] as [(String, [String: String], String)])
  func patternIsFilled(_ pattern: String, fields: [String: String], stem: String) throws {
    let names = OutputNames(
      ["d/a.md"], pattern: try NamePattern(pattern), fields: ["d/a.md": fields])
    #expect(names.outputs == ["d/a.md": "d/\(stem).pdf"])
    #expect(names.notes.isEmpty)
  }

  @Test(arguments: ["name.pdf", "{nmae}.pdf", "{name", "a/{name}.pdf", "../{name}.pdf", ""])
  func patternWithoutSenseIsRefused(_ pattern: String) {
    #expect(throws: NamePattern.Problem.self) { try NamePattern(pattern) }
  }

  @Test func numbersFollowTheOrderOfPaths() throws {
    let paths = (1...12).map { "홍길동\($0 < 10 ? "0" : "")\($0).md" }
    let names = OutputNames(paths, pattern: try NamePattern("지원자_{number}.pdf"))
    #expect(names.outputs["홍길동01.md"] == "지원자_01.pdf")
    #expect(names.outputs["홍길동12.md"] == "지원자_12.pdf")
  }

  @Test func aBlindCopyWithoutFieldsIsCalledByItsNumber() throws {
    let names = OutputNames(
      ["홍길동.md"], pattern: try NamePattern("{headline}.pdf"), isBlind: true)
    #expect(names.outputs == ["홍길동.md": "1.pdf"])
  }

  @Test func documentWithoutFieldsKeepsItsName() throws {
    let names = OutputNames(["a.md"], pattern: try NamePattern("{name}_{headline}.pdf"))
    #expect(names.outputs == ["a.md": "a.pdf"])
  }

  @Test(
    arguments: [
      (["a.md", "b.md", "c/a.md"], ["a.pdf", "b.pdf", "c/a.pdf"], 0),
      (["a.markdown", "a.md"], ["a.pdf", "a-2.pdf"], 1),
      (["A.md", "a.md"], ["A.pdf", "a-2.pdf"], 1),
      (["D/x.md", "d/x.md"], ["D/x.pdf", "d/x-2.pdf"], 1),
      (["\u{1100}\u{1161}.md", "가.md"], ["\u{1100}\u{1161}.pdf", "가-2.pdf"], 1),
      (["a-2.md", "a.markdown", "a.md"], ["a-2.pdf", "a.pdf", "a-3.pdf"], 1),
      (["a.pdf/b.md", "a.md"], ["a.pdf/b.pdf", "a-2.pdf"], 1),
      (["straße.md", "STRASSE.md"], ["straße.pdf", "STRASSE.pdf"], 0),
    ] as [([String], [String], Int)])
  func sameNamesAreNumberedAndTold(_ paths: [String], outputs: [String], notes: Int) {
    let names = OutputNames(paths)
    for (path, output) in zip(paths, outputs) {
      #expect(names.outputs[ExactPath(path)].map { Array($0.utf8) } == Array(output.utf8))
    }
    #expect(names.notes.count == notes)
  }

  @Test func markdownChoosesBeforeJSON() {
    let names = OutputNames(["a.json", "a.md"])
    #expect(names.outputs == ["a.md": "a.pdf", "a.json": "a-2.pdf"])
  }

  @Test func thousandsOfSameNamesAreNumberedQuickly() throws {
    let paths = (0..<3_000).map { "\($0).md" }
    let fields = Dictionary(uniqueKeysWithValues: paths.map { (ExactPath($0), ["name": "홍길동"]) })
    let names = OutputNames(paths, pattern: try NamePattern("{name}.pdf"), fields: fields)
    #expect(Set(names.outputs.values).count == 3_000)
    #expect(names.outputs["2999.md"] == "홍길동-3000.pdf")
  }
}
