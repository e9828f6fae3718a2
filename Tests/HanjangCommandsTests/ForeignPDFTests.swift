import Foundation
import HanjangTestSupport
import Testing

/// PDFs of strangers: what is taken over of them, what isn't, and what they may ask for.
@Suite struct ForeignPDFTests {
  private let files: CommandFiles

  init() throws { files = try CommandFiles() }

  private func bundle(_ pdf: HandmadePDF) throws -> Program.Outcome {
    try bundle(pdf.bytes)
  }

  private func bundle(_ bytes: [UInt8]) throws -> Program.Outcome {
    let document = try files.write("a.md", "# 글")
    let foreign = try files.write("foreign.pdf", bytes)
    return try files.run([document, foreign, "-o", files.path("all.pdf"), "--diagnostics", "json"])
  }

  /// The finished file with all its objects readable.
  private func finished() throws -> String {
    let path = files.path("all.pdf")
    #expect(try Program.run("/usr/bin/qpdf", ["--check", path]).status == 0)
    let data = try Program.data(
      "qpdf", ["--qdf", "--object-streams=disable", "--stream-data=uncompress", path, "-"])
    return String(decoding: data, as: UTF8.self)
  }

  private func count(_ outcome: Program.Outcome, _ id: String) -> Int {
    outcome.errors.components(separatedBy: "\"\(id)\"").count - 1
  }

  // MARK: Annotations

  private static let link = "/Type/Annot/Subtype/Link/Rect[0 0 9 9]"
  private static let script = "<</S/JavaScript/JS(app.alert\\(1\\))>>"

  /// Each with a word that may not be in the file, and the reports it makes.
  static let unwanted: [(annotation: String, word: String, reports: Int)] = [
    ("\(link)/A<</S/URI/URI(https://ok.example)/Next \(script)>>", "JavaScript", 1),
    ("\(link)/A<</S/URI/URI(https://ok.example)>>/PA \(script)", "JavaScript", 1),
    ("\(link)/A<</S/URI/URI(https://ok.example)>>/AA<</E \(script)>>", "JavaScript", 1),
    (
      "\(link)/A<</S/URI/URI(https://ok.example)/Next[\(script) \(script)]>>/PA \(script)", "alert",
      1
    ),
    ("\(link)/A \(script)", "JavaScript", 1),
    ("\(link)/A<</S/URI/URI(javascript:alert\\(1\\))>>", "alert", 1),
    ("\(link)/A<</S/URI/URI(file:///etc/passwd)>>", "passwd", 1),
    ("\(link)/A<</S/URI/URI( https://x.example)>>", "x.example", 1),
    ("\(link)/A<</S/URI/URI(https://x.example\\000\\001)>>", "x.example", 1),
    ("\(link)/A<</S/URI/URI(data:text/html,x)>>", "text/html", 1),
    ("\(link)/A<</S/Launch/F(calc.exe)>>", "calc.exe", 1),
    ("\(link)/A<</S/GoToR/F(\\\\\\\\evil\\\\s)/D[0/Fit]>>", "evil", 1),
    ("\(link)/A<</S/GoToE/T<</R/C/N(a)>>/D[0/Fit]>>", "GoToE", 1),
    ("\(link)/A<</S/SubmitForm/F(http://evil.example)>>", "evil", 1),
    ("\(link)/A<</S/ImportData/F(x.fdf)>>", "x.fdf", 1),
    ("\(link)/Dest[99 0 R/Fit]", "/Link", 1),
    ("/Subtype/FileAttachment/Rect[0 0 9 9]/FS 8 0 R", "PAYLOAD", 1),
    ("/Subtype/RichMedia/Rect[0 0 9 9]/RichMediaContent<</X(FILM)>>", "FILM", 1),
    ("/Subtype/Screen/Rect[0 0 9 9]/A<</S/Rendition/JS(x)>>", "Rendition", 1),
    ("/Subtype/3D/Rect[0 0 9 9]/3DD 8 0 R", "3DD", 1),
    ("/Subtype/Widget/FT/Btn/T(b)/Rect[0 0 9 9]/A \(script)", "Widget", 1),
    ("/Subtype/Text/Rect[0 0 9 9]/Contents(REMARK)", "REMARK", 1),
    ("/Subtype/Unheard/Rect[0 0 9 9]/A \(script)", "Unheard", 1),
  ]

  private static let payload = [
    8: "<</Type/Filespec/F(evil.exe)/EF<</F 6 0 R>>>>",
    6: HandmadePDF.stream("PAYLOAD", "/Type/EmbeddedFile"),
  ]

  @Test(arguments: unwanted.indices)
  func annotationThatDoesMoreThanOpenAnAddressIsLeftOut(_ index: Int) throws {
    defer { files.remove() }
    let (annotation, word, reports) = Self.unwanted[index]
    let pdf = HandmadePDF(page: "/Annots[<<\(annotation)>> <<\(annotation)>>]", more: Self.payload)
    let outcome = try bundle(pdf)
    #expect(outcome.status == 0)
    #expect(count(outcome, "pdf-left-out") == reports)
    let file = try finished()
    #expect(!file.contains(word))
    #expect(file.contains("https://ok.example") == annotation.contains("ok.example"))
  }

