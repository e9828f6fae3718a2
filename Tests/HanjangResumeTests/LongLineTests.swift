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
}
