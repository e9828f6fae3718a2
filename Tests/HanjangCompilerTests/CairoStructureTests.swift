import HanjangRender
import Testing

/// Of cairo's own structure tree, only the elements are taken out of the table.
struct CairoStructureTests {
  private static let objects = [
    "1 0 obj\n<< /Type /StructTreeRoot\n   /K [ 2 0 R ]\n>>\nendobj\n",
    "2 0 obj\n<< /Type /StructElem\n   /S /Span\n>>\nendobj\n",
    "3 0 obj\n<< /Type /Font >>\nendobj\n",
    "4 0 obj\n<< /Type /StructElem\n   /S /Span\n>>\nendobj\n",
  ]

  private static func file(table: String = "xref\n0 5\n", ending: String = "\n%%EOF\n") -> [UInt8] {
    var text = "%PDF-1.5\n"
    var entries = "0000000000 65535 f \n"
    for object in objects {
      let digits = String(text.utf8.count)
      entries += String(repeating: "0", count: 10 - digits.count) + digits + " 00000 n \n"
      text += object
    }
    let start = text.utf8.count
    text += table + entries + "trailer\n<< /Size 5 >>\nstartxref\n\(start)" + ending
    return Array(text.utf8)
  }

  private static func freed(_ source: [UInt8]) -> [UInt8] {
    var bytes = source
    _ = bytes.withUnsafeMutableBytes { CairoStructure.free(in: $0) }
    return bytes
  }

  @Test func elementsAreFreedAndNothingElse() {
    let source = Self.file()
    let changes = zip(source, Self.freed(source)).filter { $0 != $1 }
    #expect(changes.map(\.0) == Array("nn".utf8))
    #expect(changes.map(\.1) == Array("ff".utf8))
    let table = String(decoding: Self.freed(source), as: UTF8.self)
      .split(separator: "xref\n0 5\n")[1].split(separator: "\n").prefix(5)
    #expect(table.map { $0.dropLast().last } == ["f", "n", "f", "n", "f"])
  }

  @Test(arguments: [
    file(table: "xref\n0 5000000\n"), file(table: "7 0 obj\n<< /Type /XRef >>\n"),
    file(ending: String(repeating: " ", count: 80)), Array(file().dropLast(60)), [],
  ])
  func anotherEndStaysAsItIs(_ source: [UInt8]) {
    #expect(Self.freed(source) == source)
  }
}
