import Foundation
import HanjangCore
import HanjangMarkdown
import Testing

@testable import HanjangResume

@Suite struct ProjectionTests {
  private func document(_ text: String, path: String = "a.md") -> Document {
    var diagnostics: [Diagnostic] = []
    return MarkdownParser().parse(SourceFile(path: path, text: text), diagnostics: &diagnostics)
  }

  private func data(_ text: String) -> JSONValue {
    ResumeData(ResumeRecognizer().recognize(document(text))).json
  }

  // MARK: What the rules leave unread

  @Test(arguments: [
    (
      "## 경력\n\n| Period | Organization | Role |\n| --- | --- | --- |\n"
        + "| 2020.07 ~ | 견본 | iOS<br/>Developer |\n| 2018.01 ~ 2020.06 | 가나 | 웹 개발자 |",
      "work", "position", ["iOS Developer", "웹 개발자"]
    ),
    (
      "## 자격증\n\n- 데이터분석 준전문가(ADsP) 2021.05\n- 정보처리기사 2020.06", "certificates", "date",
      ["2021-05", "2020-06"]
    ),
  ])
  func unusualStructuresAreRead(
    _ body: String, list: String, field: String, expected: [String]
  ) {
    let json = data("# 홍길동\n\n\(body)\n")
    #expect(json[list].elements.map { $0[field].string } == expected)
  }

  @Test(arguments: [
    "# 경력기술서\n\n**핵심 역량**\n\n- Swift 설계\n\n## 주식회사 가나 · 플랫폼실 · 개발자\n\n"
      + "**2025.08 ~ 2026.04 (9개월)**\n\n- 결제 서버 개발\n",
    "## 경력\n\n- 한빛소프트 개발자 2020.03 - 2021.05\n- 나래시스템 개발자 2018.03 - 2020.02\n",
  ])
  func datedEntriesUnderKnownTitlesMakeARésumé(_ text: String) {
    #expect(data(text)["meta"]["kind"].string != "article")
  }

  /// A line of the outline may be longer than the line of the block at its place.
  @Test(arguments: [
    "- 한빛커머스 (2020.03 ~ 2022.05)\n- 두레소프트 (2022.06 ~ 현재)\nhong@example.com",
    "- 한빛커머스 (2020.03 ~ 2022.05)\n두레소프트 (2022.06 ~ 현재)\n- 가",
    "- 두레소프트 (2022.06 ~ 현재)\n  hong@example.com 2020.01\n- 한빛커머스 (2020.03 ~ 2022.05)",
  ])
  func linesThatGoOnAreRead(_ list: String) {
    let text = "글을 새로 썼다.\n\n## 구성\n\n### 경력\n이렇게 적는다.\n\n\(list)\n\n### 학력\n한 줄.\n"
    let manuscript = ResumeRecognizer().recognize(document(text))
    #expect(!manuscript.sections.isEmpty)
  }

  // MARK: Nothing is lost

  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Recognition")

  /// Entries that the page shows are made of all the words that stood there, but for their dates.
  @Test(arguments: ["", "structures"])
  func entriesHoldEveryWordOfTheirSection(_ name: String) throws {
    let files = try FileManager.default.contentsOfDirectory(
      at: Self.folder.appending(path: name), includingPropertiesForKeys: nil)
    var count = 0
    for file in files where file.pathExtension == "md" {
      let document = document(try String(contentsOf: file, encoding: .utf8), path: file.path)
      let reading = try #require(FittedReading(document))
      let projection = SectionProjection(document.blocks, reading, .standard)
      count += projection.parts.count
      let dates = reading.facts.flatMap { fact in
        fact.tokens.filter { $0.period != nil }.map { fact.line.text($0.range) }
      }
      // The labels of dates and the names of columns go with them.
      let labels = reading.facts.flatMap { fact -> [String] in
        if fact.line.mark == .header { return [fact.line.text] }
        guard let label = fact.label, label.name == "period" else { return [] }
        return [fact.line.text(label.label)]
      }
      let known = Words(projection.parts).all.union((dates + labels).flatMap(Words.of))
      let missing = Words(document.blocks).all.subtracting(known).filter { word in
        // What stands without a space beside a title is parted from it.
        !word.indices.dropFirst().contains { index in
          known.contains(String(word[..<index])) && known.contains(String(word[index...]))
        } && word != "ㅣ"
      }
      #expect(missing.isEmpty, "\(file.lastPathComponent): \(missing)")
    }
    #expect(count > 100)
  }

  /// The words of texts, wherever they stand.
  private struct Words {
    private(set) var all: Set<String> = []

    static func of(_ text: String) -> [String] {
      text.split { !$0.isLetter }.map(String.init)
    }

    init(_ blocks: [Block]) { add(blocks) }

    init(_ parts: [Section.Part]) {
      for part in parts {
        switch part {
        case .blocks(let blocks), .reading(_, source: let blocks): add(blocks)
        case .entry(let entry): add(entry)
        case .group(let title, _): add(title)
        case .skills, .contacts: break
        }
      }
    }

    private mutating func add(_ content: [Inline]) { all.formUnion(Self.of(content.plainText)) }

    private mutating func add(_ entry: Entry) {
      add(entry.label)
      add(entry.title)
      for detail in entry.details { add(detail) }
      for part in entry.parts {
        switch part {
        case .blocks(let blocks): add(blocks)
        case .achievement(let work):
          add(work.title)
          for detail in work.details { add(detail) }
          add(work.parts)
        case .role(let row):
          add(row.title)
          for detail in row.details { add(detail) }
        }
      }
    }

    private mutating func add(_ blocks: [Block]) {
      for block in blocks {
        switch block.kind {
        case .heading(_, _, let content), .paragraph(let content): add(content)
        case .quote(let inner), .callout(let inner): add(inner)
        case .list(let list): for item in list.items { add(item.blocks) }
        case .definitions(let definitions):
          for definition in definitions {
            add(definition.term)
            add(definition.blocks)
          }
        case .table(let table):
          for cell in table.header + table.rows.joined() { add(cell.content) }
        case .code(_, let code): all.formUnion(Self.of(code))
        case .thematicBreak, .space, .pageBreak: break
        }
      }
    }
  }
}
