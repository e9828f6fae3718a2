/// Costs of ending a page before a unit, on the scale on which a page with nothing on it costs
/// 10,000 and one with a part `u` of its height empty 10,000 · u².
///
/// | where | cost | as bad as leaving empty |
/// | --- | --- | --- |
/// | between blocks | 0 | nothing |
/// | between the lines of a paragraph, two on each side at least | 25 | a twentieth of a page |
/// | between the rows of a table, after its first or before its last | 150 | an eighth |
/// | in a section of up to a quarter of a page | 250 | a sixth |
/// | after a list's first item or before its last | 300 | a sixth |
/// | in short code, between lines of chips, after an item's only line above a list | 400 | a fifth |
/// | after a line that introduces what follows | 2,500 | half a page |
/// | in an entry or achievement of up to a third of a page | 900 | three tenths |
/// | in what the author keeps together | 100,000 | ten empty pages |
/// | where a heading, a line or a part of a row would be left alone | never | |
package enum BreakCost {
  package static let free = 0.0
  package static let inParagraph = 25.0
  package static let besideEndRow = 150.0
  package static let inShortSection = 250.0
  package static let besideEndItem = 300.0
  /// Parts what belongs together.
  package static let unwelcome = 400.0
  package static let inShortEntry = 900.0
  package static let afterIntroduction = 2_500.0
  /// Whatever room it leaves empty, but before a heading is left alone.
  package static let kept = 100_000.0
  /// Only where every other arrangement has as many such breaks.
  package static let never = Double.infinity
}

/// What a page costs beside the break that ends it, on the scale of `BreakCost`.
enum PageFaults {
  /// Empty from top to bottom; in proportion to the square of the empty part.
  static let empty = 10_000.0
  /// More than a quarter of the page is empty, in addition.
  static let quarterEmpty = 600.0
  /// The document's last page, or the last before a page break, is less than an eighth full.
  static let shortLastPage = 2_000.0
  /// What may be worse on one page fewer than on pages of which the last is hardly filled: less than
  /// to part a line from what it introduces.
  static let pageFewer = 2_000.0
  /// Gaps at their least; in proportion to the square of the way there.
  static let shrunk = 200.0
  /// Pictures at their least, after all gaps; likewise.
  static let shrunkPictures = 500.0
  /// Gaps at their most, likewise.
  static let stretched = 60.0
  /// A note continues on the next page.
  static let splitNote = 300.0
  /// It doesn't even begin on the page of its reference, in addition.
  static let deferredNote = 3_000.0
}

/// The cost of an arrangement of pages; what is to the left decides first.
package struct PageCost: Comparable, Sendable {
  /// Breaks where none should ever be.
  package var violations = 0
  /// Counted only where few pages are wanted.
  package var pages = 0
  package var badness = 0.0

  package static func < (left: PageCost, right: PageCost) -> Bool {
    (left.violations, left.pages, left.badness) < (right.violations, right.pages, right.badness)
  }

  package static func + (left: PageCost, right: PageCost) -> PageCost {
    PageCost(
      violations: left.violations + right.violations, pages: left.pages + right.pages,
      badness: left.badness + right.badness)
  }
}
