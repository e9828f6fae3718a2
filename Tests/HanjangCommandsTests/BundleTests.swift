import Foundation
import HanjangTestSupport
import Testing

/// Several documents in one file, files in a file, and encrypted files, as a user makes them.
@Suite struct BundleTests {
  private let files: CommandFiles

  init() throws { files = try CommandFiles() }

  private static let resume = """
    # 홍길동

    hong@example.com

    ## 경력

    ### 한장소프트 (2020.01 ~ 2021.01)

    - [일](#경력)
    """

  /// Three documents and a PDF of two pages.
  private func inputs() throws -> [String] {
    let extra = try files.write(
      "extra.md", "첨부 1\n\n<!-- pagebreak -->\n\n[첨부](https://example.com/x) 2")
    #expect(try files.run([extra, "--pdf-standard", "none"]).status == 0)
    return [
      try files.write("resume.md", Self.resume),
      try files.write("career.md", "---\nkind: career\n---\n# 경력기술서\n\n## 회사\n\n- 일\n"),
      try files.write("letter.md", "---\nkind: letter\n---\n# 자기소개서\n\n글\n"),
      files.path("extra.pdf"),
    ]
  }

  private func facts<Value>(of name: String, _ read: (PDFInspector) throws -> Value) throws -> Value
  {
    let inspector = try PDFInspector(Array(Data(contentsOf: URL(filePath: files.path(name)))))
    defer { inspector.remove() }
    return try read(inspector)
  }

  @Test func documentsAndPDFsBecomeOneFile() throws {
    defer { files.remove() }
    let outcome = try files.run(inputs() + ["-o", files.path("{name}_{kind}.pdf"), "--verbose"])
    #expect(outcome.status == 0)
    #expect(outcome.errors.contains("[claim-dropped]"))
    let name = "홍길동_이력서.pdf"
    #expect(try facts(of: name) { try $0.information["Pages"] } == "5")
    let addresses = try facts(of: name) { try $0.addresses }
    #expect(addresses.contains("mailto:hong@example.com"))
    #expect(addresses.contains("   5  Annotation    https://example.com/x"))
    let outline = try facts(of: name) { try $0.outline }
    #expect(outline.map(\.title).filter { $0.hasPrefix("이력서") || $0.hasPrefix("경력기술서") } != [])
    #expect(outline.filter { $0.level == 1 }.map(\.title) == ["이력서", "경력기술서", "자기소개서", "extra"])
    let text = try facts(of: name) { try $0.text }
    #expect(text.contains("1 / 5"))
    #expect(text.contains("3 / 5"))
    #expect(text.contains("첨부 1"))
    #expect(try !facts(of: name) { try $0.packet }.contains("pdfuaid:part"))
  }

  /// A link without an action is led to its page all the same.
  @Test func linksWithinAPDFAreKept() throws {
    defer { files.remove() }
    let resume = try files.write("resume.md", Self.resume)
    #expect(try files.run([resume]).status == 0)
    let bundle = [try files.write("letter.md", "글"), files.path("resume.pdf")]
    let outcome = try files.run(bundle + ["-o", files.path("all.pdf"), "--quiet"])
    #expect(outcome.errors == "")
    #expect(outcome.status == 0)
    #expect(try facts(of: "all.pdf") { try $0.addresses }.contains("mailto:hong@example.com"))
  }

  @Test func documentsAloneKeepTheirStandard() throws {
    defer { files.remove() }
    let arguments = try inputs().dropLast() + ["-o", files.path("a.pdf"), "--page-numbers", "part"]
    #expect(try files.run(Array(arguments)).status == 0)
    #expect(try facts(of: "a.pdf") { try $0.packet }.contains("pdfuaid:part"))
    let structure = try facts(of: "a.pdf") { try $0.structure }.map { $0.drop { $0 == " " } }
    #expect(structure.filter { $0.hasPrefix("Part") }.count == 3)
    #expect(structure.contains("\"한장소프트\""))
    #expect(try !facts(of: "a.pdf") { try $0.text }.contains("/ 3"))
  }

