import Foundation
import HanjangCompiler
import HanjangCore
import HanjangRender
import HanjangTestSupport
import Testing

/// `--fit`, `fit:` and `--max-pages`.
@Suite struct FitTests {
  private func compile(
    _ text: String, fit: Int? = nil, maxPages: Int? = nil, dump: DumpStage? = .pages
  ) throws -> Compilation {
    var options = Compiler.Options(fonts: FontLibraryLoader(environment: [:]))
    options.fit = fit
    options.maxPages = maxPages
    options.dump = dump
    return try Compiler(options: options).compile(SourceFile(path: "test.md", text: text))
  }

  private static func sample(_ name: String) throws -> String {
    let url = Golden.root.appending(path: "samples/\(name).md")
    return try String(contentsOf: url, encoding: .utf8)
  }

  /// The sizes of text in a dump of pages, in points.
  private func sizes(_ compilation: Compilation) -> [Double] {
    String(decoding: compilation.output ?? [], as: UTF8.self).split(separator: "\n").compactMap {
      let words = $0.split(separator: " ")
      guard words.first == "text", let index = words.firstIndex(of: "size") else { return nil }
      return Double(words[index + 1])
    }
  }

  @Test(arguments: ["junior-developer", "career-changer", "english-article"])
  func aPageAndAHalfFitsOnOnePage(_ name: String) throws {
    let text = try Self.sample(name)
    #expect(try compile(text).pageCount == 2)
    let fitted = try compile(text, fit: 1)
    #expect(fitted.pageCount == 1)
    let told = try #require(fitted.diagnostics.first { $0.id == "fitted" })
    #expect(told.message.hasPrefix("fitted on 1 page: gaps at their minimum"))
    #expect(told.severity == .note)
    let body = sizes(fitted).reduce(into: [:]) { $0[$1, default: 0] += 1 }
    let commonest = try #require(body.max { $0.value < $1.value }?.key)
    #expect(commonest >= 8.5)
  }

  /// Where the last page is under a third full, and only where it is true.
  @Test(arguments: 0..<6)
  func fewerPagesAreSuggested(_ more: Int) throws {
    func text(_ count: Int) -> String { (0..<count).map { "문단 \($0)\n\n" }.joined() }
    var count = 20
    while try compile(text(count)).pageCount == 1 { count += 1 }
    let found = try compile(text(count + more))
    let fits = try compile(text(count + more), fit: 1).output != nil
    let note = found.diagnostics.first { $0.id == "fits-fewer-pages" }
    #expect(found.pageCount == 2 && (note != nil) == fits)
    #expect(note.map { $0.message.hasSuffix("fits on 1 page with --fit 1") } ?? true)
    for other in try [compile(text(count), fit: 2), compile(text(count + 15))] {
      #expect(other.pageCount == 2, "asked for, and well filled")
      #expect(!other.diagnostics.contains { $0.id == "fits-fewer-pages" })
    }
  }

  /// The baselines of each page's text, its footer aside.
  private func baselines(_ compilation: Compilation) -> [[Double]] {
    var pages: [[Double]] = []
    for line in String(decoding: compilation.output ?? [], as: UTF8.self).split(separator: "\n") {
      let words = line.split(separator: " ")
      if words.first == "page" {
        pages.append([])
      } else if words.first == "text",
        let y = words[1].split(separator: ",").last.flatMap({ Double($0) }),
        y < 800
      {
        pages[pages.count - 1].append(y)
      }
    }
    return pages
  }

  @Test(arguments: [(76, 2), (84, 2), (120, 3)])
  func pagesThatAreFittedAreEvenlyFilled(_ paragraphs: Int, limit: Int) throws {
    let text = (0..<paragraphs).map { "문단 \($0)\n\n" }.joined()
    #expect(try compile(text).pageCount > limit)
    let fitted = try compile(text, fit: limit)
    #expect(fitted.diagnostics.contains { $0.id == "fitted" })
    let feet = baselines(fitted).map { $0.max() ?? 0 }
    #expect(feet.count == limit)
    #expect((feet.max() ?? 0) - (feet.min() ?? 0) < 40, "\(feet)")
  }

  @Test func whatFitsIsLeftAsItIs() throws {
    let text = try Self.sample("junior-developer")
    let (free, fitted) = (try compile(text), try compile(text, fit: 2))
    #expect(free.output == fitted.output)
    #expect(!fitted.diagnostics.contains { $0.id == "fitted" })
  }

  @Test func whatCannotFitIsAnErrorInLines() throws {
    let text = (0..<200).map { "문단 \($0)\n\n" }.joined()
    let compilation = try compile(text, fit: 1)
    #expect(compilation.output == nil)
    let told = try #require(compilation.diagnostics.first { $0.severity == .error })
    #expect(told.id == "does-not-fit")
    #expect(told.message.contains(" lines too long for 1 page"))
  }

  @Test func frontMatterAsksToo() throws {
    let text = (0..<36).map { "문단 \($0)\n\n" }.joined()
    #expect(try compile(text).pageCount == 2)
    let fitted = try compile("---\nfit: 1\n---\n\n" + text)
    #expect(fitted.pageCount == 1)
    #expect(fitted.diagnostics.first { $0.id == "fitted" }?.range?.start.line == 2)
    let wrong = try compile("---\nfit: two\n---\n\n글\n")
    #expect(wrong.diagnostics.contains { $0.id == "front-matter-value" })
  }

  @Test(arguments: [(1, false), (2, true), (3, true)])
  func mostPagesAreOnlyChecked(_ limit: Int, isFine: Bool) throws {
    let text = try Self.sample("junior-developer")
    let compilation = try compile(text, maxPages: limit)
    #expect((compilation.output != nil) == isFine)
    #expect(compilation.diagnostics.contains { $0.id == "too-many-pages" } != isFine)
  }
}