  @Test(arguments: [
    "http://a.example", "https://a.example/?q=(1)", "HTTPS://A.EXAMPLE", "mailto:a@b.example",
    "tel:+82-10-1234-5678",
  ])
  func linkWithAnAddressIsKept(_ address: String) throws {
    defer { files.remove() }
    let escaped = address.replacing("(", with: "\\(").replacing(")", with: "\\)")
    let outcome = try bundle(
      HandmadePDF(page: "/Annots[<<\(Self.link)/A<</S/URI/URI(\(escaped))>>>>]"))
    #expect(outcome.status == 0)
    #expect(count(outcome, "pdf-left-out") == 0)
    #expect(try Program.output("pdfinfo", ["-url", files.path("all.pdf")]).contains(address))
  }

  @Test(arguments: [
    ("\(link)/Dest[3 0 R/XYZ 0 9 null]", ""), ("\(link)/A<</S/GoTo/D[3 0 R/Fit]>>", ""),
    ("\(link)/Dest(here)", "/Names<</Dests<</Names[(here)[3 0 R/Fit]]>>>>"),
    ("\(link)/Dest/here", "/Dests<</here<</D[3 0 R/Fit]>>>>"),
  ])
  func linkToAPageLeadsToItInTheBundle(_ annotation: String, catalog: String) throws {
    defer { files.remove() }
    let outcome = try bundle(HandmadePDF(catalog: catalog, page: "/Annots[<<\(annotation)>>]"))
    #expect(outcome.status == 0)
    #expect(count(outcome, "pdf-left-out") == 0)
    #expect(try finished().contains("/Dest ["))
  }

  /// What the catalog or a page runs, holds or hides, and what its objects fetch.
  @Test(arguments: [
    ("/OpenAction \(script)", "", "JavaScript"), ("/AA<</WC \(script)>>", "", "JavaScript"),
    ("/Names<</JavaScript<</Names[(a)\(script)]>>>>", "", "JavaScript"),
    ("/Names<</EmbeddedFiles<</Names[(x) 8 0 R]>>>>", "", "PAYLOAD"),
    ("/AcroForm<</Fields[]/XFA 6 0 R>>", "", "PAYLOAD"), ("", "/AA<</O \(script)>>", "JavaScript"),
    ("", "/AF[8 0 R]", "PAYLOAD"),
  ])
  func whatRunsOrHidesIsLeftOut(_ catalog: String, page: String, word: String) throws {
    defer { files.remove() }
    let outcome = try bundle(HandmadePDF(catalog: catalog, page: page, more: Self.payload))
    #expect(outcome.status == 0)
    #expect(count(outcome, "pdf-left-out") == 1)
    #expect(try !finished().contains(word))
  }

  @Test(arguments: [
    "/Ref<</F(SECRET)/Page 0>>", "/OPI<</2.0<</F(SECRET)>>>>", "/AF[8 0 R]", "/Metadata 6 0 R",
    "/PieceInfo<</X<</Private(SECRET)>>>>", "/F(SECRET)",
  ])
  func formsFetchAndHideNothing(_ entry: String) throws {
    defer { files.remove() }
    let form = HandmadePDF.stream("0 0 m", "/Type/XObject/Subtype/Form/BBox[0 0 9 9]\(entry)")
    let pdf = HandmadePDF(
      page: "/Resources<</XObject<</A 5 0 R>>>>/PieceInfo<</X(SECRET)>>",
      more: Self.payload.merging([5: form]) { $1 })
    #expect(try bundle(pdf).status == 0)
    let file = try finished()
    #expect(!file.contains("SECRET"))
    #expect(!file.contains("PAYLOAD"))
  }

  // MARK: Bounds

  @Test(arguments: [("--extract=n", 1), ("--extract=y", 0), ("--print=none", 0)])
  func restrictionThatABundleLosesIsReported(_ permission: String, reports: Int) throws {
    defer { files.remove() }
    let plain = try files.write("plain.pdf", HandmadePDF().bytes)
    let encrypted = files.path("restricted.pdf")
    _ = try Program.output(
      "qpdf", ["--encrypt", "", "owner", "256", permission, "--", plain, encrypted])
    let outcome = try bundle(Array(Data(contentsOf: URL(filePath: encrypted))))
    #expect(outcome.status == 0)
    #expect(count(outcome, "pdf-restricted") == reports)
  }

