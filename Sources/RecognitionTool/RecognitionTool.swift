import Foundation
import HanjangCore
import HanjangMarkdown
import HanjangResume

/// For developers: features for fitting, scores, and what the model reads in a document.
///
///     recognition features FOLDER… > features.txt
///     recognition score [--weights FILE] [--only NAMES] [--old | --program] [--wrong FIELD] FOLDER…
///     recognition read [--weights FILE] FILE.md
///     recognition align FILE.md
///     recognition compare FILE.md…
@main struct RecognitionTool {
  var arguments: [String]
  var reader = ResumeReader()

  static func main() throws {
    var tool = RecognitionTool(arguments: Array(CommandLine.arguments.dropFirst()))
    let command = tool.arguments.isEmpty ? "help" : tool.arguments.removeFirst()
    try tool.readOptions()
    switch command {
    case "features": try tool.features()
    case "names": try tool.names()
    case "score": try tool.score()
    case "read": try tool.read()
    case "align": try tool.align()
    case "compare": try tool.compare()
    case "supplement": try tool.supplement()
    default: print("recognition features | names | score | read | align | compare | supplement")
    }
  }

  private func option(_ name: String) -> String? {
    guard let index = arguments.firstIndex(of: name), index + 1 < arguments.count else {
      return nil
    }
    return arguments[index + 1]
  }

  private mutating func take(_ name: String) -> String? {
    guard let value = option(name), let index = arguments.firstIndex(of: name) else { return nil }
    arguments.removeSubrange(index...index + 1)
    return value
  }

  private mutating func readOptions() throws {
    let weights = try take("--weights").map {
      Weights(Array(try Data(contentsOf: URL(filePath: $0))))
    }
    let lines = try take("--lines").map { try String(contentsOfFile: $0, encoding: .utf8) }
    let words = try take("--words").map { try String(contentsOfFile: $0, encoding: .utf8) }
    let lexicon = try take("--lexicon").map { folder in
      Lexicon(
        try ["ko", "en", "ja", "fr", "zh"].map {
          Array(try Data(contentsOf: URL(filePath: "\(folder)/\($0).txt")))
        })
    }
    let costs = take("--costs")
    reader = ResumeReader(
      lexicon: lexicon ?? .standard, weights: weights ?? .standard,
      lines: lines ?? ResumeReader.lineTableText,
      words: words ?? ResumeReader.wordTableText)
    for pair in costs?.split(separator: ",") ?? [] {
      let parts = pair.split(separator: "=")
      guard parts.count == 2, let cost = Float(parts[1]) else { continue }
      reader.costs.set(String(parts[0]), cost)
    }
  }

  private mutating func only() throws -> Set<String>? {
    try take("--only").map {
      Set(try String(contentsOfFile: $0, encoding: .utf8).split(separator: "\n").map(String.init))
    }
  }

  private func files(_ folders: [String]) throws -> [LabelledFile] {
    try folders.flatMap { try LabelledFile.all(in: URL(filePath: $0)) }
  }

  private mutating func features() throws {
    let supplement = take("--supplement").map { URL(filePath: $0) }
    let only = try only()
    let isSecond = arguments.contains("--second")
    arguments.removeAll { $0 == "--second" }
    var dump = FeatureDump(reader: reader, isSecond: isSecond)
    for file in try files(arguments) where only?.contains(file.name) ?? true {
      try dump.add(supplement.map { file.completed(from: $0) } ?? file)
    }
    FileHandle.standardOutput.write(Data(dump.text.utf8))
  }

  private func names() throws {
    var known: [UInt32: String] = [:]
    for file in try files(arguments) {
      for (hash, name) in reader.featureNames(try file.document) { known[hash] = name }
    }
    for (hash, name) in known { print(String(hash, radix: 36), name) }
  }

  private func read() throws {
    for path in arguments {
      var diagnostics: [Diagnostic] = []
      let text = try String(contentsOfFile: path, encoding: .utf8)
      let document = MarkdownParser().parse(
        SourceFile(path: path, text: text), diagnostics: &diagnostics)
      let reading = reader.read(document)
      show(
        reading.facts, reading.labels.map { "\($0.kind):\($0.part.rawValue)" },
        reading.probabilities,
        (reading.people + reading.grouping.entries.flatMap { [$0] + $0.roles }).flatMap(\.slots).map
        {
          ($0.line, $0.range, $0.name)
        })
      print(ContentReader(reader: reader).content(of: document).json.text(indentation: 2))
    }
  }

  private func show(
    _ facts: [LineFacts], _ labels: [String], _ sure: [Float], _ slots: [(Int, Range<Int>, String)]
  ) {
    for (index, fact) in facts.enumerated() {
      let own = slots.filter { $0.0 == index }.map { "\($0.2)=\(fact.line.text($0.1))" }
      let probability = index < sure.count ? String(format: "%.2f", sure[index]) : ""
      print(
        labels[index], probability, fact.line.signature, fact.line.text.prefix(90),
        own.isEmpty ? "" : "← " + own.joined(separator: "; "), separator: "\t")
    }
  }

