import Foundation
import HanjangTestSupport
import Testing

/// Mistakes of an author that would pass in silence.
@Suite struct MistakeTests {
  private let folder = TemporaryFolder()

  @Test(arguments: [
    ("---\nsytle: wanted\n---\n# a\n", "did you mean style?"),
    ("---\nheadlin: x\n---\n# a\n", "did you mean headline?"),
    ("---\nlang: korean\n---\n# a\n", "did you mean ko?"),
    ("---\nlang: kr\n---\n# a\n", "did you mean ko?"),
    ("# 홍길동\n\nhong@example.com\n\n저는 {{회사명}}에 지원합니다\n", "unfilled-placeholder"),
    ("# 홍길동\n\nhong@example.com\n\n## 경려\n\n### 한빛\n2020.01 - 2021.01\n", "did you mean 경력?"),
    (
      "# 홍길동\n\n## 경력\n\n### 한빛 | 개발자\n2020.01 - 2021.01 (5년)\n",
      "5년 is written, but the period has 13 months"
    ),
  ])
  func areWarnings(_ text: String, sentence: String) throws {
    defer { folder.remove() }
    let path = try folder.write("a.md", text)
    let outcome = try Program.run(HanjangProgram.path, ["check", path, "--strict"])
    #expect(outcome.errors.contains(sentence), "\(outcome.errors)")
    #expect(outcome.status == 1)
  }

  @Test(arguments: [
    "---\nlayout: post\ntags: [a]\nimage: x.png\ntype: y\n---\n# a\n\n{{ content }}\n",
    "# 홍길동\n\nhong@example.com\n\n## 경력\n\n### 한빛 | 개발자\n2020.01 - 2021.06 (1년)\n",
    "# 글\n\n## 경영\n\n글\n",
  ])
  func whatIsMeantIsNot(_ text: String) throws {
    defer { folder.remove() }
    let path = try folder.write("a.md", text)
    let outcome = try Program.run(HanjangProgram.path, ["check", path, "--strict"])
    #expect(outcome.errors == "" && outcome.status == 0)
  }

  @Test(arguments: ["---\ntitle:\n---\n", "<!-- nothing -->\n", "[a]: https://example.com\n"])
  func nothingMakesNoPage(_ text: String) throws {
    defer { folder.remove() }
    let path = try folder.write("a.md", text)
    let outcome = try Program.run(HanjangProgram.path, [path])
    #expect(
      outcome.status == 1 && outcome.errors.contains("[nothing-to-print]"), "\(outcome.errors)")
  }

  @Test(arguments: [
    "-9223372036854775808", "9223372036854775807", "99999999999999999999", "253402300800",
  ])
  func datesThatNoPDFHasAreClamped(_ epoch: String) throws {
    defer { folder.remove() }
    let path = try folder.write("a.md", "글\n")
    let outcome = try Program.run(
      HanjangProgram.path, [path],
      environment: ["SOURCE_DATE_EPOCH": epoch, "PATH": "/usr/bin:/bin"])
    #expect(
      outcome.status == 0 && outcome.errors.contains("[date-out-of-range]"), "\(outcome.errors)")
  }

  @Test(arguments: [
    ("style: nope", "hanjang.yaml:2:8"), ("lang: korean", "hanjang.yaml:2:7"),
    ("encoding: klingon", "hanjang.yaml:2:11"), ("set: {page.foo: 1}", "hanjang.yaml:2:6"),
    ("fit: none", "hanjang.yaml:2:6"), ("verify: perhaps", "hanjang.yaml:2:9"),
  ])
  func configurationsFailOnce(_ line: String, place: String) throws {
    defer { folder.remove() }
    for name in ["a", "b", "c"] { try folder.write("in/\(name).md", "글\n") }
    try folder.write("in/hanjang.yaml", "# options\n\(line)\n")
    let outcome = try Program.run(
      HanjangProgram.path, ["batch", folder.path("in"), "-o", folder.path("out")])
    #expect(outcome.status == 1)
    let lines = outcome.errors.split(separator: "\n").filter { $0.contains("error:") }
    #expect(lines.count == 1 && lines[0].contains(place), "\(outcome.errors)")
  }
}
