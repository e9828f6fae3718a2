import HanjangCore
import HanjangLayout
import HanjangMarkdown
import HanjangResume
import HanjangStyle
import HanjangTestSupport
import Testing

/// Whatever the document and the page's size, pages end where they may.
@Suite struct PaginationPropertyTests {
  private static let batches = 20
  private static let articlesABatch: UInt64 = 70
  private static let resumesABatch: UInt64 = 30

  @Test(arguments: 0..<Self.batches)
  func noArticleHasAnAvoidableFault(_ batch: Int) throws {
    let style = try PagedText.style("article")
    for number in 0..<Self.articlesABatch {
      let seed = UInt64(batch) * Self.articlesABatch + number
      let document = GeneratedDocument.article(seed: seed, blocks: 3 + Int(seed % 13))
      let paged = try PagedText(document.text, looks: Self.onSheet(style, seed: seed))
      Self.check(paged, document, seed: seed)
    }
  }

  @Test(arguments: 0..<Self.batches)
  func noResumeHasAnAvoidableFault(_ batch: Int) throws {
    let style = try PagedText.style("wanted")
    for number in 0..<Self.resumesABatch {
      let seed = UInt64(batch) * Self.resumesABatch + number
      let document = GeneratedDocument.resume(seed: seed, entries: 1 + Int(seed % 5))
      let parsed = ParsedText(document.text).document
      let manuscript = ResumeRecognizer(kind: .resume, usesModel: false).recognize(parsed)
      let style = Self.onSheet(style, seed: seed)
      let boxes = ManuscriptBoxBuilder(style: style, language: "ko").boxes(for: manuscript)
      Self.check(PagedText(boxes, style: style), document, seed: seed)
    }
  }

  private static func onSheet(_ style: ComputedStyle, seed: UInt64) -> ComputedStyle {
    var random = SplitMix(state: seed ^ 0xABCD)
    var style = style
    style.page.size = Size(
      width: Double(300 + random.below(300)), height: Double(240 + random.below(600)))
    return style
  }

  private static func check(_ paged: PagedText, _ document: GeneratedDocument, seed: UInt64) {
    let paginator = Paginator(paged.flow, height: paged.height)
    let chosen = paginator.arrangement()
    let faults = PageFaultFinder(paged.lines, forced: document.forced).faults
    if ReferencePagination.hasFaultlessPages(paged.flow, height: paged.height) {
      #expect(faults.isEmpty && chosen.cost.violations == 0, "seed \(seed): \(faults)")
    }
    if !faults.isEmpty {
      let isAvoidable = ReferencePagination.hasPagesWithoutSeenFaults(
        paged.flow, height: paged.height)
      #expect(!isAvoidable, "seed \(seed): \(faults)")
    }
    let firstFit = ReferencePagination.firstFit(paged.flow, height: paged.height)
    if let cost = paginator.cost(ofPagesEndingAt: firstFit) {
      #expect(chosen.cost <= cost, "seed \(seed): costlier than first fit")
    }
    let count = paged.flow.units.count
    guard (1...11).contains(count) else { return }
    let least = ReferencePagination.allArrangements(of: count)
      .compactMap { paginator.cost(ofPagesEndingAt: $0) }.min()
    #expect(chosen.cost == least, "seed \(seed): not the cheapest of all arrangements")
  }
}

/// Other ways to paginate, which say what is possible.
enum ReferencePagination {
  /// Whether the flow can be cut without a break where none should be, gaps at their least.
  static func hasFaultlessPages(_ flow: Flow, height: Double) -> Bool {
    let units = flow.units
    return hasPages(flow, height: height) { first, end in
      let isAlone =
        end == first + 1 && end < units.count && units[first].isContinuation
        && units[end].isContinuation
      if isAlone { return false }
      let isEnd = end == units.count || units[end].isForcedBreak
      return isEnd || units[end].breakCost < BreakCost.never
    }
  }

  /// The same by what is seen alone, whatever the flow says of its breaks.
  static func hasPagesWithoutSeenFaults(_ flow: Flow, height: Double) -> Bool {
    let units = flow.units
    let lines = units.map { seenLine($0) }
    return hasPages(flow, height: height) { first, end in
      let page = lines[first..<end].compactMap { $0 }.suffix(20)
      let next = lines[end...].prefix(20).compactMap { $0 }
      return end == units.count || units[end].isForcedBreak
        || zip(page.suffix(1), next.prefix(1)).allSatisfy { last, first in
          PageFaultFinder.faults(between: last, first, on: Array(page), next).isEmpty
        }
    }
  }

  /// - Parameter endsWell: whether a page may hold the units from the first index to the second.
  private static func hasPages(
    _ flow: Flow, height: Double, endsWell: (Int, Int) -> Bool
  ) -> Bool {
    let units = flow.units
    var reached = [Bool](repeating: false, count: units.count + 1)
    reached[0] = true
    for start in units.indices where reached[start] {
      let first = units[start...].firstIndex { !$0.isSeparator } ?? units.endIndex
      var used = header(above: start, of: flow, height: height)
      for index in units.indices where index >= first {
        if index > first, units[index].isForcedBreak { break }
        used += units[index].fragment.height + (index > first ? units[index].gap.minimum : 0)
        if used > height, index > first { break }
        if endsWell(first, index + 1) { reached[index + 1] = true }
      }
      if first == units.endIndex { reached[units.count] = true }
    }
    return reached[units.count]
  }

  private static func seenLine(_ unit: FlowUnit) -> PageFaultFinder.Line? {
    let texts = unit.fragment.items.compactMap { item -> String? in
      if case .text(let run) = item.kind { String(decoding: run.text, as: UTF8.self) } else { nil }
    }
    return PageFaultFinder.line(texts.joined())
  }

  private static func header(above unit: Int, of flow: Flow, height: Double) -> Double {
    guard unit > 0, let header = flow.units[unit].header else { return 0 }
    let total = flow.headers[header].reduce(0) { $0 + $1.height }
    return total < height / 3 ? total : 0
  }

  /// Pages filled one after another with gaps as they are, as others do it.
  static func firstFit(_ flow: Flow, height: Double) -> [Int] {
    var ends: [Int] = []
    var used = 0.0
    var isFirst = true
    for (index, unit) in flow.units.enumerated() {
      let needed = unit.fragment.height + (isFirst ? 0 : unit.gap.natural)
      if !isFirst, unit.isForcedBreak || used + needed > height {
        ends.append(index)
        used = header(above: index, of: flow, height: height)
        isFirst = true
      }
      if isFirst, unit.isSeparator { continue }
      used += unit.fragment.height + (isFirst ? 0 : unit.gap.natural)
      isFirst = false
    }
    return ends + [flow.units.count]
  }

  /// All ways to cut `count` units.
  static func allArrangements(of count: Int) -> [[Int]] {
    (0..<(1 << (count - 1))).map { cuts in
      (1..<count).filter { cuts & (1 << ($0 - 1)) != 0 } + [count]
    }
  }
}
