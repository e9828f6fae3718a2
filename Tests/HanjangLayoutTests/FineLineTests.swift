import HanjangCore
import HanjangLayout
import HanjangStyle
import HanjangTestSupport
import Testing

/// Lines beyond first fit; a Korean letter is 10 points wide here, a space 5.
@Suite struct FineLineTests {
  private struct Set {
    let shaped: ShapedText
    let lines: [BrokenLine]

    init(_ text: String, width: Double, manner: LineManner) {
      let style = TextStyle(families: ["any"], size: 10, lineHeight: 15)
      shaped = FixedTextEngine().shape(TextContent([TextSpan(text, style: style)]))
      lines = LineBreaker(shaped).lines(width: width, manner: manner)
    }

    var texts: [String] {
      lines.map { line in
        let bytes = line.clusters.flatMap { Array(shaped.text[shaped.clusters[$0].text]) }
        return String(decoding: bytes, as: UTF8.self)
      }
    }
  }

  @Test(arguments: [
    // Another word comes down.
    ("가나다라 마바사 아자차 카타파 줌", 146.0, ["가나다라 마바사 아자차", "카타파 줌"]),
    ("가나다라 마바사 아자차 카타파 했다.", 146.0, ["가나다라 마바사 아자차", "카타파 했다."]),
    // Three letters may stand alone.
    ("가나다라 마바사 아자차 카타파 했었다", 146.0, ["가나다라 마바사 아자차 카타파", "했었다"]),
    // Not where the line above would be half empty.
    ("가나 마바사아자차카타파하 줌", 130.0, ["가나 마바사아자차카타파하", "줌"]),
    // Each hard line for itself.
    ("가나다라 마바사 아자차 카타파 줌\n끝", 146.0, ["가나다라 마바사 아자차", "카타파 줌", "끝"]),
  ])
  func noShortWordStandsAlone(_ text: String, width: Double, expected: [String]) {
    #expect(Set(text, width: width, manner: .paragraph).texts == expected)
  }

  @Test func wordComesUpWhereSpacesHideIt() {
    // Eight spaces give up a point together: 40 · 0.12 is more.
    let text = Array(repeating: "가나", count: 9).joined(separator: " ") + " 줌"
    let set = Set(text, width: 234, manner: .paragraph)
    #expect(set.lines.count == 1)
    #expect((set.lines.first?.spaceChange ?? 0) < 0)
  }

  @Test(arguments: [
    ("다섯 글자와 여섯 글자로 된 긴 제목", 150.0), ("가 나다 라마바 사아자차 카타파하가 나", 160.0),
  ])
  func headingsOfTwoLinesAreBalanced(_ text: String, width: Double) {
    let first = Set(text, width: width, manner: .firstFit)
    let balanced = Set(text, width: width, manner: .balanced)
    #expect(first.lines.count == 2 && balanced.lines.count == 2)
    func spread(_ lines: [BrokenLine]) -> Double { abs(lines[0].width - lines[1].width) }
    #expect(spread(balanced.lines) <= spread(first.lines))
    #expect(spread(balanced.lines) <= 60)
  }

  @Test func headingsOfMoreLinesLeaveNoShortWordAlone() {
    let text = "가나다라 마바사 아자차 카타파 나다라마 바사아 자차카 타파하 이내"
    let set = Set(text, width: 146, manner: .balanced)
    #expect(set.lines.count == 3)
    #expect(set.texts.last == "타파하 이내")
  }

  @Test func justifiedLinesReachTheEdgeWithinLimits() {
    var random = SplitMix(state: 7)
    for _ in 0..<200 {
      let words = (0..<40).map { _ in String(repeating: "가", count: 1 + random.below(5)) }
      let width = Double(150 + random.below(300))
      let set = Set(words.joined(separator: " "), width: width, manner: .justified)
      #expect(set.texts.joined(separator: " ") == words.joined(separator: " "))
      for line in set.lines {
        let spaces = line.clusters.count { set.shaped.clusters[$0].isSpace }
        let total = line.width + Double(spaces) * line.spaceChange
        #expect(total <= width + 0.02)
        #expect(line.spaceChange <= 5.01 && line.spaceChange >= -1.01)
        if line.spaceChange > 0 { #expect(abs(total - width) < 0.02) }
      }
      #expect(set.lines.last.map { $0.spaceChange <= 0 } == true)
    }
  }

  @Test(arguments: [
    ("3 년", true), ("10 %", true), ("5 명이", true), ("2 kg", true), ("3 개월간", true),
    ("30 ms", true), ("1,200 건을", true), ("3 일반", false), ("3 과제", false), ("a 년", false),
    ("3 Swift", false), ("21만 명)", true), ("3천 원", true), ("만 명", false), ("많은만 명", false),
  ])
  func numberStaysWithItsUnit(_ text: String, binds: Bool) {
    let bytes = Array(text.utf8)
    let space = bytes.firstIndex(of: 0x20) ?? 0
    #expect(BoundNumber.binds(bytes, at: space + 1) == binds)
  }
}
