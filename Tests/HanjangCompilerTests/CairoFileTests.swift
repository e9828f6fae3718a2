import HanjangTestSupport
import Testing

@testable import HanjangRender

/// What cairo wrote is found where it stands, and comes out in a file that others can read.
struct CairoFileTests {
  private static let objects = [
    "1 0 obj\n<< /Type /Pages\n   /Kids [ 3 0 R 7 0 R ]\n   /Count 2\n>>\nendobj\n",
    "2 0 obj\n<< /Type /Catalog /Pages 1 0 R /StructTreeRoot 6 0 R >>\nendobj\n",
    "3 0 obj\n<< /Type /Page % 1\n   /Parent 1 0 R\n   /Contents 4 0 R\n   /StructParents 0\n>>\n"
      + "endobj\n",
    "4 0 obj\n<< /Length 5 0 R\n>>\nstream\nBT (endobj) Tj ET\nendstream\nendobj\n",
    "5 0 obj\n   17\nendobj\n",
    "6 0 obj\n<< /Type /StructTreeRoot >>\nendobj\n",
    "7 0 obj\n<< /Type /Page /Parent 1 0 R >>\nendobj\n",
  ]

  private static func file(
    table: String = "xref\n0 8\n", trailer: String = "<< /Size 8 /Root 2 0 R >>",
    ending: String = "\n%%EOF\n"
  ) -> [UInt8] {
    var text = "%PDF-1.5\n"
    var entries = "0000000000 65535 f \n"
    for object in objects {
      let digits = String(text.utf8.count)
      entries += String(repeating: "0", count: 10 - digits.count) + digits + " 00000 n \n"
      text += object
    }
    let start = text.utf8.count
    text += table + entries + "trailer\n\(trailer)\nstartxref\n\(start)" + ending
    return Array(text.utf8)
  }

  @Test func pagesLeadToWhatIsNeededAndNothingElse() throws {
    let file = try CairoFile(drawn: Self.file())
    #expect(file.tree.number == 1)
    #expect(file.pages.map(\.number) == [3, 7])
    let found = file.objects(from: file.tree) { _, _ in }
    #expect(Set(found.map(\.reference.number)) == [1, 3, 4, 7])
    let content = found.first { $0.reference.number == 4 }?.object
    #expect(content?.data.map { String(decoding: $0, as: UTF8.self) } == "BT (endobj) Tj ET")
    #expect(content?.dictionary?.entries.isEmpty == true)
  }

  @Test func whatIsTakenAwayIsNotFollowed() throws {
    let file = try CairoFile(drawn: Self.file())
    let found = file.objects(from: file.tree) { _, dictionary in dictionary.remove("Contents") }
    #expect(Set(found.map(\.reference.number)) == [1, 3, 7])
  }

  @Test(arguments: [
    file(table: "xref\n0 5000000\n"), file(table: "xref\n0 7\n"), file(trailer: "<< /Size 8 >>"),
    file(trailer: "<< /Root 6 0 R >>"), file(trailer: "<< /Root 99 0 R >>"), file(trailer: "3"),
    Array(file().prefix(300)), Array("startxref\n99999999".utf8), [],
  ])
  func anotherFormIsAnErrorAndNoCrash(_ source: [UInt8]) {
    // libqpdf may repair it.
    _ = try? CairoFile(drawn: source)
  }

  /// As cairo 1.18 writes it.
  @Test func aFileWithStreamsOfObjectsIsTakenApart() throws {
    var file = PDFAssembler(taken: [], capacity: 0)
    let (tree, page, content) = (file.reserve(), file.reserve(), file.reserve())
    file.addStream(content, data: try Deflater().deflated(Array("q Q".utf8))) {
      $0 += "/Filter/FlateDecode"
    }
    file.add(tree) {
      $0 += "<</Type/Pages/Count 1/Kids["
      $0.reference(page)
      $0 += "]>>"
    }
    file.add(page) {
      $0 += "<</Type/Page/MediaBox[0 0 9 9]/Parent"
      $0.reference(tree)
      $0 += "/Contents"
      $0.reference(content)
      $0 += ">>"
    }
    let root = file.add {
      $0 += "<</Type/Catalog/Pages"
      $0.reference(tree)
      $0 += ">>"
    }
    let info = file.add { $0 += "<<>>" }
    let read = try CairoFile(drawn: file.finish(root: root, info: info))
    #expect(read.pages.count == 1)
    #expect(read.content(ofPage: 0)?.data.starts(with: Array("q Q".utf8)) == true)
    #expect(!read.hasFont)
  }

  /// More objects than one stream holds, between numbers that are taken.
  @Test func everyObjectIsWhereTheTableSays() throws {
    let taken = [3, 7, 120].map { PDFReference(number: $0) }
    var file = PDFAssembler(taken: taken, capacity: 0)
    var references: [PDFReference] = []
    for number in 0..<230 { references.append(file.add { $0.integer(number) }) }
    #expect(Set(references).count == 230)
    #expect(Set(references).isDisjoint(with: taken))
    let tree = file.add { $0 += "<</Type/Pages/Count 0/Kids[]>>" }
    let root = file.add { syntax in
      syntax += "<</Type/Catalog/Pages"
      syntax.reference(tree)
      syntax += "/All"
      syntax.references(references)
      syntax += ">>"
    }
    let read = try QPDFFile(file.finish(root: root, info: file.reserve()))
    let numbers = read.items(of: read.value("/All", of: read.root)).map { Int(read.number($0)) }
    #expect(numbers == Array(0..<230))
  }

  @Test(arguments: [[], [UInt8](repeating: 7, count: 100_000), Array("가나다".utf8)])
  func whatIsCompressedComesBack(_ bytes: [UInt8]) throws {
    let deflated = try Deflater().deflated(bytes)
    #expect(Deflater.inflated(deflated[...]) == bytes)
    #expect(Deflater.inflated(deflated.dropLast(5)) == nil)
  }
}

/// A page's content is found in what cairo has just written.
struct PageContentTests {
  private static func page(
    content: String = "BT (\nendstream) Tj ET", filter: String = "", length: Int? = nil,
    dictionary: String = "<< /Type /Page % 1\n   /Contents 4 0 R\n>>"
  ) -> [UInt8] {
    let length = length ?? content.utf8.count
    return Array(
      """
      4 0 obj
      << /Length 5 0 R
      \(filter)>>
      stream
      \(content)
      endstream
      endobj
      5 0 obj
         \(length)
      endobj
      2 0 obj
      \(dictionary)
      endobj

      """.utf8)
  }

  @Test func contentIsFound() throws {
    let bytes = Self.page()
    let range = try #require(CairoFile.pageContent(in: bytes))
    #expect(String(decoding: bytes[range], as: UTF8.self) == "BT (\nendstream) Tj ET")
  }

  @Test(arguments: [
    page(filter: "   /Filter /FlateDecode\n"), page(length: 3), page(dictionary: "<< >>"),
    page(dictionary: "<< /Contents 7 0 R >>"), page(dictionary: "<< /Contents [] >>"),
    Array(page().prefix(30)), [],
  ])
  func anythingElseIsLeftToTheFinisher(_ bytes: [UInt8]) {
    #expect(CairoFile.pageContent(in: bytes) == nil)
  }
}
