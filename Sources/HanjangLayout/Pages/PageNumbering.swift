/// Where a document's pages stand among those of other documents in the same file.
package struct PageNumbering: Hashable, Sendable {
  /// How many pages of others come first, and how many follow.
  package var before: Int
  package var after: Int

  package init(before: Int = 0, after: Int = 0) {
    self.before = before
    self.after = after
  }
}