  /// What the rules alone read, and what the program does.
  private func compare() throws {
    for path in arguments {
      var diagnostics: [Diagnostic] = []
      let text = try String(contentsOfFile: path, encoding: .utf8)
      let document = MarkdownParser().parse(
        SourceFile(path: path, text: text), diagnostics: &diagnostics)
      let ruled = FieldValues.found(
        ResumeData(ResumeRecognizer(usesModel: false).recognize(document)).json)
      let found = FieldValues.found(ResumeData(ResumeRecognizer().recognize(document)).json)
      print(path)
      for field in FieldValues.fields {
        let (missed, extra) = (ruled[field] ?? [], found[field] ?? [])
        for value in missed where !extra.contains(value) { print("-", field, value) }
        for value in extra { print(missed.contains(value) ? " " : "+", field, value) }
      }
    }
  }

  private mutating func align() throws {
    let supplement = take("--supplement").map { URL(filePath: $0) }
    for path in arguments {
      let url = URL(filePath: path)
      var file = try LabelledFile(
        url, labels: url.deletingPathExtension().appendingPathExtension("labels"))
      if let supplement { file = file.completed(from: supplement) }
      let facts = LineFacts.all(Outline(try file.document))
      let aligned = Aligner(facts, file)
      show(
        facts, aligned.labels, [],
        aligned.slots.enumerated().flatMap { line, slots in slots.map { (line, $0.range, $0.name) }
        })
      for text in aligned.missing { print("missing:", file.name, text) }
    }
  }

  /// What the previous recogniser reads of fields that nobody labelled.
  private mutating func supplement() throws {
    guard let folder = take("--to") else { return }
    for file in try files(arguments) {
      let found = FieldValues.found(
        ResumeData(ResumeRecognizer(usesModel: false).recognize(try file.document)).json)
      let known = Set(file.labels.map(\.field))
      var text = ""
      for field in FieldValues.fields
      where FieldValues.optional.contains(field) && !known.contains(field) {
        for value in found[field] ?? [] { text += "\(field): \(value)\n" }
      }
      if !text.isEmpty {
        try text.write(toFile: "\(folder)/\(file.name).labels", atomically: true, encoding: .utf8)
      }
    }
  }

  // MARK: Scores

  private mutating func score() throws {
    let only = try only()
    let wrong = take("--wrong").map { Set($0.split(separator: ",").map(String.init)) } ?? []
    let isOld = arguments.contains("--old")
    let isProgram = arguments.contains("--program")
    let isHeld = arguments.contains("--held")
    let isEach = arguments.contains("--counts")
    let isGold = arguments.contains("--gold")
    let least = take("--certain").flatMap(Float.init) ?? 0
    arguments.removeAll { $0.hasPrefix("--") }
    var scores: [String: Score] = [:]
    for file in try files(arguments) where only?.contains(file.name) ?? true {
      if isHeld, !file.isHeldOut { continue }
      let document = try file.document
      let json =
        isOld || isProgram
        ? ResumeData(ResumeRecognizer(usesModel: isProgram).recognize(document)).json
        : try content(of: file, document, isGold: isGold).surer(than: least).json
      let expected = FieldValues.expected(file)
      let found = FieldValues.found(json)
      for field in FieldValues.fields
      where !FieldValues.optional.contains(field) || expected[field] != nil {
        let before = scores[field, default: Score()]
        let (missed, extra) = scores[field, default: Score()].add(
          expected: expected[field] ?? [], found: found[field] ?? [])
        if isEach, let after = scores[field] {
          print(
            "counts", file.name, field, after.hits - before.hits, after.extras - before.extras,
            after.misses - before.misses)
        }
        if wrong.contains(field) {
          for text in missed { print("\(file.name)\t\(field)\t-\t\(text)") }
          for text in extra { print("\(file.name)\t\(field)\t+\t\(text)") }
        }
      }
    }
    for field in FieldValues.fields where !isEach {
      guard let score = scores[field] else { continue }
      print(
        field.padding(toLength: 12, withPad: " ", startingAt: 0),
        String(
          format: "F1 %.3f  precision %.3f  %4d of %4d found, %3d too many", score.f1,
          score.precision, score.hits, score.hits + score.misses, score.extras))
    }
  }

  /// What is read; or what would be, were each line labelled as the document's labels have it.
  private func content(
    of file: LabelledFile, _ document: Document, isGold: Bool
  ) throws -> ResumeContent {
    let content = ContentReader(reader: reader)
    guard isGold else { return content.content(of: document) }
    let facts = LineFacts.all(Outline(document), lexicon: reader.lexicon)
    return content.content(
      of: Aligner(facts, file).reading(facts), frontMatter: document.frontMatter)
  }
}

extension ResumeContent {
  /// Without entries that are less certain.
  func surer(than least: Float) -> ResumeContent {
    var content = self
    content.entries.removeAll { $0.certainty < least }
    return content
  }
}
