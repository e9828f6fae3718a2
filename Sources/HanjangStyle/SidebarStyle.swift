package import HanjangCore

/// A column of its own for some of a résumé's sections.
package struct SidebarStyle: Hashable, Sendable {
  package enum Side: String, CaseIterable, Hashable, Sendable {
    case none, left, right
  }

  package enum Pages: String, CaseIterable, Hashable, Sendable {
    /// Pages after the first have one column, as wide as the page.
    case first
    case all
  }

  /// Where name and headline stand.
  package enum HeaderPlace: String, CaseIterable, Hashable, Sendable {
    /// Above both columns.
    case across
    case main, sidebar
  }

  package var side: Side
  /// In points; layout gives it no more than half of the page.
  package var width: Double
  /// Between the columns, in points.
  package var gap: Double
  package var pages: Pages
  package var header: HeaderPlace
  /// Below a header above both columns.
  package var headerGap: Double
  /// The kinds of the sections that stand in it, by the names of `SectionKind`; `contact` is also for
  /// the contacts of the header.
  package var sections: [String]
  /// From the page's edge to the middle of the gap; white is none.
  package var background: Color
  /// The width of the rule between the columns; 0 for none.
  package var ruleWidth: Double
  package var ruleColor: Color

  /// Its width and the gap, where the columns share `width` points.
  package func share(of width: Double) -> (sidebar: Double, gap: Double) {
    let gap = min(gap, width / 4)
    return (min(self.width, (width - gap) / 2), gap)
  }
}
