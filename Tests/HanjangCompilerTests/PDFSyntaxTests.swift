import Testing

@testable import HanjangRender

/// What is written and read in PDF's syntax, value by value.
struct PDFSyntaxTests {
  private static func written(_ body: (inout PDFSyntax) -> Void) -> String {
    var syntax = PDFSyntax()
    body(&syntax)
    return String(decoding: syntax.bytes, as: UTF8.self)
  }

  @Test(
    arguments: [
      (0, " 0"), (12, " 12"), (-3.5, " -3.5"), (0.05, " 0.05"), (-0.05, " -0.05"), (1.005, " 1"),
      (595.276, " 595.28"), (99.999, " 100"), (.infinity, " 10000000000000"), (0.1, " 0.1"),
    ] as [(Double, String)])
  func realsHaveTwoDigits(_ value: Double, _ text: String) {
    #expect(Self.written { $0.real(value) } == text)
  }

  @Test(arguments: [
    ("Link", "/Link"), ("text/markdown", "/text#2Fmarkdown"), ("A#B", "/A#23B"),
    ("한", "/#ED#95#9C"), ("", "/"),
  ])
  func namesHaveRegularCharactersOnly(_ name: String, _ text: String) {
    #expect(Self.written { $0.name(name) } == text)
  }

  @Test(arguments: [
    ("a (b", "(a \\(b)"), ("back\\slash)", "(back\\\\slash\\))"), ("a\rb", "(a\\rb)"), ("", "()"),
  ])
  func stringsAreEscaped(_ string: String, _ text: String) {
    #expect(Self.written { $0.string(string) } == text)
    #expect(Self.written { $0.text(string) } == text || string.contains("\r"))
  }

  @Test func textBeyondASCIIIsUTF16() {
    var syntax = PDFSyntax()
    syntax.text("길(")
    #expect(syntax.bytes == [0x28, 0xFE, 0xFF, 0xAE, 0x38, 0x00, 0x5C, 0x28, 0x29])
  }

  @Test func numbersNeverRunTogether() {
    let text = Self.written { syntax in
      syntax += "["
      syntax.integer(1)
      syntax.reference(PDFReference(number: 2))
      syntax.real(3)
      syntax += "]"
    }
    #expect(text == "[ 1 2 0 R 3]")
  }

  // MARK: Reading

  private static func entries(_ text: String) -> [String]? {
    var scanner = PDFScanner(Array(text.utf8)[...])
    return PDFDictionary(&scanner)?.entries.map { key, value in
      String(decoding: key, as: UTF8.self) + "=" + String(decoding: value, as: UTF8.self)
    }
  }

  @Test(
    arguments: [
      ("<< /Type /Page % 1\n /Parent 1 0 R\n>>", ["Type=/Page", "Parent=1 0 R"]),
      (
        "<</A[1 (])<<>>]/B<</C(\\))/D<41>>>/E null>>",
        ["A=[1 (])<<>>]", "B=<</C(\\))/D<41>>>", "E=null"]
      ),
      ("<</x 7 0 R/x 7 0 R/y 8 0 R>>", ["x=7 0 R", "y=8 0 R"]), ("<<>>", []), ("[]", nil),
      ("<</A 1", nil), ("<</A (\\", nil), ("<</A <</B", nil), ("<< 1 2 >>", nil), ("", nil),
    ] as [(String, [String]?)])
  func entriesOfDictionaries(_ text: String, _ entries: [String]?) {
    #expect(Self.entries(text) == entries)
  }

  @Test func referencesAreFoundAmongNumbersAndStrings() {
    var scanner = PDFScanner(Array("[1 0 2 0 R 3 0 R/N 4 0 R(5 0 R)6 1 R]7 0 Rx".utf8)[...])
    #expect(scanner.references().map(\.number) == [2, 3, 4])
  }

  @Test func picturesThatAreNamedTwiceAreWrittenOnce() throws {
    var scanner = PDFScanner(Array("<< /XObject << /x5 5 0 R /x5 5 0 R >> /W 3 >>".utf8)[...])
    var dictionary = try #require(PDFDictionary(&scanner))
    dictionary.add("W", "/No")
    dictionary.add("V", "/Yes")
    #expect(Self.written(dictionary.writeEntries) == "/XObject<</x5 5 0 R>>/W 3/V/Yes")
  }

  @Test func anyBytesAreGoneOver() {
    var state: UInt64 = 11
    let signs = Array("<>[]()/\\% R0123456789\nstreamendobj".utf8)
    for _ in 0..<2_000 {
      let bytes = (0..<40).map { _ in
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return signs[Int(state >> 33) % signs.count]
      }
      var scanner = PDFScanner(bytes[...])
      _ = PDFDictionary(&scanner)
      scanner = PDFScanner(bytes[...])
      _ = scanner.references()
      #expect(scanner.position == bytes.count)
    }
  }
}
