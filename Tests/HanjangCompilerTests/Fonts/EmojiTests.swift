import Foundation
import HanjangCore
import HanjangLayout
import HanjangResume
import HanjangStyle
import HanjangTestSupport
import Testing

@testable import HanjangCompiler
@testable import HanjangRender

/// Emoji in colour, with their text beneath.
@Suite struct EmojiTests {
  private func compile(_ text: String) throws -> Compilation {
    var options = Compiler.Options(fonts: FontLibraryLoader(environment: [:]))
    options.kind = .article
    return try Compiler(options: options).compile(SourceFile(path: "test.md", text: text))
  }

  /// Without a complaint, and read back as written.
  private func expectExact(_ sequences: [String]) throws {
    let text = sequences.enumerated().map { "- n\($0) \($1) e\n" }.joined()
    let compilation = try compile(text)
    let told = compilation.diagnostics.filter { $0.severity > .note }
    #expect(told.isEmpty, "\(told)")
    let inspector = try PDFInspector(try #require(compilation.output))
    defer { inspector.remove() }
    let read = try inspector.text
    for (number, sequence) in sequences.enumerated() {
      #expect(read.contains("n\(number) \(sequence) e"), "\(sequence.unicodeScalars.map(\.value))")
    }
  }

  private static func font() throws -> EmojiFont {
    let library = try #require(FontLibraryLoader(environment: [:]).library)
    return try #require(EmojiFont(library))
  }

  private static let tones = ["🏻", "🏼", "🏽", "🏾", "🏿"]

  @Test func skinTonesOfWhatIsElseTextAreDrawnInColour() throws {
    let bases = ["☝", "⛹", "✌", "✍", "🏋", "🏌", "🕴", "🕵", "🖐"]
    let sequences = bases.flatMap { base in Self.tones.map { base + $0 } }
    let font = try Self.font()
    for sequence in sequences {
      let piece = EmojiFont.Piece(text: Array(sequence.utf8), isPicture: true)
      #expect(font.draws(Character(sequence)) && font.pieces(of: Character(sequence)) == [piece])
    }
    try expectExact(sequences)
  }

  /// Pictures, then whether each is drawn.
  @Test(arguments: [
    ("👩‍👩", ["👩\u{200D}", "👩"]), ("👨‍👨‍👨", ["👨\u{200D}", "👨\u{200D}", "👨"]),
    ("🐈‍🚀", ["🐈\u{200D}", "🚀"]), ("👽🏽", ["👽", "🏽"]),
    ("👩‍❤️", ["👩\u{200D}", "❤️"]), ("❤‍🔥", ["❤‍🔥"]), ("👁‍🗨", ["👁‍🗨"]),
    ("🏳️‍⚧️", ["🏳️‍⚧️"]), ("👨‍👩‍👧", ["👨‍👩‍👧"]), ("1️⃣", ["1️⃣"]), ("☺️", ["☺️"]),
  ])
  func sequenceWithoutALigatureIsDrawnInParts(_ text: String, parts: [String]) throws {
    let font = try Self.font()
    let character = try #require(text.first)
    #expect(text.count == 1 && font.draws(character))
    let expected = parts.map { EmojiFont.Piece(text: Array($0.utf8), isPicture: true) }
    #expect(font.pieces(of: character) == expected)
    try expectExact([text, "가\(text)나", text + text])
  }

  @Test(arguments: ["☺", "✌", "©", "®", "™", "▶", "1", "#", "❤\u{FE0E}", "ㅋ", "é"])
  func whatIsTextByDefaultStaysText(_ text: String) throws {
    let font = try Self.font()
    #expect(!font.draws(Character(text)))
  }

  @Test(arguments: [" 🏻", "가🏻", "1🏽"])
  func skinToneAloneIsDrawn(_ text: String) throws { try expectExact([text]) }

  @Test func partsStayOnOneLine() throws {
    let style = TextStyle(families: ["Noto Sans CJK KR"], size: 10, lineHeight: 15)
    let content = TextContent([TextSpan("가나다라 👩‍👩‍👩‍👩 마바", style: style)])
    var inventory = TextInventory()
    inventory.add(content)
    let library = try #require(FontLibraryLoader(environment: [:]).library)
    let engine = try PangoTextEngine(inventory, library: library, language: "ko")
    let shaped = engine.shape(content)
    #expect(shaped.runs.count { $0.font == .emoji } == 4)
    let lines = LineBreaker(shaped).lines(width: 60)
    let texts = lines.map { line in
      String(
        decoding: line.clusters.flatMap { shaped.text[shaped.clusters[$0].text] }, as: UTF8.self)
    }
    #expect(texts == ["가나다라", "👩‍👩‍👩‍👩", "마바"])
  }

  @Test func aDocumentMayHaveThousandsOfKinds() throws {
    let kinds = (0x1F300...0x1F9FF).compactMap { Unicode.Scalar($0) }
      .filter { $0.properties.isEmojiPresentation && ($0.properties.age?.major ?? 99) <= 14 }
      .map { String(Character($0)) }
    let hands = kinds.filter { $0.unicodeScalars.first?.properties.isEmojiModifierBase == true }
    let all = kinds + hands.flatMap { hand in Self.tones.map { hand + $0 } }
    #expect(all.count > 1_100)
    try expectExact(all)
  }

  /// `emoji-test.txt` of Unicode; Debian has it in `unicode-data`.
  private static let list: [String] = {
    let path =
      ProcessInfo.processInfo.environment["HANJANG_EMOJI_TEST"]
      ?? "/usr/share/unicode/emoji/emoji-test.txt"
    guard let text = try? String(contentsOfFile: path, encoding: .utf8) else { return [] }
    return text.split(separator: "\n").compactMap { line in
      guard !line.hasPrefix("#"), let end = line.firstIndex(of: ";") else { return nil }
      let scalars = line[..<end].split(separator: " ").compactMap {
        UInt32($0, radix: 16).flatMap { Unicode.Scalar($0) }
      }
      return String(String.UnicodeScalarView(scalars))
    }
  }()

  @Test(.enabled(if: !list.isEmpty), arguments: Array(stride(from: 0, to: list.count, by: 200)))
  func allOfUnicodesListIsReadBack(_ start: Int) throws {
    try expectExact(Array(Self.list[start...].prefix(200)))
  }

  @Test(.enabled(if: !list.isEmpty))
  func allSequencesOfUnicodesListAreDrawnInColour() throws {
    let font = try Self.font()
    for sequence in Self.list where sequence.unicodeScalars.count > 1 {
      let isDrawn =
        sequence.count == 1 && font.draws(Character(sequence))
        && font.pieces(of: Character(sequence)).allSatisfy(\.isPicture)
      #expect(isDrawn, "\(sequence.unicodeScalars.map(\.value))")
    }
  }
}
