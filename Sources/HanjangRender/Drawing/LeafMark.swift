import HanjangLayout

/// A piece of marked content, by its place in the drawing: the n-th mark of a page has MCID n.
struct LeafMark: Hashable {
  /// nil for an artifact.
  var element: ElementID?
  /// Text that is there for extraction only, under the picture of an emoji.
  var isHidden = false
  /// What is drawn for cairo's sake alone, and is not painted in the end.
  var isBackground = false
  /// What kind of artifact it is, where it is one.
  var artifact = PageItem.Artifact.layout
}

extension PageItem.Artifact {
  /// The property list of its marked content.
  var properties: String {
    switch self {
    case .layout: "<</Type/Layout>>"
    case .header: "<</Type/Pagination/Subtype/Header>>"
    case .footer: "<</Type/Pagination/Subtype/Footer>>"
    case .repetition: "<</Type/Pagination>>"
    }
  }
}
