import HanjangCore

/// What the conversion of one document's tree shares: the way back to the source, the anchors given
/// out so far, and what is to be complained about.
final class Conversion {
  /// How deep blocks and inline nodes may nest; deeper ones are flattened to their text.
  static let nestingLimit = 60

  let source: RepairedSource
  var anchors = HeadingAnchors()
  private(set) var diagnostics: [Diagnostic] = []
  private var complainedTags: Set<String> = []
  private var hasComplainedOfDepth = false

  init(_ source: RepairedSource) {
    self.source = source
  }

  /// The place of `node` in the author's text; that of its parent where cmark keeps none.
  func range(of node: CMarkNode, in parent: SourceRange) -> SourceRange {
    guard let range = node.range else { return parent }
    return SourceRange(source.original(range.start), source.original(range.end))
  }

  /// Once a document for each tag.
  func complain(ofTag name: String, at range: SourceRange) {
    guard complainedTags.insert(name).inserted else { return }
    diagnostics.append(.unsupportedHTML(tag: name, at: range))
  }

  func complainOfDepth(at range: SourceRange) {
    guard !hasComplainedOfDepth else { return }
    hasComplainedOfDepth = true
    diagnostics.append(.nestingTooDeep(limit: Self.nestingLimit, at: range))
  }
}
