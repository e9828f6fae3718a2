import HanjangCompiler
import HanjangCore
import HanjangTestSupport
import Testing

@testable import HanjangBatch

@Suite struct ManifestEntryTests {
  static var entry: ManifestEntry {
    var entry = ManifestEntry(
      source: "a/홍 \"길동\".md", outcome: .made, hash: ContentHash("a".utf8),
      settings: ContentHash("s".utf8))
    entry.output = "a/홍.pdf"
    entry.pdf = ContentHash("p".utf8)
    entry.state = FileState(size: 12, time: 1_700_000_000_123_456_789)
    entry.pages = 2
    entry.warnings = 1
    return entry
  }

  @Test func entryIsReadAsItIsWritten() {
    var full = Self.entry
    full.date = -5
    full.month = 24_300
    full.reads = [ReadLog.Entry(path: "p.png", hash: nil)]
    full.fields = ["name": "홍길동"]
    for entry in [Self.entry, full, full.asOrphan] {
      #expect(ManifestEntry(line: entry.line) == entry)
    }
  }

  @Test func lineThatWasCutOffIsNone() {
    let line = Self.entry.line
    for count in 0..<line.count {
      #expect(ManifestEntry(line: String(line.prefix(count))) == nil)
    }
  }
}

extension ManifestEntryTests {
  @Test(arguments: ["../x.pdf", "/x.pdf", "a/../../x.pdf", "a//x.pdf", "./x.pdf", "a/.."])
  func entryThatLeadsElsewhereIsNone(_ path: String) {
    var entry = Self.entry
    entry.output = path
    #expect(ManifestEntry(line: entry.line) == nil)
    entry = Self.entry
    entry.source = path
    #expect(ManifestEntry(line: entry.line) == nil)
  }
}

@Suite struct IgnoreRuleTests {
  @Test(arguments: [
    ("*.md", "a/b.md", false, true), ("# *.md", "a.md", false, false),
    ("*.md\n!keep.md", "keep.md", false, false), ("!keep.md\n*.md", "keep.md", false, true),
    ("drafts/", "drafts", true, true), ("drafts/", "drafts", false, false),
    ("drafts/", "a/drafts", true, true), ("/drafts", "a/drafts", true, false),
    ("a/*.md\r\n", "a/b.md", false, true), ("\u{FEFF}b.md  ", "b.md", false, true),
    ("", "a.md", false, false), ("/", "a.md", false, false),
  ])
  func rulesAreThoseOfGit(_ text: String, path: String, isFolder: Bool, isLeftOut: Bool) {
    var rules = IgnoreRules()
    rules.add(text, in: "")
    #expect(rules.leaveOut(path, isFolder: isFolder) == isLeftOut)
  }

  @Test func rulesOfAFolderHoldInIt() {
    var rules = IgnoreRules()
    rules.add("*.md", in: "")
    rules.add("!a.md\n/b.md", in: "sub")
    #expect(!rules.leaveOut("sub/a.md", isFolder: false))
    #expect(!rules.leaveOut("sub/deep/a.md", isFolder: false))
    #expect(rules.leaveOut("a.md", isFolder: false))
    #expect(rules.leaveOut("sub/b.md", isFolder: false))
  }
}

@Suite struct ConfigurationTests {
  private func configuration(_ text: String) -> BatchConfiguration {
    BatchConfiguration(SourceFile(path: "/nowhere/hanjang.yaml", text: text))
  }

  @Test func optionsOfPatternsFollowThoseOfAll() {
    let found = configuration(
      """
      style: wanted
      set: {page.margin: 15mm, text.body.color: "#333333"}
      files:
        letters/*.md: {style: letter, lang: en}
        "*.en.md": {lang: en, set: [page.size=letter]}
      """)
    #expect(found.diagnostics.isEmpty)
    let all = ["--style=wanted", "--set=page.margin=15mm", "--set=text.body.color=#333333"]
    #expect(found.arguments(for: "a.md") == all)
    #expect(found.arguments(for: "letters/a.md") == all + ["--style=letter", "--lang=en"])
    #expect(found.arguments(for: "x/a.en.md") == all + ["--lang=en", "--set=page.size=letter"])
  }

  @Test(arguments: [
    ("styel: wanted", 1), ("allow-path: /", 1), ("output: x", 1), ("- a", 1), ("style: [a]", 1),
    ("lang: ko\nfiles: [a]", 2), ("files:\n  a: b", 2), ("files:\n  a: {files: {}}", 2),
    ("style: ../x.yaml", 1), ("style: /etc/x.yaml", 1), ("style: missing.yaml", 1), ("set: x", 1),
    ("a: [}", 1), ("name: x.pdf", 1), ("exclude: {a: b}", 1),
    ("files:\n  a: {name: '{name}.pdf'}", 2),
  ])
  func whatItMayNotSayIsAnErrorAtItsLine(_ text: String, line: Int) {
    let found = configuration(text).diagnostics
    #expect(found.map(\.id) == ["configuration-malformed"])
    #expect(found.first?.severity == .error)
    #expect(found.first?.range?.start.line == line)
  }

  @Test(arguments: ["", "# nothing\n", "lang: en\n"])
  func littleIsEnough(_ text: String) {
    #expect(configuration(text).diagnostics.isEmpty)
  }
}
