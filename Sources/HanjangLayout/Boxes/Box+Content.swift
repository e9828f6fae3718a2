extension Box {
  /// Whether nothing of it is seen.
  package var isEmpty: Bool {
    guard marker == nil, aside == nil else { return false }
    return switch kind {
    case .flow(let children): children.allSatisfy(\.isEmpty)
    case .text(let text):
      text.content.spans.allSatisfy { $0.text.allSatisfy(\.isWhitespace) && $0.picture == nil }
    case .pageBreak: true
    case .table, .row, .chips, .figures, .footnotes, .image, .rule, .separator: false
    }
  }
}
