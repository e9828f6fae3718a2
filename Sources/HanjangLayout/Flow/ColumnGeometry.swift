import HanjangCore
package import HanjangStyle

/// Where columns stand on a page, in points.
package struct ColumnGeometry: Hashable, Sendable {
  package struct Column: Hashable, Sendable {
    /// From the page's left edge.
    package var left: Double
    package var width: Double

    package var right: Double { left + width }
  }

  /// As wide as the page's margins allow.
  package let whole: Column
  /// What a sidebar leaves of it.
  package let main: Column
  package let sidebar: Column
  /// From the page's top to that of the columns.
  package let top: Double
  /// The height of the columns.
  package let height: Double
  package var bottom: Double { top + height }
  /// Below what stands above both columns.
  package let headerGap: Double
  /// Where the background of the sidebar ends, and a rule stands: in the middle between the columns.
  package let middle: Double

  package init(_ style: ComputedStyle) {
    let page = style.page
    let width = page.size.width - page.margins.left - page.margins.right
    whole = Column(left: page.margins.left, width: width)
    top = page.margins.top
    height = page.size.height - page.margins.top - page.margins.bottom
    headerGap = style.sidebar.headerGap
    let share = style.sidebar.share(of: width)
    switch style.sidebar.side {
    case .none:
      (main, sidebar, middle) = (whole, Column(left: whole.left, width: 0), whole.left)
    case .left:
      sidebar = Column(left: whole.left, width: share.sidebar)
      main = Column(
        left: sidebar.right + share.gap, width: width - share.sidebar - share.gap)
      middle = sidebar.right + share.gap / 2
    case .right:
      main = Column(left: whole.left, width: width - share.sidebar - share.gap)
      sidebar = Column(left: main.right + share.gap, width: share.sidebar)
      middle = main.right + share.gap / 2
    }
  }
}
