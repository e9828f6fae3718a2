import HanjangMarkdown

/// `label: value`, where the label is short.
struct LabelledLine {
  let label: String
  let labelInlines: [Inline]
  let value: RichLine

  private static let longestLabel = 24

  /// - Parameter longest: the scalars that a label may have.
  init?(_ line: RichLine, longest: Int = longestLabel) {
    let scalars = line.scalars
    if let colon = Self.colon(in: scalars, longest: longest) {
      let label = line.trimmed(0..<colon)
      guard !label.isEmpty else { return nil }
      self.init(line, label: label, value: colon + 1..<scalars.count)
    } else if let bold = Self.boldStart(of: line, longest: longest) {
      self.init(line, label: 0..<bold, value: line.afterSeparators(bold)..<scalars.count)
    } else {
      return nil
    }
  }

  /// A colon that is not part of a time or an address.
  private static func colon(in scalars: [Unicode.Scalar], longest: Int) -> Int? {
    let colon = scalars.prefix(longest + 1).firstIndex { $0 == ":" || $0 == "：" }
    guard let colon else { return nil }
    let next = colon + 1 < scalars.count ? scalars[colon + 1] : " "
    let isTime = next.digit != nil && colon > 0 && scalars[colon - 1].digit != nil
    return isTime || next == "/" ? nil : colon
  }

  private init(_ line: RichLine, label: Range<Int>, value: Range<Int>) {
    let text = line.text(line.trimmed(label))
    self.label = text.hasSuffix(":") ? String(text.dropLast()) : text
    labelInlines = line.slice(label)
    self.value = RichLine(line.slice(value))
  }

  /// The length of the bold text that starts the line, where more follows it.
  private static func boldStart(of line: RichLine, longest: Int) -> Int? {
    guard let first = line.inlines.first, case .marked(.strong, let content) = first.kind else {
      return nil
    }
    let length = content.plainText.unicodeScalars.count
    guard length <= longest, length < line.scalars.count else { return nil }
    // What a bar or a dot parts from the rest isn't a label.
    let next = line.scalars[length...].first { !$0.isSpace }
    return next.map { ["|", "ㅣ", "/", "·", "•", ","].contains($0) } ?? true ? nil : length
  }
}
