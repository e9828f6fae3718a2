import Foundation
import HanjangCompiler
import HanjangCore
import HanjangMarkdown
import HanjangRender
import HanjangTestSupport
import Testing

/// Every sample becomes a PDF without a warning, and the PDF holds all that its author wrote.
@Suite struct SampleTests {
  static let names = (try? Folder.names(in: "samples", endingWith: ".md")) ?? []

  private static let folder = Golden.root.appending(path: "samples")

  private func compile(_ name: String) throws -> (document: Document, Compilation) {
    let url = Self.folder.appending(path: name)
    var file = try InputReader.read(url.path).file
    if name.hasSuffix(".json") {
      var found: [Diagnostic] = []
      file = try #require(ResumeJSON.markdown(of: file, diagnostics: &found))
      #expect(found.isEmpty)
    }
    var options = Compiler.Options(fonts: FontLibraryLoader(environment: [:]))
    options.folder = Self.folder.path
    options.today = 1_780_000_000
    let text = ParsedText(file.text)
    return (text.document, try Compiler(options: options).compile(file))
  }

  @Test(arguments: names.map { "\($0).md" } + ["product-manager.json"])
  func everyWordOfASampleIsInItsPDF(_ name: String) throws {
    let (document, compilation) = try compile(name)
    let told = compilation.diagnostics.filter { $0.severity > .note }
    #expect(told.isEmpty || name == "messy.md", "\(told.map(\.message))")
    let inspector = try PDFInspector(try #require(compilation.output))
    defer { inspector.remove() }
    let printed = try inspector.text.filter { !$0.isWhitespace && $0 != "\u{A0}" }
    for (word, count) in SampleWords(document).counts where !Self.isRewritten(word, in: name) {
      let found = printed.components(separatedBy: word).count - 1
      #expect(found >= count, "\(word) stands \(count) times in \(name), \(found) times in its PDF")
    }
  }

  /// What the grammar and the style write in another form, by what it is: the words of dates and of
  /// open ends, labels of periods, labels that a row of contacts does without, and `https://`.
  private static func isRewritten(_ word: String, in name: String) -> Bool {
    let dates: Set<String> = [
      "현재", "Present", "기간", "년", "월", "재직", "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul",
      "Aug", "Sep", "Oct", "Nov", "Dec",
    ]
    let written = word.filter { !$0.isNumber }
    if dates.contains(word) || dates.contains(written) || written.isEmpty { return true }
    if ["년월", "년개월", "월일"].contains(written) { return true }
    switch name {
    case "messy.md":
      // The heads of tables that became entries and chips, and a duration that was written.
      return ["분류", "기술", "전공", "9개월"].contains(word)
    case "cover-letter.md", "data-scientist-career.md":
      // The labels of the header's own lines: the name and the role stand for themselves.
      return ["이름", "직무", "지원", "분야"].contains(word)
    case "frontend-developer.md":
      // In a sidebar addresses say themselves what they are.
      return ["이메일", "연락처", "GitHub", "https"].contains(word)
    case "english-engineer.md", "researcher.md": return ["https", "www"].contains(word)
    default: return false
    }
  }
}

/// The words that a reader sees in a document, with how often each stands in it.
struct SampleWords {
  private(set) var counts: [String: Int] = [:]

  init(_ document: Document) {
    document.forEachInline { inline in
      switch inline.kind {
      case .text(let text): add(text)
      case .code(let code): add(code)
      case .image(let image): add(image.title)
      default: break
      }
    }
  }

  private mutating func add(_ text: String) {
    for word in text.split(whereSeparator: { !$0.isLetter && !$0.isNumber }) {
      counts[String(word), default: 0] += 1
    }
  }
}
