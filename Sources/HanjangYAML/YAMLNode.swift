package import HanjangCore

/// A value in a YAML text; all scalars are texts, whatever YAML would make of them.
package struct YAMLNode: Sendable {
  package indirect enum Kind: Sendable {
    /// `isPlain` where it stands without quotes and isn't a block of text.
    case scalar(String, isPlain: Bool)
    case sequence([YAMLNode])
    case mapping(YAMLMapping)
  }

  package var kind: Kind
  /// Where it starts, in lines and columns from 1.
  package var position: SourcePosition
  /// How many nodes it holds, itself included.
  var count: Int

  init(kind: Kind, position: SourcePosition, count: Int) {
    self.kind = kind
    self.position = position
    self.count = count
  }

  /// A text that stands in no file.
  package init(text: String) {
    self.init(
      kind: .scalar(text, isPlain: false), position: SourcePosition(line: 1, column: 1), count: 1)
  }

  package var scalar: (string: String, isPlain: Bool)? {
    if case .scalar(let string, let isPlain) = kind { (string, isPlain) } else { nil }
  }

  package var sequence: [YAMLNode]? {
    if case .sequence(let nodes) = kind { nodes } else { nil }
  }

  package var mapping: YAMLMapping? {
    if case .mapping(let mapping) = kind { mapping } else { nil }
  }
}

/// Pairs of keys and values in the author's order.
package struct YAMLMapping: Sequence, Sendable {
  var pairs: [(key: YAMLNode, value: YAMLNode)] = []

  package func makeIterator() -> IndexingIterator<[(key: YAMLNode, value: YAMLNode)]> {
    pairs.makeIterator()
  }

  package subscript(name: String) -> YAMLNode? {
    pairs.first { $0.key.scalar?.string == name }?.value
  }
}
