/// What a style would have elsewhere and a document has no room for there.
package struct ColumnPlan: Hashable, Sendable {
  package enum Part: Hashable, Sendable {
    /// The contacts of the header.
    case contacts
    /// By its place among the sections as they are read.
    case section(Int)
  }

  /// Whether the header stands in the main column.
  package var keepsHeaderInMain = false
  /// What stands there instead of in the sidebar.
  package var inMain: Set<Part> = []

  package init(keepsHeaderInMain: Bool = false, inMain: Set<Part> = []) {
    self.keepsHeaderInMain = keepsHeaderInMain
    self.inMain = inMain
  }

  /// Nothing stands elsewhere.
  package static func oneColumn(sections: Int) -> ColumnPlan {
    ColumnPlan(
      keepsHeaderInMain: true, inMain: Set((0..<sections).map { .section($0) } + [.contacts]))
  }
}
