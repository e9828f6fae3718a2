import Foundation
import HanjangCore
import HanjangTestSupport
import Testing

/// Fonts that are not installed, and what `hanjang doctor` says of those that are.
@Suite struct FontPathTests {
  private let folder = TemporaryFolder()
  private static let family = "HanjangOwnLetters"
  private static let style = "extends: wanted\ntext: { body: { families: [\(family)] } }\n"

  /// An installed font under a name that no font has.
  private func makeFont(in name: String) throws {
    let path = "/usr/share/fonts/truetype/nanum/NanumGothicCoding.ttf"
    var bytes = try Data(contentsOf: URL(filePath: path))
    for encoding in [String.Encoding.ascii, .utf16BigEndian] {
      let old = try #require("NanumGothicCoding".data(using: encoding))
      let new = try #require(Self.family.data(using: encoding))
      while let place = bytes.range(of: old) { bytes.replaceSubrange(place, with: new) }
    }
    try folder.write("\(name)/own.ttf", Array(bytes))
  }

  private func run(_ words: [String], variable: String? = nil) throws -> Program.Outcome {
    var environment = ["PATH": "/usr/bin:/bin", "HOME": folder.path("home")]
    environment["HANJANG_FONT_PATH"] = variable
    return try Program.run(HanjangProgram.path, words, environment: environment)
  }

  @Test func fontsOfTheFolderAreUsed() throws {
    defer { folder.remove() }
    try makeFont(in: "글꼴 모음")
    let fonts = folder.path("글꼴 모음")
    let style = try folder.write("own.yaml", Self.style)
    let path = try folder.write("in/a.md", "# 글\n\n가나다\n")
    let check = ["check", path, "--strict", "--style", style]
    #expect(try run(check).status == 1, "nobody has the family")
    #expect(try run(check + ["--font-path", fonts]).status == 0)
    #expect(try run(check + ["--font-path=\(fonts)"]).status == 0)
    #expect(try run(check, variable: fonts).status == 0)
    #expect(try run(check + ["--font-path", folder.path("in")], variable: fonts).status == 0)
    let batch = [
      "batch", folder.path("in"), "-o", folder.path("out"), "--style", style, "--strict",
    ]
    #expect(try run(batch).status == 1)
    #expect(try run(batch + ["--font-path", fonts]).status == 0, "workers see them, too")
  }

  @Test(arguments: ["missing", "a.md", ""])
  func whatIsNoFolderIsRefused(_ name: String) throws {
    defer { folder.remove() }
    let path = try folder.write("a.md", "# 글\n")
    let outcome = try run(["check", path, "--font-path", name.isEmpty ? "" : folder.path(name)])
    #expect(outcome.status == 64)
    #expect(outcome.errors.contains("isn't a folder"), "\(outcome.errors)")
  }

  @Test func doctorListsFontsAndLibraries() throws {
    defer { folder.remove() }
    try makeFont(in: "more")
    let outcome = try run(["doctor", "--json", "--font-path", folder.path("more")])
    #expect(outcome.status == 0)
    let report = try JSONParser.value(of: outcome.output)
    #expect(report["usable"] == .boolean(true))
    let roles = report["fonts"].elements.map { $0["role"].string }
    #expect(roles == ["text", "Latin", "code", "emoji"])
    let folders = report["fontFolders"].elements.filter { $0["exists"] == .boolean(true) }
    #expect(folders.contains { $0["path"].string.hasSuffix("/more") })
    #expect(report["libraries"].elements.allSatisfy { $0["version"].string.contains(".") })
    let text = try run(["doctor"])
    #expect(text.status == 0)
    #expect(text.output.contains("Noto Sans CJK KR"), "\(text.output)")
  }
}
