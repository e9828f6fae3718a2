import HanjangResume

/// Writes the features and labels of documents for fitting: a line for each row, an empty line behind
/// each sequence, and `# chain document` in front.
struct FeatureDump {
  let reader: ResumeReader
  /// By hash, for tables of weights.
  var names: [UInt32: String] = [:]
  private(set) var text = ""

  init(reader: ResumeReader) { self.reader = reader }

  mutating func add(_ file: LabelledFile) throws {
    let facts = LineFacts.all(Outline(try file.document), lexicon: reader.lexicon)
    let aligned = Aligner(facts, file)
    let slots = aligned.slots.map { Set($0.map(\.name)) }
    let name = file.name + (file.isHeldOut ? " held" : " fit")
    for (chain, known) in [("lines", nil), ("lines2", slots)] {
      let rows = reader.lineFeatures(facts, slots: known)
      write(chain, name, rows, aligned.labels)
    }
    let grouping = Grouping(aligned.labels.map(LineLabel.init))
    for heads in grouping.heads {
      let entries = heads.map { grouping[$0.entry, $0.role] }
      for (words, rows) in reader.wordFeatures(entries, facts) where !words.isEmpty {
        let labels = Self.labels(of: words, aligned.slots)
        write(ResumeReader.chain(of: entries[0].kind), name, rows, labels)
      }
    }
  }

  private static let partedSlots: Set<String> = ["role", "study", "degree"]

  private static func labels(
    of words: [HeadWord], _ slots: [[(range: Range<Int>, name: String)]]
  ) -> [String] {
    var last: (line: Int, start: Int, segment: Int)?
    return words.map { word in
      let slot = slots[word.line].first { $0.range.overlaps(word.token.range) }
      guard let slot else {
        last = nil
        return "O"
      }
      // Of roles and studies each part is a value of its own.
      let segment = Self.partedSlots.contains(slot.name) ? word.token.segment : 0
      let isSame = last.map { $0 == (word.line, slot.range.lowerBound, segment) } ?? false
      last = (word.line, slot.range.lowerBound, segment)
      return (isSame ? "I-" : "B-") + slot.name
    }
  }

  private mutating func write(
    _ chain: String, _ name: String, _ rows: [[UInt32]], _ labels: [String]
  ) {
    text += "# \(chain) \(name)\n"
    for (row, label) in zip(rows, labels) {
      text += label
      for feature in row { text += " " + String(feature, radix: 36) }
      text += "\n"
    }
    text += "\n"
  }
}
