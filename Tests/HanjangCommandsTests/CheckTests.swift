import Foundation
import HanjangTestSupport
import Testing

/// `hanjang check` says what `hanjang export` says.
@Suite struct CheckTests {
  @Test(arguments: [
    "가 \u{0E01} `\u{0E01}`\n", "# 홍길동\n\n## 경력\n\n### 회사 \u{F0000} | 일\n2020.01 - 2021.13\n",
    "![](missing.png) [a](#nowhere)\n", "---\nstyle: nope\n---\n글\n", "😀 👩‍👩 ☝🏻 끝\n",
    "---\nsytle: wanted\n---\n\n글 $x$ \u{10000}\n",
  ])
  func checkReportsWhatAnExportReports(_ text: String) throws {
    let files = try CommandFiles()
    defer { files.remove() }
    let document = try files.write("a.md", text)
    for options in [[], ["--style", "sidebar"], ["--kind", "article"], ["--verbose"]] {
      let arguments = [document, "--diagnostics", "json"] + options
      let check = try files.run(["check"] + arguments)
      let export = try files.run(["export"] + arguments + ["-o", files.path("a.pdf")])
      func diagnostics(_ errors: String) -> [Substring] {
        errors.split(separator: "\n").filter { $0.hasPrefix("{") }
      }
      #expect(diagnostics(check.errors) == diagnostics(export.errors))
      #expect(check.status == export.status)
    }
  }
}
