import Foundation
import HanjangCompiler
import HanjangCore
import HanjangRender
import HanjangStyle
import Testing

/// Pages with real fonts, as the page dump tells them.
struct DumpedPages {
  /// Text of one look on one baseline without a gap.
  struct Stretch: Hashable {
    var text: String
    var page: Int
    var x: Double
    /// Of the baseline, from the page's top.
    var y: Double
    var width: Double
    var size: Double
    var weight: Int
    var color: String

    var right: Double { x + width }

    /// From a line's top, half of its leading above the ascent; metrics of Noto Sans CJK KR.
    func top(lineHeight: Double) -> Double { y - lineHeight / 2 - 0.436 * size }

    func bottom(lineHeight: Double) -> Double { top(lineHeight: lineHeight) + lineHeight }
  }

  struct Fill: Hashable {
    var page: Int
    var x: Double
    var y: Double
    var width: Double
    var height: Double
    var color: String
    var radius: Double

    var bottom: Double { y + height }
  }

  let dump: String
  let diagnostics: [Diagnostic]
  private(set) var sizes: [String] = []
  private(set) var stretches: [Stretch] = []
  private(set) var fills: [Fill] = []

  init(
    _ markdown: String, style: String? = nil, overrides: [String] = [], folder: String? = nil
  ) throws {
    var options = Compiler.Options(fonts: FontLibraryLoader(environment: [:]))
    options.dump = .pages
    options.folder = folder
    options.style = style.map { .named($0) }
    options.overrides = overrides
    options.today = 1_780_000_000
    let compilation = try Compiler(options: options).compile(
      SourceFile(path: "test.md", text: markdown))
    diagnostics = compilation.diagnostics
    dump = String(decoding: try #require(compilation.output), as: UTF8.self)
    for line in dump.split(separator: "\n") { read(line) }
  }

  var pageCount: Int { sizes.count }

  private mutating func read(_ line: Substring) {
    let words = line.split(separator: " ")
    switch words.first {
    case "page": sizes.append(String(words[2]))
    case "text": readText(line, words)
    case "fill":
      let place = numbers(words[1])
      let extent = numbers(words[2])
      fills.append(
        Fill(
          page: sizes.count, x: place[0], y: place[1], width: extent[0], height: extent[1],
          color: String(words[3]), radius: words.count > 5 ? Double(words[5]) ?? 0 : 0))
    default: break
    }
  }

  private mutating func readText(_ line: Substring, _ words: [Substring]) {
    guard let quote = line.firstIndex(of: "\"") else { return }
    let text = String(line[line.index(after: quote)...].dropLast())
    let place = numbers(words[1])
    let hasWeight = words[6] == "weight"
    let new = Stretch(
      text: text, page: sizes.count, x: place[0], y: place[1], width: Double(words[3]) ?? 0,
      size: Double(words[5]) ?? 0, weight: hasWeight ? Int(words[7]) ?? 0 : 400,
      color: String(words[hasWeight ? 8 : 6]))
    if var last = stretches.last, last.page == new.page, last.y == new.y, last.size == new.size,
      last.weight == new.weight, last.color == new.color, abs(last.right - new.x) < 0.1
    {
      last.text += new.text
      last.width = new.right - last.x
      stretches[stretches.count - 1] = last
    } else if !plain(new.text).isEmpty {
      stretches.append(new)
    }
  }

  private func numbers(_ word: Substring) -> [Double] {
    word.split { $0 == "," || $0 == "x" }.compactMap { Double($0) }
  }

  // MARK: Looking things up

  /// The first stretch with this text, the spaces at its ends aside.
  func stretch(
    _ text: String, sourceLocation: SourceLocation = #_sourceLocation
  ) throws -> Stretch {
    try #require(
      stretches.first { plain($0.text) == text }, "\(text) is not on the pages",
      sourceLocation: sourceLocation)
  }

  private func plain(_ text: String) -> String {
    text.replacingOccurrences(of: "\u{A0}", with: " ").trimmingCharacters(in: .whitespaces)
  }

  /// The texts of each page in the order of drawing, footers included.
  var texts: [[String]] {
    (1...max(1, pageCount)).map { page in
      stretches.filter { $0.page == page }.map { plain($0.text) }
    }
  }
}
