import HanjangTestSupport
import Testing

@testable import HanjangCommands

/// Commands and options that there are not.
@Suite struct MisspellingTests {
  @Test(arguments: [
    (["exprot", "x.md"], "exprot; did you mean hanjang export?"),
    (["chekc"], "chekc; did you mean hanjang check?"),
    (["bacth", "in", "-o", "out"], "bacth; did you mean hanjang batch?"),
    (["zzzzzzz"], "zzzzzzz: see hanjang --help"),
    (["styles", "shwo", "wanted"], "no command shwo; did you mean hanjang styles show?"),
    (["a.md", "--sytle", "wanted"], "hanjang export has no option --sytle; did you mean --style?"),
    (["a.md", "--sytle=wanted"], "did you mean --style?"),
    (["export", "a.md", "-z"], "hanjang export has no option -z"),
    (
      ["check", "--strikt", "a.md"], "hanjang check has no option --strikt; did you mean --strict?"
    ),
    (
      ["batch", "in", "--otput", "x"], "hanjang batch has no option --otput; did you mean --output?"
    ),
    (["new", "resume", "--langauge", "en"], "hanjang new has no option --langauge"),
    (["styles", "new", "a.yaml", "--extend", "x"], "did you mean --extends?"),
  ])
  func theNearestKnownNameIsTold(_ words: [String], sentence: String) throws {
    #expect(try #require(Misspelling.sentence(words)).contains(sentence))
  }

  @Test(arguments: [
    [], ["a.md"], ["a.md", "--style", "--strange"],
    ["a.md", "-o", "x", "--set", "a=b", "--set=c=d"],
    ["help", "export"], ["styles", "show", "wanted"], ["a.md", "--", "--odd"], ["-"], ["--version"],
    ["batch", "folder", "-o", "out", "--jobs", "2"], ["check", "-h"], ["resume.d/x"],
  ])
  func whatThereIsIsNotMisspelt(_ words: [String]) {
    #expect(Misspelling.sentence(words) == nil)
    #expect(!Misspelling.hasUnknownCommand(words))
  }

  @Test func aTypoIsWrongUsage() throws {
    let all = [
      ["exprot", "x.md"], ["exprot"], ["x.md", "--sytle", "wanted"], ["help", "exprot"],
      ["help", "chekc"], ["help", "zzzz"],
    ]
    for words in all {
      let outcome = try Program.run(HanjangProgram.path, words)
      #expect(outcome.status == 64)
      #expect(outcome.errors.split(separator: "\n").count == 1 && outcome.output.isEmpty)
    }
  }

  @Test func helpBeginsWithWhatMostPeopleDo() throws {
    let lines = try Program.run(HanjangProgram.path, ["--help"]).output.split(separator: "\n")
    #expect(lines.first?.contains("Markdown as PDF") == true)
    #expect(lines.dropFirst().first?.hasPrefix("hanjang resume.md") == true)
    #expect(lines.allSatisfy { $0.count <= 80 })
    #expect(lines.count { $0.hasPrefix("hanjang ") } == 7)
  }
}