  @Test(arguments: [["--pdf-standard", "ua-1"], ["--pdf-standard", "a-2u"]])
  func pagesOfOthersPreventWhatIsAskedFor(_ arguments: [String]) throws {
    defer { files.remove() }
    let outcome = try files.run(inputs() + arguments + ["-o", files.path("a.pdf")])
    #expect(outcome.status == 1)
    #expect(outcome.errors.contains("extra.pdf"))
    #expect(outcome.errors.contains("[standard-unmet]"))
  }

  @Test func brokenAndEncryptedPDFsAreRefused() throws {
    defer { files.remove() }
    let document = try files.write("a.md", "글")
    let broken = try files.write("b.pdf", "%PDF-1.7\nnonsense")
    let other = try files.write("c.pdf", "no PDF")
    let password = try files.write("password", "비밀\n")
    #expect(try files.run([document, "--password-file", password]).status == 0)
    for input in [broken, other, files.path("a.pdf"), files.path("none.pdf")] {
      let outcome = try files.run([document, input, "-o", files.path("x.pdf")])
      #expect(outcome.status == 1)
      #expect(outcome.errors.contains(input))
    }
  }

  // MARK: Files in the file

  @Test func sourcesComeBackAsTheyWere() throws {
    defer { files.remove() }
    let style = try files.write("own.yaml", "extends: article\n")
    let text = "---\nstyle: own.yaml\n---\r\n# 제목\n\n![표](그림.png)\n"
    let document = try files.write("이력서.md", text)
    let picture = try Data(
      contentsOf: Golden.root.appending(path: "samples/images/build-times.png"))
    _ = try files.write("그림.png", Array(picture))
    let arguments = [document, "--attach-source", "--pdf-standard", "a-3a"]
    #expect(try files.run(arguments).status == 0)
    let folder = files.path("out")
    let outcome = try files.run(["extract", files.path("이력서.pdf"), "-o", folder])
    #expect(outcome.status == 0)
    #expect(
      Set(outcome.output.split(separator: "\n").map { $0.dropFirst(folder.count + 1) })
        == ["이력서.md", "그림.png", "own.yaml"])
    #expect(try String(contentsOfFile: folder + "/이력서.md", encoding: .utf8) == text)
    #expect(try Data(contentsOf: URL(filePath: folder + "/그림.png")) == picture)
    #expect(
      FileManager.default.contentsEqual(atPath: style, andPath: folder + "/own.yaml"))
    let again = try files.run(["extract", files.path("이력서.pdf"), "-o", folder])
    #expect(again.status == 1)
    #expect(again.errors.contains("exists already"))
  }

  @Test func documentsOfOneNameAreAllAttached() throws {
    defer { files.remove() }
    let first = try files.write("a/resume.md", "# 하나")
    let second = try files.write("b/resume.md", "# 둘\n\n![그림](p.png)")
    let third = try files.write("c/letter.md", "---\nstyle: styles/own.yaml\n---\n셋")
    _ = try files.write("b/p.png", SamplePicture.png(24, 16))
    _ = try files.write("c/styles/own.yaml", "extends: base-of-own.yaml\n")
    _ = try files.write("c/styles/base-of-own.yaml", "extends: letter\n")
    let all = files.path("all.pdf")
    #expect(try files.run([first, second, third, "--attach-source", "-o", all]).status == 0)
    let folder = files.path("out")
    #expect(try files.run(["extract", all, "-o", folder]).status == 0)
    for (name, original) in [
      ("resume.md", "a/resume.md"), ("2-resume/resume.md", "b/resume.md"),
      ("2-resume/p.png", "b/p.png"), ("letter.md", "c/letter.md"),
      ("styles/own.yaml", "c/styles/own.yaml"),
      ("styles/base-of-own.yaml", "c/styles/base-of-own.yaml"),
    ] {
      #expect(
        FileManager.default.contentsEqual(
          atPath: "\(folder)/\(name)", andPath: files.path(original)), "\(name)")
    }
    // What comes out can be set again.
    #expect(try files.run([folder + "/letter.md", "--strict"]).status == 0)
  }

  /// PDFs of strangers: names that lead elsewhere, that no system takes, and that collide.
  @Test func namesOfStrangersStayInTheFolder() throws {
    defer { files.remove() }
    let document = try files.write("a.md", "글")
    #expect(try files.run([document]).status == 0)
    let names = [
      "../../evil.txt", "/etc/hanjang-test", "C:\\x\\y", "a.txt", "../a.txt", "A.TXT", "CON", "..",
    ]
    var arguments = [files.path("a.pdf")]
    for (number, name) in names.enumerated() {
      let content = try files.write("content-\(number)", name)
      arguments += ["--add-attachment", content, "--filename=\(name)", "--key=\(number)", "--"]
    }
    _ = try Program.output("qpdf", arguments + [files.path("evil.pdf")])
    let outcome = try files.run(["extract", files.path("evil.pdf"), "-o", files.path("in/out")])
    #expect(outcome.status == 0)
    let written = outcome.output.split(separator: "\n").map(String.init)
    #expect(Set(written.map { $0.lowercased() }).count == names.count)
    #expect(written.allSatisfy { $0.hasPrefix(files.path("in/out/")) && !$0.contains("..") })
    let found = try written.map { try String(contentsOfFile: $0, encoding: .utf8) }
    #expect(Set(found) == Set(names))
  }

  @Test(arguments: ["a-2u", "a-2a"])
  func attachmentsNeedTheStandardForThem(_ standard: String) throws {
    defer { files.remove() }
    let document = try files.write("a.md", "글")
    let outcome = try files.run([document, "--attach-source", "--pdf-standard", standard])
    #expect(outcome.status == 1)
    #expect(outcome.errors.contains("a-3a"))
  }

  @Test func fileWithoutAttachmentsIsTold() throws {
    defer { files.remove() }
    let document = try files.write("a.md", "글")
    #expect(try files.run([document]).status == 0)
    let outcome = try files.run(["extract", files.path("a.pdf")])
    #expect(outcome.status == 1)
    #expect(outcome.errors.contains("no files attached"))
  }

  // MARK: Passwords

  @Test func passwordIsNeeded() throws {
    defer { files.remove() }
    let document = try files.write("a.md", "# 비밀 글")
    let password = try files.write("password", "열려라 참깨\r\nmore")
    #expect(
      try files.run([document, "--password-file", password, "--verify", "--attach-source"]).status
        == 0)
    let path = files.path("a.pdf")
    #expect(try Program.output("pdftotext", [path, "-"]).isEmpty)
    #expect(
      try Program.output("pdftotext", ["-upw", "열려라 참깨", path, "-"]).contains("비밀 글"))
    #expect(try Program.output("pdfinfo", ["-upw", "열려라 참깨", path]).contains("AES-256"))
    #expect(try files.run(["extract", path, "-o", files.path("x")]).status == 1)
    #expect(
      try files.run(["extract", path, "-o", files.path("x"), "--password-file", password]).status
        == 0)
  }

  @Test func passwordComesFromStandardInput() throws {
    defer { files.remove() }
    let document = try files.write("a.md", "글")
    #expect(try files.run([document, "--password-file", "-"], input: "p\n").status == 0)
    #expect(
      try Program.output("pdftotext", ["-upw", "p", files.path("a.pdf"), "-"]).contains("글"))
    #expect(try files.run(["-", "--password-file", "-"], input: "p\n").status == 64)
    #expect(try files.run([document, "--password-file", "-"], input: "\n").status == 1)
  }

  @Test func archivesAreNotEncrypted() throws {
    defer { files.remove() }
    let document = try files.write("a.md", "글")
    let password = try files.write("password", "p")
    let outcome = try files.run(
      [document, "--password-file", password, "--pdf-standard", "a-2u"])
    #expect(outcome.status == 1)
    #expect(outcome.errors.contains("encrypted"))
  }
}
