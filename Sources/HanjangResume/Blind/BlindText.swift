/// Takes the person out of a text, and says what it found.
struct BlindText {
  let words: BlindWords

  enum Kind: Hashable {
    case name, address, phone, fact
  }

  struct Edit: Hashable {
    var range: Range<Int>
    var kind: Kind
    var replacement: String
  }

  /// What is to be replaced, in the order of the text.
  func edits(in text: BlindLetters) -> [Edit] {
    guard text.written.contains(where: { $0.isLetter || $0.isNumber }) else { return [] }
    var edits: [Edit] = []
    func add(_ ranges: [Range<Int>], _ kind: Kind) {
      for range in ranges where !edits.contains(where: { $0.range.overlaps(range) }) {
        edits.append(Edit(range: range, kind: kind, replacement: words.phrases.withheld))
      }
    }
    add(obfuscatedAddresses(in: text), .address)
    add(addresses(in: text), .address)
    add(phones(in: text), .phone)
    add(facts(in: text), .fact)
    for found in words.finder.found(in: text) where found.certainty == .certain {
      let range = found.range
      guard !edits.contains(where: { $0.range.overlaps(range) }) else { continue }
      if let word = account(around: range, in: text) {
        add([word], .address)
      } else {
        edits.append(nameEdit(range, in: text))
      }
    }
    // `hong` before an @ is part of the name, too.
    add(handles(in: text), .address)
    return merged(edits.sorted { $0.range.lowerBound < $1.range.lowerBound }, in: text)
  }

  func blind(_ text: String) -> String {
    let letters = BlindLetters(text)
    let edits = edits(in: letters)
    guard !edits.isEmpty else { return text }
    var result = ""
    var start = 0
    for edit in edits {
      result += letters.text(start..<edit.range.lowerBound) + edit.replacement
      start = edit.range.upperBound
    }
    return result + letters.text(start..<letters.count)
  }

  /// Whether nothing but the name stands in a text.
  func isOnlyName(_ text: String) -> Bool {
    let clean = BlockText.clean(blind(text)).filter { !"()（）[],.".contains($0) }
    return BlockText.clean(clean) == words.phrases.person
  }

  /// Where a word is that may be the person's given name.
  func possibleNames(in text: BlindLetters) -> [Range<Int>] {
    words.finder.found(in: text).filter { $0.certainty == .possible }.map(\.range)
  }

  // MARK: Names

  /// With the particle that a vowel has behind it.
  private func nameEdit(_ range: Range<Int>, in text: BlindLetters) -> Edit {
    var edit = Edit(range: range, kind: .name, replacement: words.phrases.person)
    if words.phrases.person.last?.endsInVowel ?? false,
      text[range.upperBound - 1]?.endsInVowel == false,
      text[range.upperBound - 1]?.isHangul == true,
      let particle = BlindVocabulary.standard.particle(in: text, at: range.upperBound)
    {
      edit.range = range.lowerBound..<(range.upperBound + particle.written.count)
      edit.replacement += particle.afterVowel
    }
    widen(&edit, in: text)
    return edit
  }

  /// `지원자 홍길동` is one person.
  private func widen(_ edit: inout Edit, in text: BlindLetters) {
    let person = Array(words.phrases.person.lowercased())
    for gap in [" ", ": ", " : "] {
      let start = edit.range.lowerBound - person.count - gap.count
      if text.has(person + Array(gap), at: start), !text.isLetter(start - 1) {
        edit.range = start..<edit.range.upperBound
        return
      }
    }
  }

  /// The word around a name that is more than the name: `gildong90`, `gildong_hong`.
  private func account(around range: Range<Int>, in text: BlindLetters) -> Range<Int>? {
    guard let word = text.word(around: range.lowerBound) else { return nil }
    let outer = text.written[word]
    let isWhole = range.lowerBound <= word.lowerBound && word.upperBound <= range.upperBound
    guard !isWhole, text[range.lowerBound]?.isASCII ?? false else { return nil }
    let isAccount = outer.contains { "@_/".contains($0) || $0.isNumber }
    return isAccount ? word : nil
  }

