/// The words of résumés by class, from a file for each language.
package struct Lexicon: Sendable {
  private var words: [UInt64: WordClasses] = [:]
  /// By hashes from the end of the word backwards.
  private var endings: [UInt64: WordClasses] = [:]
  private var beginnings: [UInt64: WordClasses] = [:]

  package static let standard = Lexicon(
    [
      PackageResources.ko_txt, PackageResources.en_txt, PackageResources.ja_txt,
      PackageResources.fr_txt, PackageResources.zh_txt,
    ])

  /// - Parameter files: lines of `class: word, word`; `~` stands for the rest of a word.
  package init(_ files: [[UInt8]]) {
    let names = Dictionary(uniqueKeysWithValues: WordClass.allCases.map { ($0.name, $0) })
    words.reserveCapacity(4096)
    endings.reserveCapacity(1024)
    for file in files {
      for line in file.split(separator: UInt8(ascii: "\n")) where line.first != UInt8(ascii: "#") {
        guard let colon = line.firstIndex(of: UInt8(ascii: ":")),
          let name = names[String(decoding: line[..<colon], as: UTF8.self)]
        else { continue }
        for word in line[(colon + 1)...].split(separator: UInt8(ascii: ",")) {
          add(String(decoding: word, as: UTF8.self), name)
        }
      }
    }
  }

  /// - Parameter sections: by alias, the name of a section, as front matter adds them.
  package mutating func add(sections: [String: String]) {
    for (alias, name) in sections {
      guard let word = Self.titles[name.lowercased()] else { continue }
      words[Self.hash(Self.folded(Array(alias.unicodeScalars))), default: .init()]
        .formUnion(.init(word))
    }
  }

  private static let titles: [String: WordClass] = [
    "contact": .titleContact, "summary": .titleSummary, "career": .titleWork,
    "project": .titleProject, "education": .titleStudy, "training": .titleCourse,
    "skills": .titleSkill, "awards": .titleAward, "certificates": .titleCertificate,
    "languages": .titleLanguage, "activities": .titleActivity, "opensource": .titleOpensource,
    "publications": .titlePublication, "links": .titleLinks, "military": .titleMilitary,
    "other": .titleOther, "letter": .titleLetter,
  ]

  private mutating func add(_ word: String, _ name: WordClass) {
    let scalars = Self.folded(Array(word.unicodeScalars))
    if scalars.first == "~" {
      endings[Self.hash(scalars.dropFirst().reversed()), default: .init()].formUnion(.init(name))
    } else if scalars.last == "~" {
      beginnings[Self.hash(scalars.dropLast()), default: .init()].formUnion(.init(name))
    } else {
      words[Self.hash(scalars), default: .init()].formUnion(.init(name))
    }
  }

  /// In lower case, without spaces.
  package static func folded(_ scalars: some Sequence<Unicode.Scalar>) -> [Unicode.Scalar] {
    var result: [Unicode.Scalar] = []
    for scalar in scalars where !scalar.isSpace {
      if scalar.isASCII || scalar.isHangulSyllable {
        result.append(scalar.lowercased)
      } else {
        result += scalar.properties.lowercaseMapping.unicodeScalars
      }
    }
    return result
  }

  /// The words of a word, an address or a number, in lower case: `hong.gildong@example.com` has four.
  static func pieces(_ scalars: some Sequence<Unicode.Scalar>) -> [String] {
    var result = [""]
    for scalar in scalars {
      if scalar.isLetter || scalar.digit != nil {
        result[result.count - 1].unicodeScalars.append(scalar.lowercased)
      } else if result.last != "" {
        result.append("")
      }
    }
    return result.filter { !$0.isEmpty }
  }

  static func hash(_ scalars: some Sequence<Unicode.Scalar>) -> UInt64 {
    scalars.reduce(StableHash.start) { StableHash.add(UInt64($1.value), to: $0) }
  }

  /// What a text is as a whole: a title, a label.
  package func classes(ofWhole scalars: some Sequence<Unicode.Scalar>) -> WordClasses {
    words[Self.hash(Self.folded(scalars))] ?? .init()
  }

  /// How many scalars at a word's end are an ending of a class: `홍길동입니다` has three of a copula.
  package func ending(of word: ArraySlice<Unicode.Scalar>, _ name: WordClass) -> Int? {
    var hash = StableHash.start
    var found: Int?
    for (count, scalar) in word.reversed().enumerated().prefix(8) {
      hash = StableHash.add(UInt64(scalar.value), to: hash)
      if count + 1 < word.count, endings[hash]?.contains(name) ?? false { found = count + 1 }
    }
    return found
  }

  private static let edges: Set<Unicode.Scalar> = [
    ".", ",", "'", "’", "\"", "“", "”", "*", "_", "~", "!", "?",
  ]

  /// What a word is, by itself and by its beginning and end.
  package func classes(of word: ArraySlice<Unicode.Scalar>) -> WordClasses {
    let whole = Self.folded(word)
    var core = whole[...]
    while let first = core.first, Self.edges.contains(first) { core.removeFirst() }
    while let last = core.last, Self.edges.contains(last) { core.removeLast() }
    var found = words[Self.hash(core)] ?? .init()
    if core.count < whole.count { found.formUnion(words[Self.hash(whole)] ?? .init()) }
    var hash = StableHash.start
    for (count, scalar) in core.reversed().enumerated().prefix(8) {
      hash = StableHash.add(UInt64(scalar.value), to: hash)
      if count + 1 < core.count || count > 0, let classes = endings[hash] {
        found.formUnion(classes)
      }
    }
    hash = StableHash.start
    for scalar in core.prefix(5) {
      hash = StableHash.add(UInt64(scalar.value), to: hash)
      if let classes = beginnings[hash] { found.formUnion(classes) }
    }
    return found
  }
}

/// Fowler, Noll and Vo's hash, the same on every machine.
enum StableHash {
  static let start: UInt64 = 0xcbf2_9ce4_8422_2325

  static func add(_ value: UInt64, to hash: UInt64) -> UInt64 {
    (hash ^ value) &* 0x100_0000_01b3
  }

  static func hash(_ text: String) -> UInt64 {
    text.utf8.reduce(start) { add(UInt64($1), to: $0) }
  }
}
