import Foundation
import HanjangTestSupport
import Testing

/// `--max-size`, `max-size:` and what becomes of pictures under them.
@Suite struct SizeTests {
  private let files: CommandFiles

  init() throws {
    files = try CommandFiles()
    _ = try files.write("noise.png", SamplePicture.png(520, 400, isNoise: true))
    _ = try files.write("clear.png", SamplePicture.png(300, 200, isNoise: true, hasAlpha: true))
  }

  private static let text = "# 포트폴리오\n\n![화면](noise.png)\n\n![무늬](clear.png)\n"

  private func size(_ name: String) throws -> Int {
    try Data(contentsOf: URL(filePath: files.path(name))).count
  }

  private func images(of name: String) throws -> [String] {
    let inspector = try PDFInspector(Array(Data(contentsOf: URL(filePath: files.path(name)))))
    defer { inspector.remove() }
    return try inspector.images
  }

  @Test func picturesBecomeCoarserUntilTheFileFits() throws {
    defer { files.remove() }
    let document = try files.write("a.md", Self.text)
    #expect(try files.run([document, "-o", files.path("free.pdf")]).status == 0)
    let free = try size("free.pdf")
    for limit in [free * 2 / 3, free / 3] {
      let outcome = try files.run([document, "--max-size", "\(limit)"])
      #expect(outcome.status == 0)
      #expect(outcome.errors.contains("note: "))
      #expect(outcome.errors.contains("pixels an inch at most, JPEG quality"))
      #expect(outcome.errors.contains("[size-fitted]"))
      let made = try size("a.pdf")
      #expect(made <= limit)
      // The loosest reduction that is enough, not the strongest.
      #expect(made > limit / 2)
      // The transparent one stays transparent.
      #expect(try images(of: "a.pdf").contains { $0.contains(" smask ") })
    }
    #expect(try files.run([document, "--max-size", "\(free)", "--strict"]).errors.isEmpty)
    #expect(try size("a.pdf") == free)
    #expect(try files.run([document, "--max-size", "\(free / 2)", "--quiet"]).errors.isEmpty)
  }

  @Test func sameLimitMakesTheSameBytes() throws {
    defer { files.remove() }
    let document = try files.write("a.md", Self.text)
    let made = try (0..<2).map { _ in
      #expect(try files.run([document, "--max-size", "150KB"]).status == 0)
      return try Data(contentsOf: URL(filePath: files.path("a.pdf")))
    }
    #expect(made[0] == made[1])
  }

  @Test func whatCannotFitIsAnErrorWithTheLeastSize() throws {
    defer { files.remove() }
    let document = try files.write("a.md", Self.text)
    _ = try files.write("a.pdf", "an older file")
    let outcome = try files.run([document, "--max-size", "9KB"])
    #expect(outcome.status == 1)
    #expect(outcome.errors.contains("[too-large]"))
    #expect(outcome.errors.contains("the limit is 9 KB: "))
    #expect(outcome.errors.contains("is the least, with pictures of 50 pixels an inch"))
    #expect(try size("a.pdf") == 13)
    let plain = try files.write("b.md", "글")
    let other = try files.run([plain, "--max-size", "1KB"])
    #expect(other.errors.contains("it has no pictures that could be made coarser"))
    #expect(!files.exists("b.pdf"))
  }

  @Test func allOfAFileCounts() throws {
    defer { files.remove() }
    let document = try files.write("a.md", Self.text)
    #expect(try files.run([document, "-o", files.path("extra.pdf")]).status == 0)
    let extra = try size("extra.pdf")
    let plain = try files.write("b.md", "글")
    let bundle = [plain, files.path("extra.pdf"), "-o", files.path("c.pdf"), "--max-size"]
    #expect(try files.run(bundle + ["\(extra + 20_000)"]).status == 0)
    let refused = try files.run(bundle + ["\(extra / 2)"])
    #expect(refused.status == 1)
    #expect(refused.errors.contains("extra.pdf has "))
    #expect(refused.errors.contains("its pages are taken over as they are"))
    // The document's own pictures can still make room.
    let both = [document, files.path("extra.pdf"), "-o", files.path("c.pdf"), "--max-size"]
    #expect(try files.run(both + ["\(extra + extra / 2)"]).status == 0)
    #expect(try size("c.pdf") <= extra + extra / 2)
    let attached = try files.run([document, "--attach-source", "--max-size", "200KB"])
    #expect(attached.status == 1)
    #expect(attached.errors.contains("leave out --attach-source"))
  }

  @Test func frontMatterSaysItToo() throws {
    defer { files.remove() }
    let document = try files.write("a.md", "---\nmax-size: 150KB\n---\n" + Self.text)
    #expect(try files.run([document]).errors.contains("a.md:2:11: note: "))
    #expect(try size("a.pdf") <= 150_000)
    #expect(try files.run([document, "--max-size", "5MB"]).errors.isEmpty)
    let wrong = try files.write("b.md", "---\nmax-size: small\n---\n글\n")
    #expect(
      try files.run([wrong]).errors.contains("max-size in front matter should be a size of files"))
  }

  @Test(arguments: ["", "0", "big", "5TB", "-1MB", "1e6"])
  func otherSizesAreRefused(_ size: String) throws {
    defer { files.remove() }
    let document = try files.write("a.md", "글")
    #expect(try files.run([document, "--max-size=\(size)"]).status == 64)
    #expect(!files.exists("a.pdf"))
  }

  @Test func pagesAsPicturesHaveNoSuchLimit() throws {
    defer { files.remove() }
    let document = try files.write("a.md", "글")
    let outcome = try files.run([document, "--max-size=1MB", "--format=png"])
    #expect(outcome.status == 64)
  }
}
