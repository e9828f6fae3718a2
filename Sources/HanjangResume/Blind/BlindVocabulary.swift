/// The words by which a blind copy knows what is the person's, from `blind.txt`.
struct BlindVocabulary: Sendable {
  /// By the group's title and the line's name, such as `labels/person`; in lower case.
  private var words: [String: [String]] = [:]
  private var sets: [String: Set<String>] = [:]
  /// By what is behind a consonant, the particle behind a vowel.
  private(set) var particles: [(written: [Character], afterVowel: String)] = []

  static let standard = BlindVocabulary(String(decoding: PackageResources.blind_txt, as: UTF8.self))

  /// What stands in place of what is taken out.
  struct Phrases: Hashable, Sendable {
    var person: String
    var withheld: String
    var school: String
  }

  init(_ text: String) {
    var group = ""
    for line in text.split(separator: "\n") where line.first != "#" {
      if line.first == "[" {
        group = String(line.dropFirst().dropLast())
      } else if let colon = line.firstIndex(of: ":") {
        let key = "\(group)/\(line[..<colon])"
        words[key] = line[line.index(after: colon)...].split(separator: ",").map {
          Self.trimmed($0)
        }
        if !group.hasPrefix("words") { words[key] = words[key]?.map { $0.lowercased() } }
        sets[key] = Set(words[key] ?? [])
      }
    }
    particles = self["names/particle"].map { particle in
      let parts = particle.split(separator: "=").map(String.init)
      return (Array(parts[0]), parts[parts.count - 1])
    }.sorted { $0.written.count > $1.written.count }
  }

  /// Without the space behind the comma: `aged ` ends in one that counts.
  private static func trimmed(_ text: Substring) -> String { String(text.drop { $0 == " " }) }

  subscript(_ key: String) -> [String] { words[key] ?? [] }

  func contains(_ word: some StringProtocol, in key: String) -> Bool {
    sets[key]?.contains(word.lowercased()) ?? false
  }

  /// - Parameter text: a label as written; signs and spaces in it don't count.
  func isLabel(_ text: String, of kind: String) -> Bool {
    contains(text.filter { $0.isLetter }, in: "labels/\(kind)")
  }

  /// - Parameter language: a BCP 47 tag; what isn't in the file is written in English.
  func phrases(for language: String) -> Phrases {
    let tag = language.prefix { $0 != "-" }.lowercased()
    let group = words["words \(tag)/person"] == nil ? "words en" : "words \(tag)"
    func phrase(_ name: String) -> String { self["\(group)/\(name)"].first ?? "" }
    return Phrases(
      person: phrase("person"), withheld: phrase("withheld"), school: phrase("school"))
  }
}

extension BlindVocabulary {
  /// A form of address behind a name, a space before it or not: `씨`, `님`.
  func honorific(in text: BlindLetters, from index: Int) -> String? {
    let start = text[index] == " " ? index + 1 : index
    return self["names/honorific"].first { word in
      let letters = Array(word)
      let end = start + letters.count
      return text.has(letters, at: start)
        && (!text.isLetter(end) || particle(in: text, at: end) != nil)
    }
  }

  /// A particle behind a name, with a word's end or more of a verb behind it.
  func particle(
    in text: BlindLetters, at index: Int
  ) -> (written: [Character], afterVowel: String)? {
    guard text.isLetter(index) else { return nil }
    return particles.first { particle in
      text.has(particle.written, at: index)
        && (particle.written.count > 1 || !text.isLetter(index + particle.written.count))
    }
  }
}
