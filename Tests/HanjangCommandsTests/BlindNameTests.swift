import Foundation
import HanjangTestSupport
import Testing

/// Names of blind copies' files.
@Suite struct BlindNameTests {
  private static let resume = "# 홍길동\n\n## 경력\n\n### 한빛상사 | 개발자 (2020.01 ~ 2023.01)\n\n- 일\n"

  @Test func theRecommendedNameNumbersBlindCopies() throws {
    let folder = try BatchFolder()
    try folder.write("홍길동.md", Self.resume)
    try folder.write("김한장.md", Self.resume.replacing("홍길동", with: "김한장"))
    let outcome = try folder.run(["--blind", "--name", "지원자_{number}.pdf"])
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(try Set(folder.files.keys) == ["지원자_1.pdf", "지원자_2.pdf"])
  }

  @Test(arguments: ["{stem}.pdf", "{date}.pdf", "지원자_{name}.pdf"])
  func fieldsThatTellThePersonAreRefused(_ pattern: String) throws {
    let folder = try BatchFolder()
    try folder.write("홍길동.md", Self.resume)
    let batch = try folder.run(["--blind", "--name", pattern])
    #expect(batch.status != 0 && batch.errors.contains("{number}"))
    #expect(try folder.files.isEmpty)
    let export = try Program.run(
      HanjangProgram.path,
      ["export", "\(folder.input)/홍길동.md", "--blind", "-o", "\(folder.output)-\(pattern)"],
      input: Data(), environment: BatchFolder.environment())
    #expect(export.status != 0 && export.errors.contains("{kind}"))
  }

  @Test(arguments: ["홍길동.pdf", "이력서_홍길동.pdf", "Gildong-Hong.pdf", "honggildong.pdf"])
  func aNamedFileIsRefused(_ name: String) throws {
    let folder = try BatchFolder()
    try folder.write("a.md", Self.resume)
    let outcome = try Program.run(
      HanjangProgram.path,
      ["export", "\(folder.input)/a.md", "--blind", "-o", "\(folder.url.path)/\(name)"],
      input: Data(), environment: BatchFolder.environment())
    #expect(outcome.status != 0 && outcome.errors.contains("names the person"))
    #expect(!FileManager.default.fileExists(atPath: "\(folder.url.path)/\(name)"))
  }

  @Test func aConfigurationGivesNames() throws {
    let folder = try BatchFolder()
    try folder.write("a.md", "---\nkind: letter\n---\n# 자기소개서\n\n일합니다.\n")
    let arguments = ["--blind", "--name", "{kind}_{number}.pdf"]
    let without = try folder.run(arguments)
    #expect(without.status != 0 && without.errors.contains("--blind-name"))
    try folder.write("hanjang.yaml", "blind-names: [홍길동, Gildong Hong]\n")
    let outcome = try folder.run(arguments)
    #expect(outcome.status == 0, "\(outcome.errors)")
  }
}
