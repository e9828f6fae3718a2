import HanjangCore
import HanjangMarkdown
import Testing

@testable import HanjangResume

@Suite struct OutlineTests {
  private func lines(_ text: String) -> [OutlineLine] {
    var diagnostics: [Diagnostic] = []
    let file = SourceFile(path: "a.md", text: text)
    return Outline(MarkdownParser().parse(file, diagnostics: &diagnostics)).lines
  }

  @Test(arguments: [
    ("# 홍길동", "h1", 0, "홍길동"), ("**경력**", "bold", 0, "경력"), ("[경력]", "br", 0, "경력"),
    ("- 항목", "li", 1, "항목"), ("• 항목", "li", 1, "항목"), ("■ 경력", "p", 0, "경력"),
    ("🏢 한빛상사", "p", 0, "한빛상사"), ("> 한 줄", "p", 0, "한 줄"), ("\u{3164}한빛&nbsp상사", "p", 0, "한빛 상사"),
    ("1. 첫째", "li", 1, "첫째"),
  ])
  func lineKnowsItsMark(_ text: String, mark: String, depth: Int, content: String) throws {
    let line = try #require(lines(text).first)
    #expect(line.mark.rawValue == mark)
    #expect(line.depth == depth)
    #expect(line.text == content)
  }

  @Test func rowsKnowTheirHeader() throws {
    let found = lines("| 기간 | 회사 |\n|---|---|\n| 2020.03 | 한빛상사 |\n")
    #expect(found.map(\.mark) == [.header, .row])
    #expect(found[1].header == ["기간", "회사"])
    #expect(found[1].text == "2020.03 한빛상사")
  }

  @Test func partOfALineKnowsItsSource() throws {
    let line = try #require(lines("첫 줄\n\n**한빛상사** | 개발자").last)
    let place = try #require(line.scalars.firstIndex(of: "개"))
    #expect(line.source(of: place..<place + 3).start == SourcePosition(line: 3, column: 20))
  }
}

@Suite struct LexerTests {
  private func tokens(_ text: String) -> [(String, Token.Kind)] {
    var diagnostics: [Diagnostic] = []
    let file = SourceFile(path: "a.md", text: text)
    let outline = Outline(MarkdownParser().parse(file, diagnostics: &diagnostics))
    return outline.lines.flatMap { line in
      Lexer(lexicon: .standard).tokens(of: line).map { (line.text($0.range), $0.kind) }
    }
  }

  @Test(arguments: [
    ("(주)한빛 | 개발자", ["(주)", "한빛", "개발자"]), ("Acme Inc. — Engineer", ["Acme", "Inc", "Engineer"]),
    ("Jane's CV", ["Jane", "CV"]), ("front-end 개발", ["front-end", "개발"]),
    ("**한빛**상사", ["한빛", "상사"]), ("株式会社エヌ・ケイ 設計・開発", ["株式会社エヌ・ケイ", "設計", "開発"]),
  ])
  func wordsArePartedAtSeparators(_ text: String, words: [String]) {
    #expect(tokens(text).map(\.0) == words)
  }

  @Test(arguments: [
    ("2020.03 ~ 현재 한빛상사", Token.Kind.period), ("hong@example.com", .email),
    ("010-0000-0000", .phone), ("https://example.com/a", .url), ("1년 3개월 근무", .duration),
    ("令和2年4月 入社", .period), ("2020年4月 ～ 現在", .period),
  ])
  func datesAndAddressesAreTokens(_ text: String, kind: Token.Kind) {
    #expect(tokens(text).first?.1 == kind)
  }

  @Test(arguments: [
    ("경력", EntryKind.work), ("1. Work Experience", .work), ("학력 및 자격증", .study),
    ("職務経歴", .work), ("Skills:", .skill), ("책임자로 만든 프로젝트", .project),
  ])
  func titlesSayWhatSectionsHold(_ text: String, kind: EntryKind) {
    let reading = TitleReading(Array(text.unicodeScalars), lexicon: .standard)
    #expect(reading.kinds.first == kind)
  }
}
