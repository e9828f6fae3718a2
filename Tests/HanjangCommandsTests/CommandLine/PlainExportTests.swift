import ArgumentParser
import HanjangCompiler
import HanjangRender
import Testing

@testable import HanjangCommands

@Suite struct PlainExportTests {
  @Test(arguments: [
    ["resume.md"], ["export", "resume.md"], ["resume.md", "-o", "out/이력서.pdf"],
    ["-o", "{name}.pdf", "../a b.json"], ["export", "--quiet", "resume.md", "--output", "x"],
    ["./batch.d/x"], ["--quiet", "--quiet", "resume.md"], ["resume.md."],
  ])
  func plainCommandLinesMeanWhatTheLibraryReads(words: [String]) throws {
    let environment = Environment()
    var plain = try #require(PlainExport.export(words, environment))
    let command = try HanjangCommand.parseAsRoot(words)
    let read = try #require(command as? ExportCommand).export(environment)
    // The clock may go on between the two.
    plain.options.today = read.options.today
    #expect(String(reflecting: plain) == String(reflecting: read))
  }

  @Test(arguments: [
    [], ["batch", "x.d"], ["batch"], ["help"], ["resume"], ["-"], ["--help"], ["a.md", "b.md"],
    ["a.md", "-o"], ["a.md", "-o", "-"], ["a.md", "-o", "x", "-o", "y"], ["a.md", "--", "b.md"],
    ["a.md", "--quiet", "--verbose"], ["a.md", "-ox.pdf"], ["a.md", "--output=x"], ["a.PDF"],
    ["export"], ["export", "export", "a.md"], ["a.md", ""], ["", "a.md"],
    ["-o", "--quiet", "a.md"],
    ["a.md", "--style", "career"], ["--version"], ["-h", "a.md"],
  ])
  func theLibraryReadsAllOthers(words: [String]) {
    #expect(PlainExport.export(words, Environment()) == nil)
  }

  @Test func noSubcommandLooksLikeAFile() {
    for command in HanjangCommand.configuration.subcommands {
      #expect(!command._commandName.contains("."))
    }
  }
}
