import HanjangCompiler
import Testing

@Suite struct FileNamePatternTests {
  @Test(arguments: [
    ("{name}_{headline}_{kind}.pdf", "홍길동_백엔드 개발자_이력서.pdf"),
    ("out/{kind}-{name}.pdf", "out/이력서-홍길동.pdf"), ("{stem}.pdf", "resume.pdf"),
    ("{name}{title}.pdf", "홍길동.pdf"), ("{title}_{name}.pdf", "홍길동.pdf"),
    ("{name}_{title}_{kind}.pdf", "홍길동_이력서.pdf"), ("2026 {name}.v2.pdf", "2026 홍길동.v2.pdf"),
    ("{title}.pdf", "fallback.pdf"), ("{name}", "홍길동"),
  ])
  func placesAreFilled(_ pattern: String, path: String) throws {
    let values: FileNamePattern.Values = [
      .name: "홍길동", .headline: "백엔드 개발자", .kind: "이력서", .stem: "resume", .title: "",
    ]
    #expect(try FileNamePattern(pattern).path(values, fallback: "fallback") == path)
  }

  @Test(arguments: [
    ("../../etc/passwd", "etc passwd.pdf"), ("a/b\\c:d*e?f\"g<h>i|j", "a b c d e f g h i j.pdf"),
    ("-rf", "rf.pdf"), (".hidden", "hidden.pdf"), ("끝. ", "끝.pdf"), ("a\u{0}b\nc", "a b c.pdf"),
    ("CON", "_CON.pdf"), ("lpt1.old", "_lpt1.old.pdf"), ("COM¹", "_COM¹.pdf"),
    ("conin$", "_conin$.pdf"), ("LPT³.a", "_LPT³.a.pdf"), ("\u{202E}fdp", "fdp.pdf"),
    ("\u{1112}\u{1169}\u{11BC}", "홍.pdf"), ("👨‍💻", "👨‍💻.pdf"), ("~", "fallback.pdf"),
  ])
  func namesAreSafeOnEverySystem(_ name: String, path: String) throws {
    let made = try FileNamePattern("{name}.pdf").path([.name: name], fallback: "fallback")
    #expect(Array(made.unicodeScalars) == Array(path.unicodeScalars))
  }

  @Test func longNamesAreCutBetweenCharacters() throws {
    let made = try FileNamePattern("{name}.pdf").path([.name: String(repeating: "가", count: 300)])
    #expect(made == String(repeating: "가", count: 60) + ".pdf")
  }

  @Test(arguments: [
    ("{nmae}.pdf", "did you mean {name}?"), ("{name.pdf", "a { has no }"),
    ("{name}/x.pdf", "only the file's own name"), ("{}.pdf", "{} isn't one of"),
  ])
  func wrongPatternsAreToldApart(_ pattern: String, message: String) {
    let error = #expect(throws: FileError.self) { try FileNamePattern(pattern) }
    #expect(error?.message.contains(message) == true)
  }
}
