import HanjangMarkdown

/// Where in a line stand addresses, identifiers of papers and names of files, whose numbers aren't
/// dates.
enum AddressRanges {
  static func all(in line: RichLine) -> [Range<Int>] {
    let scalars = line.scalars
    var result = links(in: line.inlines, from: 0) { text, destination in
      text == destination || isAddress(text)
    }.ranges
    var start = 0
    for index in 0...scalars.count
    where index == scalars.count || scalars[index].isSpace
      || "()[]<>|,;".unicodeScalars
        .contains(scalars[index])
    {
      if start < index, isAddress(String(scalars: scalars[start..<index])) {
        result.append(start..<index)
      }
      start = index + 1
    }
    return result
  }

  /// Whether text of a link stands on both sides of a part of the line: without the part it would say
  /// something else.
  static func isWithinLink(_ part: Range<Int>, of line: RichLine) -> Bool {
    links(in: line.inlines, from: 0) { _, _ in true }.ranges.contains { link in
      link.lowerBound < part.lowerBound && part.upperBound < link.upperBound
        && line.scalars[link.lowerBound..<part.lowerBound].contains { $0.properties.isAlphabetic }
        && line.scalars[part.upperBound..<link.upperBound].contains { $0.properties.isAlphabetic }
    }
  }

  /// Links that fulfil a condition on their text and destination.
  private static func links(
    in inlines: [Inline], from start: Int, where isWanted: (String, String) -> Bool
  ) -> (ranges: [Range<Int>], end: Int) {
    var ranges: [Range<Int>] = []
    var offset = start
    for inline in inlines {
      let length = [inline].plainText.unicodeScalars.count
      switch inline.kind {
      case .link(let destination, _, let content):
        if isWanted(content.plainText, destination) { ranges.append(offset..<offset + length) }
      case .marked(_, let content):
        ranges += links(in: content, from: offset, where: isWanted).ranges
      case .text, .code, .softBreak, .hardBreak, .image, .footnoteReference: break
      }
      offset += length
    }
    return (ranges, offset)
  }

  private static let extensions: Set<Substring> = [
    "pdf", "md", "doc", "docx", "hwp", "hwpx", "ppt", "pptx", "xls", "xlsx", "csv", "txt", "html",
    "htm", "png", "jpg", "jpeg", "gif", "svg", "zip", "tex", "json", "yaml", "yml", "key", "mp4",
    "ipynb", "py", "js", "xml", "gz",
  ]

  /// Whether a word is an address, an identifier or the name of a file.
  static func isAddress(_ word: String) -> Bool {
    let text = word.lowercased()
    if text.contains("://") || text.contains("@") || text.hasPrefix("www.") { return true }
    if ["doi:", "arxiv:", "10."].contains(where: { text.hasPrefix($0) }), text.contains("/") {
      return true
    }
    if text.hasPrefix("arxiv:") || text.hasPrefix("doi:") { return true }
    if let dot = text.lastIndex(of: "."), dot > text.startIndex,
      extensions.contains(text[text.index(after: dot)...])
    {
      return true
    }
    return isHost(text.prefix { $0 != "/" }) && text.contains("/")
  }

  /// `example.com`, before a path.
  private static func isHost(_ text: Substring) -> Bool {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count > 1, let last = parts.last, last.count >= 2 else { return false }
    return last.allSatisfy { $0.isASCII && $0.isLetter }
      && parts.allSatisfy { !$0.isEmpty && $0.allSatisfy { $0.isASCII } }
      && parts[0].contains { $0.isLetter }
  }
}
