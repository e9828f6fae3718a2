import Foundation
import HanjangCompiler
import HanjangCore
import HanjangRender
import HanjangStyle
import HanjangTestSupport
import Testing

/// What `--explain` shows about text that is not printed as it was written.
@Suite struct PrintComparisonTests {
  private func told(_ text: String, style: String? = nil) throws -> [String] {
    let compilation = try compiled(text, style: style)
    return try #require(compilation.explanation).split(separator: "\n").map(String.init)
      .filter { $0.contains("\trewritten\t") }
  }

  private func compiled(_ text: String, style: String? = nil) throws -> Compilation {
    var options = Compiler.Options(fonts: FontLibraryLoader(environment: [:]))
    options.explains = true
    options.style = style.map { .named($0) }
    return try Compiler(options: options).compile(SourceFile(path: "test.md", text: text))
  }

  private static let head = "# 홍길동\n\nhong@example.com\n\n"

  @Test(arguments: [
    ("## 💼 경력\n\n### 한빛\n\n- 결제 2건", ["5:4 💼 not printed"]),
    (
      "## 경력\n\n### 한빛\n\n2020년 3월 ~ 2021년 5월\n\n- 결제",
      ["9:5 년 3월 ~ .03 -", "9:20 년 5월 .05"]
    ),
    (
      "## 경력\n\n### 한빛\n\n- 기간: 2020.03 - 2021.05\n- 결제", ["9:3 기간: not printed"]
    ),
    (
      "## 경력\n\n### 한빛 | 개발자\n\n2020.03 - 2021.05\n\n- 결제",
      ["7:12 | 개발자 moved behind “- 2021.05”"]
    ),
    (
      "## 경력\n\n### 한빛 (9개월)\n\n2019.04 - 2019.12\n\n- 결제", ["7:12 (9개월) not printed"]
    ),
    ("## 스킬\n\n- Swift, Go", ["7:8 , not printed"]),
    ("## 경력\n\n### 한빛\n\n- 결제 2건", []),
    ("##경력\n\n### 한빛\n\n- 결제 2건", ["5:1 ## a heading"]),
  ])
  func eachDifferenceIsTold(_ body: String, _ differences: [String]) throws {
    let found = try told(Self.head + body + "\n").map { line in
      let parts = line.split(separator: "\t").map(String.init)
      return "\(parts[0]) \(parts[2]) \(parts[3].dropFirst(2))"
    }
    #expect(found == differences)
  }

  @Test func anArticleIsPrintedAsItIsWritten() throws {
    let text = "# 글 💼\n\n1. 하나, 둘 | 셋\n2. 넷[^1]\n\n| 가 | 나 |\n|---|---|\n| 1 | `2` |\n\n[^1]: 각주\n"
    #expect(try told(text, style: "article").isEmpty)
  }

  @Test func aNameInBracketsStaysInTheTitle() throws {
    let text = "# Gildong Hong (GD)\n\ngildong@example.com\n\n## Profile\n\n- Name: Gildong Hong\n"
    let inspector = try PDFInspector(try #require(compiled(text).output))
    defer { inspector.remove() }
    #expect(try inspector.text.contains("Gildong Hong (GD)"))
  }

  /// Without what is told, the author's words are on the pages.
  @Test(arguments: ["messy", "junior-developer", "backend-developer", "career-changer"])
  func nothingOfASampleIsLostUntold(_ name: String) throws {
    let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "samples/\(name).md")
    guard let text = try? String(contentsOf: file, encoding: .utf8) else {
      Issue.record("samples/\(name).md is not there")
      return
    }
    let compilation = try compiled(text)
    let inspector = try PDFInspector(try #require(compilation.output))
    defer { inspector.remove() }
    let told = try #require(compilation.explanation).split(separator: "\n")
      .filter { $0.contains("\trewritten\t") }.joined(separator: "\n")
    let known = try Self.plain(inspector.text) + Self.plain(told)
    let body =
      text.hasPrefix("---") ? text.components(separatedBy: "\n---\n").dropFirst().joined() : text
    let words = body.split { !$0.isHangul }
    #expect(!words.isEmpty)
    for word in Set(words) {
      let isKnown = known.contains(word)
      #expect(isKnown, "\(word)")
    }
  }

  private static func plain(_ text: String) -> String { text.filter { !$0.isWhitespace } }
}

extension Character {
  fileprivate var isHangul: Bool { unicodeScalars.allSatisfy(EastAsian.isHangul) }
}
