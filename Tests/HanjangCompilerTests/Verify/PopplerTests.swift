import Foundation
import HanjangCore
import HanjangLayout
import HanjangStyle
import HanjangTestSupport
import Testing

@testable import HanjangCompiler

/// What pdftotext reads.
@Suite struct PopplerTests {
  private let folder = TemporaryFolder()

  private func verified(_ text: String, _ program: String? = nil) throws -> Program.Outcome {
    let path = try folder.write("a.md", text)
    let search = program == nil ? "/usr/bin:/bin" : "\(folder.path("bin")):/usr/bin:/bin"
    if let program {
      try folder.write("bin/pdftotext", "#!/bin/sh\n\(program)\n")
      chmod(folder.path("bin/pdftotext"), 0o755)
    }
    try FileManager.default.createDirectory(
      atPath: folder.path("tmp"), withIntermediateDirectories: true)
    return try Program.run(
      HanjangProgram.path, [path, "--verify"],
      environment: ["PATH": search, "TMPDIR": folder.path("tmp")])
  }

  @Test(arguments: [
    ("exit 3", "as it failed"), ("exec printf 'x'", "as it failed"),
    ("exit 127", "pdftotext is not installed"),
  ])
  func whatIsNotComparedIsSaid(_ program: String, sentence: String) throws {
    defer { folder.remove() }
    let outcome = try verified("# 글\n\n하나\n", program)
    #expect(outcome.status == 0)
    #expect(outcome.errors.contains(sentence), "\(outcome.errors)")
  }

  @Test func anotherOrderIsSeen() throws {
    defer { folder.remove() }
    let outcome = try verified("하나\n\n둘\n", "printf '둘\\n하나\\n\\f'")
    #expect(outcome.errors.contains("[verify-order]"), "\(outcome.errors)")
  }

  @Test func nothingIsLeftOfAnInterruptedRun() throws {
    defer { folder.remove() }
    let started = folder.path("started")
    let path = try folder.write("a.md", "# 글\n")
    try folder.write("bin/pdftotext", "#!/bin/sh\necho $$ > '\(started)'\nsleep 300\n")
    chmod(folder.path("bin/pdftotext"), 0o755)
    try folder.write("tmp/x", "")
    let process = try HanjangProgram.start(
      [path, "--verify"],
      environment: [
        "PATH": "\(folder.path("bin")):/usr/bin:/bin", "TMPDIR": folder.path("tmp"),
      ])
    var child: pid_t?
    // Waits on its own thread: a task that sleeps may wake after the program has given up.
    for _ in 0..<300 where child == nil {
      usleep(100_000)
      let text = try? String(contentsOfFile: started, encoding: .utf8)
      child = text.flatMap { pid_t($0.trimmingCharacters(in: .whitespacesAndNewlines)) }
    }
    let group = try #require(child)
    process.terminate()
    process.waitUntilExit()
    #expect(process.terminationReason == .uncaughtSignal)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path("tmp")) == ["x"])
    var isGone = false
    for _ in 0..<50 where !isGone {
      isGone = kill(-group, 0) != 0
      usleep(100_000)
    }
    #expect(isGone, "pdftotext and what it started have ended")
  }

  @Test func aProgramThatHangsIsEnded() {
    let start = ContinuousClock.now
    let input = open("/dev/null", O_RDONLY)
    defer { close(input) }
    let outcome = ChildProcess.run(
      ["sh", "-c", "sleep 300"], input: input, seconds: 0.2, sizeLimit: 100)
    #expect(outcome == .tookLonger)
    #expect(start.duration(to: .now) < .seconds(20))
  }

  @Test func aProgramThatPrintsTooMuchIsEnded() {
    let input = open("/dev/null", O_RDONLY)
    defer { close(input) }
    let outcome = ChildProcess.run(["yes"], input: input, seconds: 20, sizeLimit: 100_000)
    #expect(outcome == .failed)
  }

  @Test func wordsAreFoundInOnePass() {
    let text = String(repeating: "abcdefghij", count: 20_000)
    let words = (0..<2_000).map { String("abcdefghij".prefix(3)) + "\($0)" }
    let search = TextSearch(Set(words + ["defghijabc", "j", "가"]), in: text)
    #expect(search.holds("defghijabc") && search.holds("j"))
    #expect(!search.holds("가") && !search.holds("abc7"))
    #expect(search.isComplete)
  }

  @Test(arguments: [
    (["jon.whitfield-", "park@example.com"], true), (["mixed-", "effects"], false),
    (["010-", "1234-5678"], true), (["Key-", "Value"], true), (["둘째", "셋째"], false),
    (["漢字", "仮名"], false),
  ])
  func addressesAreNotCut(_ pieces: [String], isCut: Bool) {
    let words = ContentWords([
      .init([
        .init(
          "jon.whitfield-park@example.com mixed-effects 010-1234-5678 Key-Value 둘째 셋째 漢字仮名",
          style: TextStyle(families: ["any"], size: 10, lineHeight: 15))
      ])
    ])
    #expect((words.cut(pieces) != nil) == isCut)
  }
}
