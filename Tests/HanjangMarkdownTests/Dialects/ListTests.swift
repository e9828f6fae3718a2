import HanjangMarkdown
import HanjangTestSupport
import Testing

@Suite struct ListTests {
  /// A list as `1.(-(a b) c)`: the marker before what stands in it.
  private func shape(_ blocks: [Block]) -> String {
    blocks.map { block in
      switch block.kind {
      case .paragraph(let content): return content.plainText
      case .code(_, let code): return "`\(code)`"
      case .list(let list):
        let marker: String
        switch list.numbering {
        case .bullet: marker = "-"
        case .ordered(let start, _): marker = "\(start)."
        }
        return "\(marker)(\(list.items.map { shape($0.blocks) }.joined(separator: "|")))"
      default: return "?"
      }
    }.joined(separator: " ")
  }

  @Test(arguments: [
    ("1. 가\n  - 나\n  - 다\n2. 라\n  - 마", "1.(가 -(나|다)|라 -(마))"),
    ("1. 가\n  1. 나\n  2. 다\n2. 라", "1.(가 1.(나|다)|라)"),
    ("10. 가\n  - 나\n    - 다\n11. 라", "10.(가 -(나 -(다))|라)"),
    ("1. 가\n\n  - 나\n\n2. 다", "1.(가 -(나)|다)"),
    ("1. 가\n  - 나\n  ```\n  b\n  ```\n2. 다", "1.(가 -(나) `b`|다)"),
    ("-   가\n  - 나\n-   다", "-(가 -(나)|다)"), ("- 가\n  - 나\n- 다", "-(가 -(나)|다)"),
    ("- 가\n - 나\n - 다", "-(가|나|다)"), ("1. 가\n   - 나", "1.(가 -(나))"),
    ("1. 가\n- 나", "1.(가) -(나)"), (" 9. 가\n10. 나", "9.(가|나)"),
    ("1. 가\n\n글\n\n  - 나", "1.(가) 글 -(나)"),
  ])
  func subListsBelongToTheirItem(_ text: String, expected: String) {
    let parsed = ParsedText(text)
    #expect(shape(parsed.document.blocks) == expected)
    #expect(parsed.diagnostics.isEmpty)
  }

  @Test(arguments: [
    ("- • 가\n- ▪ 나", "-(가|나)"), ("- · 가", "-(가)"), ("1. ● 가", "1.(가)"), ("- ✓ 가", "-(✓ 가)"),
    ("- •", "-(•)"), ("\u{F0E0} 가 \u{F095} 나", "가 나"), ("- \u{F054} 가", "-(가)"),
    ("`\u{F0E0}`", "\u{F0E0}"),
  ])
  func iconsAndSecondBulletsAreLeftOut(_ text: String, expected: String) {
    #expect(shape(ParsedText(text).document.blocks) == expected)
  }

  @Test(arguments: [
    ("① 가\n② 나", ["① 가", "② 나"]), ("가. 하나\n나. 둘", ["가. 하나", "나. 둘"]),
    ("※ 가\n※ 나", ["※ 가", "※ 나"]), ("글\n2) 가\n3) 나", ["글", "2) 가", "3) 나"]),
    ("(1) 가\n(2) 나", ["(1) 가", "(2) 나"]), ("(가) 가\n(나) 나", ["(가) 가", "(나) 나"]),
    ("㉠ 가\n㉡ 나", ["㉠ 가", "㉡ 나"]), ("1.1 가\n1.2) 나", ["1.1 가", "1.2) 나"]),
    ("• 가\n• 나", ["• 가", "• 나"]), ("가장 긴\n나무 아래", ["가장 긴 나무 아래"]),
    ("버전은\n2024. 그리고", ["버전은 2024. 그리고"]), ("it is\ni.e. this", ["it is i.e. this"]),
    ("| 서울\n| 부산", ["서울", "부산"]), ("**한빛**\n  ~ 서울", ["한빛 | 서울"]),
    ("개발자\n  ~ 2020.01 - 2021.02", ["개발자 | 2020.01 - 2021.02"]), ("팀\n~ 2021.02", ["팀 ~ 2021.02"]),
  ])
  func linesWithASignOfTheirOwnStandApart(_ text: String, lines: [String]) {
    var found = [""]
    ParsedText(text).document.forEachInline { inline in
      switch inline.kind {
      case .text(let text): found[found.count - 1] += text
      case .softBreak: found[found.count - 1] += " "
      case .hardBreak: found.append("")
      default: break
      }
    }
    #expect(found == lines)
  }

  @Test(arguments: [
    ("용어\n:   뜻풀이", "definitions"), ("용어\n\n:   뜻풀이", "definitions"),
    ("용어\n: 뜻\n: 또 다른 뜻", "definitions"), ("가\n: 나\n다\n: 라", "definitions"),
    ("가: 나\n다: 라", "paragraph"), (": 가", "paragraph"),
  ])
  func definitionListsAreRead(_ text: String, kind: String) {
    let parsed = ParsedText(text)
    #expect(parsed.dump.hasPrefix(kind))
    #expect(parsed.document.blocks.count == 1)
  }

  @Test(arguments: [
    ("| 형 | 뜻 |\n|---|---|\n| `string|number` | 둘 |", "string|number"),
    ("| 형 | 뜻 |\n|---|---|\n| ``a|b|c`` | 둘 |", "a|b|c"),
    ("|`a|b`|뜻|\n|---|---|\n|가|나|", "a|b"), ("형 | 뜻\n--|--\n`a|b` | 둘", "a|b"),
    ("| 형 | 뜻 |\n|---|---|\n| `a\\|b` | 둘 |", "a|b"),
  ])
  func pipesInCodeDontCutCells(_ text: String, code: String) {
    let parsed = ParsedText(text)
    var found: [String] = []
    parsed.document.forEachInline { inline in
      if case .code(let code) = inline.kind { found.append(code) }
    }
    #expect(found == [code])
    #expect(parsed.diagnostics.isEmpty)
    guard case .table(let table) = parsed.document.blocks.first?.kind else {
      Issue.record("no table")
      return
    }
    #expect(table.rows.map(\.count) == [2])
  }
}
