package import HanjangMarkdown

/// Features for fitting, by the same interpreter that reads documents.
extension ResumeReader {
  /// - Parameter first: what the first pass read, for the second.
  package func lineFeatures(_ facts: [LineFacts], first: Reading?) -> [[UInt32]] {
    features(LineAtomReader.values(of: facts, first: first.map(FirstReading.init)), lineTable)
  }

  /// The features of sibling heads.
  package func wordFeatures(
    _ heads: [EntryLines], _ facts: [LineFacts]
  ) -> [(words: [HeadWord], rows: [[UInt32]])] {
    let (words, atoms) = WordAtomReader.values(of: heads, facts, lexicon: lexicon)
    var rows = features(atoms, wordTable)[...]
    return words.map { own in
      defer { rows = rows.dropFirst(own.count) }
      return (own, Array(rows.prefix(own.count)))
    }
  }

  private func features(_ atoms: AtomValues, _ table: FeatureTable) -> [[UInt32]] {
    (0..<atoms.rowCount).map { row in
      var result: [UInt32] = []
      table.forEachFeature(of: row, in: atoms) { result.append($0) }
      return result
    }
  }

  /// The names of the features that a document has.
  package func featureNames(_ document: Document) -> [(hash: UInt32, name: String)] {
    let reading = read(document)
    let first = FirstReading(firstReading(reading.facts))
    let lines = LineAtomReader.values(of: reading.facts, first: first, keepsNames: true)
    var result = (0..<lines.rowCount).flatMap { lineTable.named(of: $0, in: lines) }
    for heads in reading.grouping.heads {
      let entries = heads.map { reading.grouping[$0.entry, $0.role] }
      let (_, words) = WordAtomReader.values(
        of: entries, reading.facts, lexicon: lexicon, keepsNames: true)
      result += (0..<words.rowCount).flatMap { wordTable.named(of: $0, in: words) }
    }
    return result
  }
}

/// The names on a line of skills, as labels are compared with.
package enum SkillNames {
  package static func names(of fact: LineFacts) -> [String] { SkillLines.names(of: fact).names }
}
