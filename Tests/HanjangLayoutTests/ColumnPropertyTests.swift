import HanjangCore
import HanjangLayout
import HanjangMarkdown
import HanjangResume
import HanjangStyle
import HanjangTestSupport
import Testing

/// Whatever stands in two columns and however large the page is: nothing is lost, no column reaches
/// into the other, and pages end where they may.
@Suite struct ColumnPropertyTests {
  private static let batches = 8
  private static let documentsABatch: UInt64 = 16

  @Test(arguments: 0..<Self.batches)
  func columnsHoldAllAndKeepApart(_ batch: Int) throws {
    var tight = 0
    for number in 0..<Self.documentsABatch {
      let seed = UInt64(batch) * Self.documentsABatch + number
      let generated = GeneratedDocument.twoColumns(
        seed: seed, companies: 1 + Int(seed % 6), schools: 1 + Int(seed / 6 % 9))
      let style = try Self.style(seed: seed)
      let columns = PagedColumns(generated.text, style: style)
      if columns.isTight { tight += 1 }
      #expect(columns.words == blockWords(in: generated.text), "seed \(seed): words are lost")
      #expect(columns.strays.isEmpty, "seed \(seed): \(columns.strays)")
      for (column, lines) in [("main", columns.main), ("sidebar", columns.sidebar)] {
        let faults = PageFaultFinder(lines, forced: []).faults
        #expect(faults.isEmpty || columns.isTight, "seed \(seed), \(column): \(faults)")
      }
    }
    #expect(tight < Self.documentsABatch / 8, "there is nearly always a way without a fault")
  }

  private static func style(seed: UInt64) throws -> ComputedStyle {
    var random = SplitMix(state: seed ^ 0x1234)
    func pick(_ names: String...) -> String { names[random.below(names.count)] }
    return try PagedText.style(
      "sidebar",
      """
      page: {size: \(420 + random.below(200))pt \(500 + random.below(500))pt}
      blocks: {footnotes: {place: \(pick("page", "end"))}}
      footer: {left: "", right: ""}
      sidebar:
        side: \(pick("left", "right"))
        pages: \(pick("first", "all"))
        header: \(pick("across", "main", "sidebar"))
        width: \(90 + random.below(80))pt
      """)
  }
}

/// How often each word of a block stands in a text: see `GeneratedDocument`.
private func blockWords(in text: String) -> [String: Int] {
  var counts: [String: Int] = [:]
  var word = ""
  for character in text {
    switch character {
    case "x" where word.count > 1: counts[word, default: 0] += 1
    case "0"..."9" where !word.isEmpty:
      word.append(character)
      continue
    default: break
    }
    word = character.isLetter && character.isASCII ? String(character) : ""
  }
  return counts
}

/// A résumé on pages of two columns, set without fonts.
private struct PagedColumns {
  private let pages: PagedDocument
  private let style: ComputedStyle
  private let geometry: ColumnGeometry
  /// Whether some column could not be cut without a fault.
  let isTight: Bool
  private let hasSidebar: Bool

  init(_ text: String, style: ComputedStyle) {
    let parsed = ParsedText(text).document
    let manuscript = ResumeRecognizer(kind: .resume, usesModel: false).recognize(parsed)
    let builder = ManuscriptBoxBuilder(style: style, language: "ko")
    let engine = FixedTextEngine()
    var plan = ColumnPlan()
    var layout = ColumnLayout(
      builder.boxes(for: manuscript, plan: plan), style: style, engine: engine)
    var boxes = builder.boxes(for: manuscript)
    while let next = layout.plan(instead: plan), next != plan {
      plan = next
      boxes = builder.boxes(for: manuscript, plan: plan)
      layout = ColumnLayout(boxes, style: style, engine: engine)
    }
    hasSidebar = boxes.contains { $0.column == .sidebar }
    let columns = layout.pages()
    isTight = columns.violations > 0
    pages = PageAssembler(columns, style: style, engine: engine).assemble(fields: [:])
    self.style = style
    geometry = ColumnGeometry(style)
  }

  private var runs: [(page: Int, run: GlyphRun)] {
    pages.pages.enumerated().flatMap { number, page in
      page.items.compactMap { item in
        if case .text(let run) = item.kind { return (number, run) }
        return nil
      }
    }
  }

  private func isAside(_ run: GlyphRun, onPage page: Int) -> Bool {
    guard hasSidebar else { return false }
    let isRight = style.sidebar.side == .right
    let isBeyond = (run.origin.x > geometry.middle) == isRight
    return isBeyond && (page == 0 || style.sidebar.pages == .all)
  }

  /// How often each word of a block is drawn; what is set again is not counted.
  var words: [String: Int] {
    var text = ""
    for page in pages.pages {
      for item in page.items {
        guard case .text(let run) = item.kind, item.element != nil else { continue }
        text += String(decoding: run.text, as: UTF8.self)
      }
    }
    return blockWords(in: text)
  }

  /// Text that is where no column is.
  var strays: [String] {
    runs.compactMap { page, run in
      let text = String(decoding: run.text, as: UTF8.self)
      // Bullets hang into the margin, as this engine has them wide.
      guard text.contains(where: { $0.isLetter || $0.isNumber }) else { return nil }
      let isInside =
        run.origin.x > geometry.whole.left - 0.1
        && run.origin.x + run.width < geometry.whole.right + 9
        && run.origin.y > geometry.top && run.origin.y < geometry.bottom
      return isInside ? nil : "\(text) on page \(page + 1) at \(run.origin)"
    }
  }

  var main: [[String]] { lines { !isAside($1, onPage: $0) } }
  var sidebar: [[String]] { lines { isAside($1, onPage: $0) } }

  private func lines(where isWanted: (Int, GlyphRun) -> Bool) -> [[String]] {
    pages.pages.indices.map { number in
      var lines: [(y: Double, text: String)] = []
      for (page, run) in runs where page == number && isWanted(page, run) {
        let text = String(decoding: run.text, as: UTF8.self)
        if let line = lines.firstIndex(where: { abs($0.y - run.origin.y) < 0.01 }) {
          lines[line].text += text
        } else {
          lines.append((run.origin.y, text))
        }
      }
      return lines.sorted { $0.y < $1.y }.map(\.text)
    }
  }
}
