import HanjangMarkdown
import HanjangResume
import HanjangTestSupport
import Testing

/// Lines of tens of thousands of words, for which a second pass over the line at each word takes
/// minutes.
@Suite(.timeLimit(.minutes(1))) struct LongLineTests {
  @Test func endlessTitleIsNoName() {
    let text = "# " + String(repeating: "b ", count: 20_000) + "이력서\n"
    let manuscript = ResumeRecognizer().recognize(ParsedText(text).document)
    #expect(manuscript.header.name == nil)
  }

  @Test(arguments: [(30, true), (20_000, false)])
  func onlyLinesOfSomeLengthAreSkills(_ count: Int, areSkills: Bool) {
    let names = (0..<count).map { "Swift\($0)" }.joined(separator: ", ")
    let document = ParsedText("# 홍길동\n\n## 기술\n\n- \(names)\n").document
    let parts = ResumeRecognizer().recognize(document).sections.flatMap(\.parts)
    var found = 0
    for case .skills(let groups, _) in parts { found += groups.flatMap(\.names).count }
    #expect(found == (areSkills ? count : 0))
  }

  /// A dated line that follows a list at once begins the next entry, after however many lines.
  @Test func endlessItemEndsAtItsDatedLine() {
    let lines = String(repeating: "결제 개발\n", count: 20_000)
    let text = "# 홍길동\n\n## 경력\n\n2016.02 ~ 2018.02 한강상사\n- \(lines)2018.03 ~ 2020.05 한빛커머스\n"
    let sections = ResumeRecognizer().recognize(ParsedText(text).document).sections
    let titles = sections.flatMap(\.parts).compactMap { part in
      if case .entry(let entry) = part { entry.title.plainText } else { nil }
    }
    #expect(titles == ["한강상사", "한빛커머스"])
  }
}
