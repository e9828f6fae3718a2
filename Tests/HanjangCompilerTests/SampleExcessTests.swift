import Foundation
import HanjangCompiler
import HanjangCore
import HanjangRender
import HanjangStyle
import HanjangTestSupport
import Testing

/// Ordinary documents are never said to be too large for a page.
@Suite struct SampleExcessTests {
  private static let styles = (try? Folder.names(in: "styles", endingWith: ".yaml")) ?? []
  private static let told: Set<String> = [
    "picture-taller-than-page", "row-taller-than-page", "word-wider-than-page", "kept-block-split",
  ]

  @Test(arguments: styles.filter { $0 != "base" })
  func noSampleHasMoreThanAPageHolds(_ style: String) throws {
    for name in try Folder.names(in: "samples", endingWith: ".md") {
      let url = Golden.root.appending(path: "samples/\(name).md")
      var options = Compiler.Options(fonts: FontLibraryLoader(environment: [:]))
      options.folder = Golden.root.appending(path: "samples").path
      options.style = .named(style)
      options.overrides = ["page.size=B5"]
      options.dump = .pages
      let text = try String(contentsOf: url, encoding: .utf8)
      let made = try Compiler(options: options).compile(SourceFile(path: url.path, text: text))
      let found = made.diagnostics.filter { Self.told.contains($0.id) }
      #expect(made.pageCount > 0 && found.isEmpty, "\(name): \(found.map(\.message))")
    }
  }
}
