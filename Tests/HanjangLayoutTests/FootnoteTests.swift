import HanjangCore
import HanjangLayout
import HanjangStyle
import Testing

/// Notes at the feet of pages.
@Suite struct FootnoteTests {
  private static func paragraphs(_ count: Int) -> String {
    (0..<count).map { "문단 \($0)\n\n" }.joined()
  }

  @Test(arguments: [0, 5, 12, 20, 28, 33, 40])
  func noteStandsOnThePageOfItsReference(_ before: Int) throws {
    let text = Self.paragraphs(before) + "본문[^1]\n\n" + Self.paragraphs(40) + "\n[^1]: 각주다\n"
    let paged = try PagedText(text)
    let reference = try #require(paged.lines.firstIndex { $0.contains("본문") })
    let note = try #require(paged.lines.firstIndex { $0.contains { $0.hasSuffix("각주다") } })
    #expect(reference == note)
    #expect(paged.lines[note].last?.hasSuffix("각주다") == true, "it is the last of its page")
  }

  @Test(arguments: 0..<10)
  func noteThatDoesNotFitGoesOnOverleaf(_ shift: Int) throws {
    let note = (0..<700).map { "주석\($0)" }.joined(separator: " ")
    let text =
      Self.paragraphs(18 + shift) + "본문[^1]\n\n" + Self.paragraphs(60) + "\n[^1]: \(note)\n"
    let paged = try PagedText(text)
    let counts = paged.lines.map { page in page.count { $0.contains("주석") } }
    #expect(counts.count { $0 > 0 } > 1)
    #expect(counts.allSatisfy { $0 != 1 })
    let words = paged.lines.joined().joined(separator: " ").split { $0 == " " || $0 == "1" }
    #expect(words.count { $0.hasPrefix("주석") } >= 600)
    let bottom = paged.style.page.size.height - paged.style.page.margins.bottom
    for page in paged.pages.pages {
      for case .text(let run) in page.items.map(\.kind) where run.size < 9 && run.size > 8.2 {
        #expect(run.origin.y < bottom)
      }
    }
  }

  @Test func markersLeadToNotesAndBack() throws {
    let paged = try PagedText("본문[^a] 더[^b]\n\n[^a]: 하나\n[^b]: 둘\n")
    let targets = paged.pages.links.map(\.target)
    for number in 1...2 {
      #expect(targets.contains(.anchor("footnote-\(number)")))
      #expect(targets.contains(.anchor("footnote-reference-\(number)")))
      #expect(paged.pages.anchors["footnote-\(number)"] != nil)
      #expect(paged.pages.anchors["footnote-reference-\(number)"] != nil)
    }
  }

  @Test func noteOfANoteIsNotLost() throws {
    let paged = try PagedText("본문[^a]\n\n[^a]: 하나[^b]\n[^b]: 둘\n")
    let lines = paged.lines.joined()
    #expect(lines.contains { $0.contains("하나") } && lines.contains { $0.contains("둘") })
  }

  @Test func notesStandAtTheEndWhereTheStyleWantsThat() throws {
    let text = "본문[^1]\n\n" + Self.paragraphs(60) + "\n[^1]: 각주다\n"
    let paged = try PagedText(text, style: "blocks: { footnotes: { place: end } }\n")
    #expect(paged.lines.last?.last?.hasSuffix("각주다") == true)
    #expect(paged.lines.first?.contains { $0.hasSuffix("각주다") } == false)
  }
}
