import HanjangCore
import HanjangMarkdown
import HanjangTestSupport
import Testing

/// What is never closed, or isn't an element, is text; what is closed and not printed is told.
@Suite struct UnclosedHTMLTests {
  struct Row: CustomStringConvertible, Sendable {
    var source: String
    /// Without white space.
    var text: String
    var told: [String]

    init(_ source: String, _ text: String, told: [String] = []) {
      (self.source, self.text, self.told) = (source, text, told)
    }

    var description: String { source }
  }

  @Test(arguments: [
    Row("<?php 로 만든 결제\n\n뒤", "<?php로만든결제뒤"),
    Row("<!DOCTYPE html\n\n뒤 > 끝", "<!DOCTYPEhtml뒤>끝"),
    Row("<![CDATA[ 가\n\n뒤", "<![CDATA[가뒤", told: ["markup-printed"]),
    Row("- <?xml 설정\n- 나\n\n뒤", "<?xml설정나뒤"),
    Row("> <!ENTITY 가\n\n뒤", "<!ENTITY가뒤"),
    Row("<!-- 메모\n\n## 뒤", "<!--메모뒤", told: ["unclosed-comment"]),
    Row("앞 <!-- 메모\n\n뒤", "앞<!--메모뒤", told: ["unclosed-comment"]),
    Row("- <!-- 가\n- 나 -->\n\n뒤", "<!--가나-->뒤"),
    Row("<script>\n가\n\n뒤", "<script>가뒤", told: ["unclosed-element"]),
    Row("<style>가\n\n뒤", "<style>가뒤", told: ["unclosed-element"]),
    Row("<textarea>\n가\n\n뒤", "<textarea>가뒤"),
    Row("<pre>\n가\n\n**뒤**", "<pre>가뒤"),
    Row("<svg>\n가\n\n뒤", "<svg>가뒤"),
    Row("<title>가\n\n뒤", "<title>가뒤", told: ["unclosed-element"]),
    Row(
      "<div style=\"display: none\">가\n\n뒤", "<divstyle=\"display:none\">가뒤",
      told: ["unclosed-element"]),
    Row("<a href=\"https://a.kr>가</a>\n\n뒤", "<ahref=\"https://a.kr>가</a>뒤"),
    Row("<div class='x>\n가\n\n뒤", "<divclass='x>가뒤"),
    Row("<p align=\"center>가\n\n뒤 \"인용\" > 끝", "<palign=\"center>가뒤\"인용\">끝"),
  ])
  func whatIsNeverClosedIsText(_ row: Row) { expect(row) }

  @Test(arguments: [
    Row(
      "std::vector<int>와 Promise<void>, Array<number>",
      "std::vector<int>와Promise<void>,Array<number>"),
    Row("<T extends Base>제네릭, <T>를 제한", "<TextendsBase>제네릭,<T>를제한"),
    Row("- <PaymentService>를 설계", "<PaymentService>를설계"),
    Row("if a<b and c>d then", "ifa<bandc>dthen"),
    Row("<b2b> 서비스", "<b2b>서비스"),
    Row("<b2b>\n\n서비스", "<b2b>서비스"),
    Row(
      "Map<String, List<Integer>> Option<Link> Array<Input>",
      "Map<String,List<Integer>>Option<Link>Array<Input>"),
    Row("시맨틱 태그(<header>, <main>, <li>)와 <title>", "시맨틱태그(<header>,<main>,<li>)와<title>"),
    Row("<img> 태그와 </body> 앞", "<img>태그와</body>앞"),
    Row("List<Object> x, Vec<U>&y <int i>", "List<Object>x,Vec<U>&y<inti>"),
    Row("<Foo/> <홍길동> < a > 1 <2> 3", "<Foo/><홍길동><a>1<2>3"),
    Row("| 형 |\n|---|\n| Set<T> |", "형Set<T>"),
    Row("## Optional<User> 도입", "Optional<User>도입"),
    Row("`<T>` <b>가</b> <i>나", "<T>가<i>나"),
    Row("<div>\nSet<T>\n</div>", "Set<T>"),
  ])
  func whatIsNoElementIsText(_ row: Row) { expect(row) }

  @Test(arguments: [
    Row("<?php echo 1; ?>\n\n뒤", "뒤", told: ["left-out"]),
    Row("<?php\n\n가\n\n?>\n\n뒤", "뒤", told: ["left-out"]),
    Row("앞 <?a b?> 뒤", "앞뒤", told: ["left-out"]),
    Row("<!DOCTYPE html>\n\n뒤", "뒤", told: ["left-out"]),
    Row("<![CDATA[가]]>\n\n뒤", "가뒤"),
    Row("<!-- 가\n\n나 -->\n\n뒤", "뒤"),
    Row("<a name=\"top\">\n\n## 뒤", "뒤"),
    Row("<p align=\"center\">가\n\n뒤", "가뒤"),
    Row("<ul>\n<li>가\n<li>나\n</ul>\n\n뒤", "가나뒤"),
    Row("<center>가</center> 나<br>다 <kbd>Ctrl</kbd>", "가나다Ctrl"),
    Row("<div>\n\n가\n\n</div>\n\n</div>\n\n뒤", "가뒤"),
    Row("<my-tag>가</my-tag>", "가", told: ["unsupported-html"]),
  ])
  func whatIsClosedIsHTML(_ row: Row) { expect(row) }

  @Test(arguments: ["<?php echo 1; ?>", "<!DOCTYPE html>", "<!-- 메모 -->", "앞 <!-- 메모 --> 뒤"])
  func whatIsNotPrintedIsARewriting(_ source: String) {
    let parsed = ParsedText(source + "\n")
    #expect(parsed.document.rewritings.contains { $0.became.hasPrefix("left out") })
  }

  private func expect(_ row: Row) {
    let parsed = ParsedText(row.source + "\n")
    #expect(parsed.text.filter { !$0.isWhitespace } == row.text)
    #expect(parsed.diagnostics.map(\.id) == row.told)
  }
}

extension ParsedText {
  fileprivate var text: String {
    let written = document.writtenText
    return written.words.map(\.text).joined()
  }
}
