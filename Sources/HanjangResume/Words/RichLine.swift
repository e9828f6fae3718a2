import HanjangCore
import HanjangMarkdown

/// A line of inline nodes beside its plain text: what is found in the text can be cut out of the
/// nodes with its markup.
struct RichLine {
  let inlines: [Inline]
  /// The plain text; offsets count these.
  let scalars: [Unicode.Scalar]

  init(_ inlines: [Inline]) {
    self.inlines = inlines
    // A line is mostly one text, which needs no copy.
    if inlines.count == 1, case .text(let text) = inlines[0].kind {
      scalars = text.scalars
    } else {
      scalars = inlines.plainText.scalars
    }
  }

  /// The lines of a paragraph, cut at its breaks.
  static func lines(of content: [Inline]) -> [RichLine] {
    content.partedAtBreaks.map { RichLine($0) }.filter { !$0.isEmpty }
  }

  var all: Range<Int> { 0..<scalars.count }

  var isEmpty: Bool { trimmed(all).isEmpty }

  /// Without pictograms at its ends, which a résumé's titles don't show.
  var withoutPictograms: RichLine {
    var core = trimmed(all) { $0.isPictogram || $0.properties.isWhitespace }
    // `1️⃣`: a digit with the marks of a key.
    if core.count > 3, scalars[core.lowerBound].digit != nil,
      let key = scalars[core].prefix(3).firstIndex(of: "\u{20E3}")
    {
      core = trimmed(key + 1..<core.upperBound)
    }
    return core.isEmpty || core == all ? self : RichLine(slice(core))
  }

  /// Without the pictogram in front of a date.
  var withoutDatedPictogram: RichLine {
    guard scalars.first?.isPictogram ?? false else { return self }
    let core = withoutPictograms
    return PeriodScanner.periods(in: core).first?.range.lowerBound == 0 ? core : self
  }

  var range: SourceRange? {
    guard let first = inlines.first?.range, let last = inlines.last?.range else { return nil }
    return SourceRange(first.start, last.end)
  }

  func text(_ range: Range<Int>) -> String {
    String(scalars: scalars[range])
  }

  var text: String { text(trimmed(all)) }

  /// The nodes of a part of the text, without white space at its ends.
  func slice(_ range: Range<Int>) -> [Inline] {
    let part = trimmed(range)
    guard part != all else { return inlines }
    var offset = 0
    return Self.slice(inlines, part, offset: &offset)
  }

  /// The nodes of several parts, put together.
  func line(of parts: [Range<Int>]) -> RichLine {
    RichLine(parts.flatMap { slice(untrimmed: $0) })
  }

  private func slice(untrimmed range: Range<Int>) -> [Inline] {
    var offset = 0
    return Self.slice(inlines, range, offset: &offset)
  }

  func trimmed(_ range: Range<Int>) -> Range<Int> {
    trimmed(range) { $0.isSpace }
  }

  func trimmed(_ range: Range<Int>, where isEdge: (Unicode.Scalar) -> Bool) -> Range<Int> {
    var (low, high) = (range.lowerBound, range.upperBound)
    while low < high, isEdge(scalars[low]) { low += 1 }
    while high > low, isEdge(scalars[high - 1]) { high -= 1 }
    return low..<high
  }

  private static func slice(
    _ inlines: [Inline], _ range: Range<Int>, offset: inout Int
  ) -> [Inline] {
    var result: [Inline] = []
    for inline in inlines {
      let start = offset
      var copy = inline
      switch inline.kind {
      case .text(let text):
        offset += text.scalarCount
        guard let part = cut(text, start..<offset, range) else { continue }
        copy.kind = .text(part.text)
        copy.range.start.column += part.bytesBefore
      case .code(let text):
        offset += text.scalarCount
        guard let part = cut(text, start..<offset, range) else { continue }
        copy.kind = .code(part.text)
      case .softBreak, .hardBreak:
        offset += 1
        guard range.contains(start) else { continue }
      case .marked(let mark, let content):
        let inner = slice(content, range, offset: &offset)
        guard !inner.isEmpty else { continue }
        copy.kind = .marked(mark, inner)
      case .link(let destination, let title, let content):
        let inner = slice(content, range, offset: &offset)
        guard !inner.isEmpty else { continue }
        copy.kind = .link(destination: destination, title: title, content: inner)
      case .image(let image):
        offset += image.alternative.unicodeScalars.count
        guard start < range.upperBound, offset > range.lowerBound || start >= range.lowerBound
        else { continue }
      case .footnoteReference:
        guard range.lowerBound <= start, start <= range.upperBound else { continue }
      }
      result.append(copy)
    }
    return result
  }

  /// - Parameter place: where the text stands in the line.
  private static func cut(
    _ text: String, _ place: Range<Int>, _ range: Range<Int>
  ) -> (text: String, bytesBefore: Int)? {
    let own = place.clamped(to: range)
    guard !own.isEmpty else { return nil }
    guard own != place else { return (text, 0) }
    let all = text.unicodeScalars
    let low = all.index(all.startIndex, offsetBy: own.lowerBound - place.lowerBound)
    let high = all.index(low, offsetBy: own.count)
    return (String(all[low..<high]), text.utf8.distance(from: text.startIndex, to: low))
  }
}

extension String {
  /// How many scalars it has: as many as bytes that continue none.
  fileprivate var scalarCount: Int { utf8.count { $0 & 0xC0 != 0x80 } }

  /// With room for as many as there are bytes: counting them first takes longer than the reading.
  fileprivate var scalars: [Unicode.Scalar] {
    Array(unsafeUninitializedCapacity: utf8.count) { buffer, count in
      for scalar in unicodeScalars {
        buffer.initializeElement(at: count, to: scalar)
        count += 1
      }
    }
  }
}

extension [Inline] {
  /// Cut at soft and hard breaks, also those inside marks and links.
  var partedAtBreaks: [[Inline]] {
    var lines: [[Inline]] = [[]]
    for inline in self {
      switch inline.kind {
      case .softBreak, .hardBreak: lines.append([])
      case .marked(let mark, let content):
        add(content.partedAtBreaks, to: &lines) { Inline(.marked(mark, $0), range: inline.range) }
      case .link(let destination, let title, let content):
        add(content.partedAtBreaks, to: &lines) {
          Inline(.link(destination: destination, title: title, content: $0), range: inline.range)
        }
      case .text, .code, .image, .footnoteReference: lines[lines.count - 1].append(inline)
      }
    }
    return lines
  }

  private func add(
    _ parts: [[Inline]], to lines: inout [[Inline]], wrapped: ([Inline]) -> Inline
  ) {
    for (index, part) in parts.enumerated() {
      if index > 0 { lines.append([]) }
      if !part.isEmpty { lines[lines.count - 1].append(wrapped(part)) }
    }
  }

  /// The content of a line that is bold or in italics from its first word to its last.
  var onlyMarked: [Inline]? {
    if let bold = boldContent { return bold }
    guard count == 1, case .marked(.emphasis, let content) = self[0].kind else { return nil }
    return content
  }

  /// The content of a line that is bold from its first word to its last; nil otherwise.
  var boldContent: [Inline]? {
    let visible = filter { inline in
      if case .text(let text) = inline.kind { return !text.allSatisfy(\.isWhitespace) }
      return true
    }
    guard visible.count == 1, case .marked(.strong, let content)? = visible.first?.kind else {
      return nil
    }
    return content
  }
}