  /// A tree of pages with one child a level.
  private static func chain(_ levels: Int) -> HandmadePDF {
    var pdf = HandmadePDF()
    pdf.objects[1] = Array("<</Type/Catalog/Pages 10 0 R>>".utf8)
    for level in 10..<(10 + levels) {
      pdf.objects[level] = Array(
        "<</Type/Pages/Kids[\(level + 1) 0 R]/Count 1/Parent \(level - 1) 0 R>>".utf8)
    }
    pdf.objects[10] = Array("<</Type/Pages/Kids[11 0 R]/Count 1>>".utf8)
    pdf.objects[10 + levels] = pdf.objects[3]
    return pdf
  }

  @Test(arguments: [("page tree", 255, 0), ("page tree", 300, 1), ("page tree", 20_000, 1)])
  func pageTreeIsBounded(_ bound: String, levels: Int, status: Int32) throws {
    defer { files.remove() }
    let outcome = try bundle(Self.chain(levels))
    #expect(outcome.status == status)
    #expect(outcome.errors.contains("256 levels") == (status == 1))
  }

  @Test func pagesAndObjectsAreBounded() throws {
    defer { files.remove() }
    var many = HandmadePDF()
    let kids = String(repeating: "3 0 R ", count: 30_000)
    many.objects[2] = Array("<</Type/Pages/Count 30000/Kids[\(kids)]>>".utf8)
    #expect(try bundle(many).errors.contains("more than 20000 pages"))
    var deep = HandmadePDF(page: "/Resources 10 0 R")
    for number in 10..<40_000 { deep.objects[number] = Array("<</A \(number + 1) 0 R>>".utf8) }
    #expect(try bundle(deep).errors.contains("nested more than 1000 deep"))
    var wide = HandmadePDF(page: "/Resources<</A 5 0 R>>")
    wide.objects[5] = Array("[\(String(repeating: "1 ", count: 1_100_000))]".utf8)
    #expect(try bundle(wide).errors.contains("more than 1000000 objects"))
    let annotations = String(repeating: "null ", count: 110_000)
    #expect(
      try bundle(HandmadePDF(page: "/Annots[\(annotations)]")).errors.contains("100000 annotations")
    )
  }

  /// 2 GB in an object stream that the catalog or a page leads to.
  @Test(arguments: ["/Names 10 0 R", "/AcroForm 10 0 R", ""])
  func objectStreamIsBounded(_ catalog: String) throws {
    defer { files.remove() }
    var pdf = HandmadePDF(catalog: catalog, page: "/Resources 10 0 R")
    pdf.objects[5] = HandmadePDF.bomb("10 0 ", count: 2 << 30, "/Type/ObjStm/N 1/First 5")
    pdf.compressed = (5, [10])
    let outcome = try bundle(pdf)
    #expect(outcome.status == 1)
    #expect(outcome.errors.contains("MB of memory"))
  }

  // MARK: Attached files

  private func extract(_ pdf: HandmadePDF) throws -> Program.Outcome {
    let path = try files.write("foreign.pdf", pdf.bytes)
    return try files.run(["extract", path, "-o", files.path("out"), "--timeout", "20"])
  }

  private static let oneFile = "/Names[(a)<</F(a.txt)/EF<</F 6 0 R>>>>]"

  @Test(arguments: [
    [7: "<</Kids[7 0 R 7 0 R]>>"], [7: "<</Kids[8 0 R 8 0 R]>>", 8: "<</Kids[7 0 R 7 0 R]>>"],
    [7: "<</Kids[8 0 R 7 0 R]>>", 8: "<<\(oneFile)/Kids[8 0 R]>>"],
  ])
  func treeThatLeadsBackToItselfEnds(_ tree: [Int: String]) throws {
    defer { files.remove() }
    let pdf = HandmadePDF(
      catalog: "/Names<</EmbeddedFiles 7 0 R/Dests 7 0 R>>",
      more: tree.merging([6: HandmadePDF.stream("text")]) { $1 })
    let hasFile = tree.values.contains { $0.contains("a.txt") }
    #expect(try extract(pdf).status == (hasFile ? 0 : 1))
    #expect(files.exists("out/a.txt") == hasFile)
    #expect(try bundle(pdf).status == 0)
  }

  @Test(arguments: [3, 300, 3_000])
  func sizeOfAttachedFilesIsBounded(megabytes: Int) throws {
    defer { files.remove() }
    var pdf = HandmadePDF(catalog: "/Names<</EmbeddedFiles<<\(Self.oneFile)>>>>")
    pdf.objects[6] = HandmadePDF.bomb("a", count: megabytes << 20, "/Type/EmbeddedFile")
    let outcome = try extract(pdf)
    #expect(outcome.status == (megabytes < 256 ? 0 : 1))
    #expect(files.exists("out/a.txt") == (megabytes < 256))
    #expect(megabytes < 256 || outcome.errors.contains("MB"))
  }

  @Test func numberOfAttachedFilesIsBounded() throws {
    defer { files.remove() }
    let names = String(repeating: "(a) 8 0 R ", count: 110_000)
    let pdf = HandmadePDF(catalog: "/Names<</EmbeddedFiles<</Names[\(names)]>>>>")
    #expect(try extract(pdf).errors.contains("more than 100000 entries"))
  }
}
