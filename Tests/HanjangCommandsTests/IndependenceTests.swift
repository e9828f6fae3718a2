import Foundation
import HanjangTestSupport
import Testing

/// Nothing that a document does is visible in the next one of the same process.
@Suite struct IndependenceTests {
  /// Each does something to fonts that others could see.
  private static let documents = [
    "`\u{0E01}`\n", "\u{0E01} a\n", "**\u{0E01}**, `a` \u{0E01}\n", "\u{10000} \u{F0000} 가\n",
    "# 홍길동 \u{10000}\n\n## 경력\n\n### 한빛 | 개발자\n2020.01 - 2021.01\n\n- 글 **굵게 \u{10000}**\n",
    "😀 👩‍👩 ☝🏻\n", "가나다 `code` *emphasis*\n", "漢字 龘 日本 ぁ\n", "שלום العربية abc\n",
    "---\nstyle: sidebar\n---\n\n# 홍길동\n\n## 기술\n\n- 언어: Swift\n", "| a | ก |\n|-|-|\n| 1 | 2 |\n",
    "```swift\nlet ก = 1 // 한글 → 끝\n```\n", "Latin only, **bold**\n", "→ Ω ⅔ ① ㍿\n",
    // A font that cannot be so large is in an error from then on.
    drawing("width='40' height='40'", "<text transform='rotate(9) scale(9e4)'>가 a</text>"),
    drawing("viewBox='0 0 9 9'", "<text>가 a</text>"),
  ]

  private static func drawing(_ size: String, _ content: String) -> String {
    let svg = "<svg xmlns='http://www.w3.org/2000/svg' \(size)>\(content)</svg>"
    return "![그림](data:image/svg+xml;base64,\(Data(svg.utf8).base64EncodedString())){width=40pt}\n"
  }

  /// - Parameter step: from one document to the next, by which each comes twice.
  @Test(arguments: [5, 9, 13])
  func filesAreThoseOfAProcessOfTheirOwn(_ step: Int) throws {
    let folder = try BatchFolder()
    for (number, text) in Self.documents.enumerated() { try folder.write("\(number).md", text) }
    let count = Self.documents.count
    let order = (0..<(2 * count)).map { $0 * step % (2 * count) % count }
    let alone = try Self.documents.indices.map { try folder.exported("\($0).md") }
    var jobs = Data()
    for (turn, number) in order.enumerated() {
      let job: [String: Any] = [
        "id": turn + 1, "input": "\(folder.input)/\(number).md",
        "output": folder.url.appending(path: "\(turn).pdf").path,
      ]
      let json = try JSONSerialization.data(withJSONObject: job)
      jobs += Data("\(json.count) ".utf8) + json + Data("\n".utf8)
    }
    let outcome = try Program.run(
      HanjangProgram.path, ["worker"], input: jobs, environment: BatchFolder.environment())
    #expect(outcome.status == 0)
    for (turn, number) in order.enumerated() {
      let made = try Data(contentsOf: folder.url.appending(path: "\(turn).pdf"))
      #expect(made == alone[number], "\(order[...turn])")
    }
  }
}
