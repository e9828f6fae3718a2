/// The running line at the head or the foot of each page.
package struct FurnitureStyle: Hashable, Sendable {
  /// Texts with `{name}`s, see `FurnitureText`.
  package struct Slots: Hashable, Sendable {
    package var left: String
    package var center: String
    package var right: String

    package var all: [String] { [left, center, right] }
  }

  package enum FirstPage: String, CaseIterable, Hashable, Sendable {
    /// As on all pages, nothing, or the slots of `first`.
    case same, none, own
  }

  package var slots: Slots
  package var first: Slots
  package var firstPage: FirstPage
  /// From the page's nearer edge to the line's baseline, in points.
  package var baseline: Double
  package var isShownOnSinglePage: Bool

  /// What stands on the page with the index `page`.
  package func slots(onPage page: Int) -> Slots? {
    guard page == 0 else { return slots }
    switch firstPage {
    case .same: return slots
    case .none: return nil
    case .own: return first
    }
  }
}
