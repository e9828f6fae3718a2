import HanjangLayout

/// A piece of marked content, by its place in the drawing: the n-th mark of a page has MCID n.
struct LeafMark: Hashable {
  /// nil for an artifact.
  var element: ElementID?
  /// Text that is there for extraction only, under the picture of an emoji.
  var isHidden = false
}
