import HanjangResume

/// Writes the features and labels of documents for fitting: a line for each row, an empty line behind
/// each sequence, and `# chain document` in front.
struct FeatureDump {
  let reader: ResumeReader
  /// Whether to write what the second pass sees, with what the first one reads, instead of all else.
  let isSecond: Bool
  /// By hash, for tables of weights.
  var names: [UInt32: String] = [:]
  private(set) var text = ""

  init(reader: ResumeReader, isSecond: Bool) {
    self.reader = reader
    self.isSecond = isSecond
  }

  mutating func add(_ file: LabelledFile) throws {
    let facts = LineFacts.all(Outline(try file.document), lexicon: reader.lexicon)
    let aligned = Aligner(facts, file)
    let name = file.name + (file.isHeldOut ? " held" : " fit")
    if isSecond {
      let first = reader.firstReading(facts)
      write("lines2", name, reader.lineFeatures(facts, first: first), aligned.labels)
      return
    }
    write("lines", name, reader.lineFeatures(facts, first: nil), aligned.labels)
    let grouping = Grouping(aligned.labels.map(LineLabel.init))
    for heads in grouping.heads {
      let entries = heads.map { grouping[$0.entry, $0.role] }
      if entries[0].kind == "person" { continue }
      for (words, rows) in reader.wordFeatures(entries, facts) where !words.isEmpty {
        let labels = Self.labels(of: words, aligned.slots)
        write(ResumeReader.chain(of: entries[0].kind), name, rows, labels)
      }
    }
    let people = ResumeReader.people(facts, aligned.labels.map(LineLabel.init))
    for (words, rows) in reader.wordFeatures(people, facts) where !words.isEmpty {
      let labels = Self.labels(of: words, facts.indices.map(aligned.personSlots))
      write("words.person", name, rows, labels)
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