  /// `홍길동 (Gildong Hong, 洪吉童)` is one person.
  private func merged(_ edits: [Edit], in text: BlindLetters) -> [Edit] {
    var result: [Edit] = []
    for edit in edits {
      if edit.kind == .name, let last = result.last, last.kind == .name,
        last.replacement == words.phrases.person
      {
        let gap = text.written[last.range.upperBound..<edit.range.lowerBound]
        let isJoined = gap.count <= 3 && gap.allSatisfy { " (/|·[（\u{A0}".contains($0) }
        if isJoined {
          let opens = gap.contains { "([（".contains($0) }
          let closing = opens && text[edit.range.upperBound].map { ")]）".contains($0) } ?? false
          let isOpen = opens && !closing
          if !isOpen {
            let end = edit.range.upperBound + (closing ? 1 : 0)
            result[result.count - 1].range = last.range.lowerBound..<end
            result[result.count - 1].replacement = edit.replacement
            continue
          }
        }
      }
      result.append(edit)
    }
    return result
  }

  // MARK: Addresses and accounts

  private func addresses(in text: BlindLetters) -> [Range<Int>] {
    text.words.filter { range in
      let word = text.lowerText(range)
      guard word.contains(where: { "@/.".contains($0) }) else { return false }
      return words.isPersonal(address: word)
    }
  }

  /// `gildong[at]example.com`, `gildong (at) example dot com`.
  private func obfuscatedAddresses(in text: BlindLetters) -> [Range<Int>] {
    BlindVocabulary.standard["addresses/at"].flatMap { marker in
      text.ranges(of: marker).compactMap { range in
        var start = range.lowerBound
        if text[start - 1] == " " { start -= 1 }
        let end = start
        while let letter = text[start - 1], Self.isAccountLetter(letter) { start -= 1 }
        guard start < end else { return nil }
        var stop = range.upperBound
        if text[stop] == " " { stop += 1 }
        let host = stop
        while let letter = text[stop], Self.isAccountLetter(letter) { stop += 1 }
        guard host < stop else { return nil }
        let address = text.lowerText(start..<end) + "@" + text.lowerText(host..<stop)
        guard words.isPersonal(address: address) else { return nil }
        return start..<Self.endOfDots(from: stop, in: text)
      }
    }
  }

  /// `example dot com`.
  private static func endOfDots(from end: Int, in text: BlindLetters) -> Int {
    var end = end
    for dot in [" dot ", "[dot]", "(dot)", " . ", " 점 "] where text.has(Array(dot), at: end) {
      end += dot.count
      while let letter = text[end], isAccountLetter(letter) { end += 1 }
    }
    return end
  }

  private static func isAccountLetter(_ letter: Character) -> Bool {
    letter.isASCII && (letter.isLetter || letter.isNumber || "._-+".contains(letter))
  }

  private func handles(in text: BlindLetters) -> [Range<Int>] {
    words.handles.sorted { ($0.count, $0) > ($1.count, $1) }.flatMap { handle in
      text.ranges(of: handle).filter(text.isWholeWord).map { range in
        let hasSign = text[range.lowerBound - 1] == "@"
        let start = hasSign ? range.lowerBound - 1 : range.lowerBound
        // Discord's `name#1234`.
        var end = range.upperBound
        if text[end] == "#" {
          end += 1
          while let digit = text[end], digit.isNumber { end += 1 }
        }
        return start..<end
      }
    }
  }

  // MARK: Numbers and facts

  private func phones(in text: BlindLetters) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    var start = 0
    while start < text.count {
      guard text[start]?.wholeNumberValue != nil || text[start] == "+" else {
        start += 1
        continue
      }
      var end = start
      var last = start
      while let letter = text[end],
        letter.wholeNumberValue != nil || " -–—‐－.．()+·\u{A0}".contains(letter)
      {
        if letter.wholeNumberValue != nil { last = end }
        end += 1
      }
      if words.isPhone(text.text(start..<(last + 1))) { ranges.append(start..<(last + 1)) }
      start = end
    }
    return ranges
  }

  private func facts(in text: BlindLetters) -> [Range<Int>] {
    words.facts.sorted { ($0.count, $0) > ($1.count, $1) }.flatMap { fact in
      text.ranges(of: fact).filter { range in
        text[range.lowerBound - 1]?.isNumber != true
          && (text[range.upperBound]?.isNumber != true || fact.last?.isNumber != true)
      }
    }
  }
}
