/// What should never be at the end of a page, found on the pages alone.
struct PageFaultFinder {
  /// A line of a page by its words: see `GeneratedDocument`.
  struct Line: Hashable {
    var kind: Character
    var block: Int
  }

  let pages: [[Line]]
  let notes: [[Line]]
  let forced: Set<Int>

  /// - Parameter pages: the texts of each page's lines, from top to bottom.
  init(_ pages: [[String]], forced: Set<Int>) {
    let lines = pages.map { $0.compactMap(Self.line) }
    self.pages = lines.map { $0.filter { $0.kind != "f" } }
    notes = lines.map { $0.filter { $0.kind == "f" } }
    self.forced = forced
  }

  static func line(_ text: String) -> Line? {
    for word in text.split(whereSeparator: { !$0.isLetter && !$0.isNumber }) {
      let digits = word.dropFirst().prefix { $0.isNumber }
      guard let kind = word.first, let block = Int(digits),
        word.dropFirst(1 + digits.count).first == "x"
      else { continue }
      return Line(kind: kind, block: block)
    }
    return nil
  }

  var faults: [String] {
    var faults: [String] = []
    for page in pages.indices.dropLast() {
      let next = pages[page + 1].drop { $0.kind == "t" && pages[page].contains($0) }
      guard let last = pages[page].last, let first = next.first, !forced.contains(first.block)
      else { continue }
      faults += Self.faults(between: last, first, on: pages[page], Array(next)).map {
        "page \(page + 1) ends with \(last.kind)\(last.block): \($0)"
      }
    }
    return faults + noteFaults
  }

  static func faults(
    between last: Line, _ first: Line, on page: [Line], _ next: [Line]
  ) -> [String] {
    let (above, below) = (page.count { $0 == last }, next.count { $0 == first })
    switch last.kind {
    case "h": return ["a heading"]
    case "t": return ["a table's header"]
    case "n" where first.kind == "i": return ["a list's introduction"]
    case "r" where first == last: return ["part of a row"]
    case "p", "q", "i", "n", "d", "c":
      if first == last, above < 2 || below < 2 { return ["a line of a paragraph alone"] }
      return last.kind == "d" ? entryFaults(page, next) : []
    case "e", "o", "a": return first.kind == "e" ? [] : ["an entry's title"]
    default: return []
    }
  }

  /// Title, role and the first two lines of details stay together.
  private static func entryFaults(_ page: [Line], _ next: [Line]) -> [String] {
    guard next.first?.kind == "d" || next.first?.kind == "a" else { return [] }
    let end = Array(page.suffix(while: { "da".contains($0.kind) }))
    // An achievement's title isn't a detail, but its second line counts as one.
    let details = end.indices.count { end[$0].kind == "d" || $0 > 0 && end[$0 - 1] == end[$0] }
    return details < 2 && details < page.count ? ["one line under an entry's title"] : []
  }

  private var noteFaults: [String] {
    notes.indices.dropLast().compactMap { page in
      guard let last = notes[page].last, notes[page + 1].first == last else { return nil }
      let isAlone = [page, page + 1].contains { index in notes[index].count { $0 == last } < 2 }
      return isAlone ? "page \(page + 1): a line of note \(last.block) alone" : nil
    }
  }
}

extension Array {
  fileprivate func suffix(while isKept: (Element) -> Bool) -> ArraySlice<Element> {
    var start = endIndex
    while start > startIndex, isKept(self[start - 1]) { start -= 1 }
    return self[start...]
  }
}
