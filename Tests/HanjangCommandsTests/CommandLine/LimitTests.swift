import Foundation
import HanjangTestSupport
import Testing

@testable import HanjangCommands

/// Bounds of time, threads and files.
@Suite struct LimitTests {
  private let folder = TemporaryFolder()

  private func shell(_ script: String) throws -> Program.Outcome {
    try Program.run("/bin/sh", ["-c", script], environment: ["PATH": "/usr/bin:/bin"])
  }

  @Test func anExportThatTakesTooLongSaysWhatTookTheTime() throws {
    defer { folder.remove() }
    let rows = String(repeating: "| a | b | c |\n", count: 12_000)
    let path = try folder.write("a.md", "| a | b | c |\n|-|-|-|\n" + rows)
    for words in [[path, "--timeout", "0.3"], ["check", path, "--timeout", "0.3"]] {
      let outcome = try Program.run(HanjangProgram.path, words)
      #expect(outcome.status == 1)
      #expect(outcome.errors.contains("took longer than 0.3 s, and was "))
    }
    let json = try Program.run(
      HanjangProgram.path, [path, "--timeout", "0.3", "--diagnostics", "json"])
    #expect(json.errors.hasPrefix("{\"version\":1,\"severity\":\"error\""))
    #expect(!FileManager.default.fileExists(atPath: folder.path("a.pdf")))
  }

  @Test(arguments: [[], ["check"], ["data"]])
  func anExportThatTakesTooMuchMemorySaysSo(_ command: [String]) throws {
    defer { folder.remove() }
    let rows = String(repeating: "| a | b | c |\n", count: 12_000)
    let path = try folder.write("a.md", "| a | b | c |\n|-|-|-|\n" + rows)
    let outcome = try Program.run(
      HanjangProgram.path, command + [path, "--memory", "20MB", "--timeout", "300"])
    #expect(outcome.status == 1)
    #expect(outcome.errors.contains("took more memory than 20MB, "))
    #expect(outcome.errors.contains("--memory allows more"))
    #expect(!FileManager.default.fileExists(atPath: folder.path("a.pdf")))
  }

  @Test(arguments: ["0", "-1", "x", "1e9"])
  func noTimeIsWrongUsage(_ time: String) throws {
    #expect(try Program.run(HanjangProgram.path, ["a.md", "--timeout=\(time)"]).status == 64)
    #expect(try Program.run(HanjangProgram.path, ["a.md", "--memory=\(time)"]).status == 64)
  }

  /// The superuser is not bound by the number of processes.
  @Test(.enabled(if: getuid() == 0 && FileManager.default.fileExists(atPath: "/usr/bin/setpriv")))
  func withFewThreadsTheWorkIsDoneOnOne() throws {
    defer { folder.remove() }
    let path = try folder.write(
      "a.md", "# 글\n\n" + String(repeating: "긴 글 **굵은** 글\n\n", count: 400))
    let other = folder.path("other.pdf")
    _ = try Program.run(HanjangProgram.path, [path, "-o", other])
    let outcome = try shell(
      "timeout 60 prlimit --nproc=5 setpriv --reuid 64999 --clear-groups "
        + "'\(HanjangProgram.path)' '\(path)' -o - | cmp - '\(other)'")
    #expect(outcome.status == 0, "\(outcome.errors)")
  }

  @Test(
    .enabled(if: getuid() == 0 && FileManager.default.fileExists(atPath: "/usr/bin/setpriv")),
    arguments: ["'a.md' -o -", "check a.md", "worker"])
  func tooFewThreadsAreNamed(_ words: String) throws {
    defer { folder.remove() }
    try folder.write("a.md", "# 글\n")
    let outcome = try shell(
      "cd '\(folder.path("."))'; timeout 60 prlimit --nproc=2 setpriv --reuid 64998 --clear-groups "
        + "'\(HanjangProgram.path)' \(words) < /dev/null")
    #expect(outcome.status == 1)
    #expect(outcome.errors.contains("(ulimit -u)"), "\(outcome.errors)")
  }

  @Test(arguments: [
    ("-f 1", "(ulimit -f)"), ("-n 8", "(ulimit -n)"), ("-s 128", "(ulimit -s)"),
    ("-v 100000", "(ulimit -v)"),
  ])
  func aLimitThatIsTooSmallIsNamed(_ limit: String, name: String) throws {
    defer { folder.remove() }
    let path = try folder.write("a.md", "글\n")
    let outcome = try shell("ulimit \(limit); '\(HanjangProgram.path)' '\(path)'")
    #expect(outcome.status == 1)
    #expect(outcome.errors.contains(name), "\(outcome.errors)")
  }

  @Test(arguments: [
    "styles list", "--help", "data a.md", "new resume -o -", "a.md -o - --dump text",
  ])
  func lostOutputIsAFailure(_ words: String) throws {
    defer { folder.remove() }
    try folder.write("a.md", "# 홍길동\n")
    let start = "cd '\(folder.path("."))'; '\(HanjangProgram.path)' \(words)"
    #expect(try shell("\(start) >&-").status == 1)
    #expect(try shell("\(start) >/dev/full").status == 1)
  }

  @Test func aBatchNeedsItsOutputToo() throws {
    defer { folder.remove() }
    try folder.write("in/a.md", "글\n")
    let outcome = try shell(
      "cd '\(folder.path("."))'; '\(HanjangProgram.path)' batch in -o out >/dev/full")
    #expect(outcome.status == 1)
  }

  @Test(arguments: ["512GB", "1GB", "2048", "900MB"])
  func memoryIsTakenAsWritten(_ size: String) throws {
    let read = try #require(MemorySize(argument: size))
    #expect(MemorySize(argument: "\(read.bytes >> 19)MB") != nil, "twice as much goes to a worker")
  }

  @Test func aNewFileIsNotWrittenThroughALink() throws {
    defer { folder.remove() }
    try folder.write("x", "")
    let link = folder.path("link.md")
    try FileManager.default.createSymbolicLink(
      atPath: link, withDestinationPath: folder.path("elsewhere.md"))
    for words in [["new", "resume", "-o", link], ["styles", "new", link]] {
      let outcome = try Program.run(HanjangProgram.path, words)
      #expect(outcome.status == 1 && outcome.errors.contains("exists already"))
    }
    #expect(!FileManager.default.fileExists(atPath: folder.path("elsewhere.md")))
  }

  @Test func extendedStylesCannotAddLines() throws {
    defer { folder.remove() }
    try folder.write("x", "")
    let output = folder.path("a.yaml")
    let words = ["styles", "new", output, "--extends", "./a\npage: {size: A5}"]
    #expect(try Program.run(HanjangProgram.path, words).status == 64)
    _ = try Program.run(
      HanjangProgram.path, ["styles", "new", output, "--extends", "./a: #b.yaml"])
    #expect(
      try String(contentsOfFile: output, encoding: .utf8).contains("\nextends: \"./a: #b.yaml\"\n"))
  }
}
