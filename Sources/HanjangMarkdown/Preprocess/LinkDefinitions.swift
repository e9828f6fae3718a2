import HanjangCore

/// `[label]: address` on lines of their own. cmark drops them all; unused ones would vanish.
struct LinkDefinitions {
  struct Definition {
    var label: String
    var range: Range<Int>
    /// The position of the colon.
    var colon: Int
    /// Whether what follows the colon is an address rather than a word.
    var hasAddress: Bool
  }

  private(set) var marks: [MarkerCharacter.Mark] = []
  private(set) var diagnostics: [Diagnostic] = []
  private(set) var rewritings: [Rewriting] = []
  private(set) var all: [Definition] = []

  private let bytes: [UInt8]

  init(_ lines: SourceLines) {
    bytes = lines.bytes
    var mayBegin = true
    for (line, content) in lines.contents.enumerated() {
      guard lines.kinds[line] == .text else {
        mayBegin = true
        continue
      }
      if mayBegin || content.lowerBound > lines.ranges[line].lowerBound,
        let found = definition(content)
      {
        all.append(found)
        mayBegin = true
      } else {
        mayBegin = bytes[content].first == UInt8(ascii: "#")
      }
    }
    if !all.isEmpty { findUnused(in: lines) }
  }

  private func definition(_ line: Range<Int>) -> Definition? {
    let text = bytes[line]
    guard text.first == UInt8(ascii: "["), text.dropFirst().first != UInt8(ascii: "^"),
      let end = text.firstIndex(of: UInt8(ascii: "]")), end + 1 < line.upperBound,
      bytes[end + 1] == UInt8(ascii: ":")
    else { return nil }
    let label = normalized(text[(line.lowerBound + 1)..<end])
    let rest = text[(end + 2)...].drop { $0 == 0x20 || $0 == 0x09 }
    let address = rest.prefix { $0 > 0x20 }
    let title = rest[address.endIndex...].drop { $0 == 0x20 || $0 == 0x09 }
    guard !label.isEmpty, !address.isEmpty, isTitle(title) else { return nil }
    return Definition(
      label: label, range: line, colon: end + 1, hasAddress: isAddress(address))
  }

  private func isTitle(_ text: ArraySlice<UInt8>) -> Bool {
    guard let first = text.first else { return true }
    let last: UInt8? = first == UInt8(ascii: "(") ? UInt8(ascii: ")") : first
    let trimmed = text.reversed().drop { $0 == 0x20 || $0 == 0x09 }
    return [UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "(")].contains(first)
      && trimmed.count > 1 && trimmed.first == last
  }

  private func isAddress(_ text: ArraySlice<UInt8>) -> Bool {
    if text.contains(where: { "/#@<".utf8.contains($0) }) { return true }
    return text.indices.dropLast().contains {
      text[$0] == UInt8(ascii: ".") && (97...122).contains(text[$0 + 1] | 0x20)
    }
  }

  private func normalized(_ label: ArraySlice<UInt8>) -> String {
    String(decoding: label, as: UTF8.self).lowercased().collapsingWhitespace.trimmed
  }

  // MARK: What uses them

  /// A generated list of addresses is reported by its first ones.
  private static let limit = 20

  private mutating func findUnused(in lines: SourceLines) {
    let used = usedLabels()
    var seen: Set<String> = []
    for definition in all {
      let isRepeated = !seen.insert(definition.label).inserted
      guard isRepeated || !used.contains(definition.label) else { continue }
      guard definition.hasAddress else {
        marks.append(MarkerCharacter.Mark(offset: definition.colon))
        continue
      }
      let line = lines.line(at: definition.range.lowerBound)
      let column = definition.range.lowerBound - lines.ranges[line].lowerBound + 1
      let place = SourceRange(line: line + 1, column: column)
      let text = CleanText.of(String(decoding: bytes[definition.range], as: UTF8.self))
      rewritings.append(
        Rewriting(text, became: "left out: no link uses it", at: place.start))
      guard diagnostics.count < Self.limit else { continue }
      diagnostics.append(
        .unusedDefinition(definition.label, isRepeated: isRepeated, at: place))
    }
  }

  /// What stands in brackets elsewhere.
  private func usedLabels() -> Set<String> {
    var used: Set<String> = []
    var starts: [Int] = []
    var next = 0
    var index = 0
    while index < bytes.count {
      if next < all.count, index == all[next].range.lowerBound {
        index = all[next].range.upperBound
        next += 1
        continue
      }
      switch bytes[index] {
      case UInt8(ascii: "\\"): index += 1
      case UInt8(ascii: "["): starts.append(index + 1)
      case UInt8(ascii: "]"):
        guard let start = starts.popLast(), index - start <= 999 else { break }
        used.insert(normalized(bytes[start..<index]))
      default: break
      }
      index += 1
    }
    return used
  }
}
