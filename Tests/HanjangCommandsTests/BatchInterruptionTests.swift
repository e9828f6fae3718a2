import Foundation
import HanjangTestSupport
import Testing

@Suite struct BatchInterruptionTests {
  /// The processes that end with `parent`, as their command line says.
  private func workers(of parent: Int32) -> [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
    return names.filter { name in
      guard Int(name) != nil,
        let data = FileManager.default.contents(atPath: "/proc/\(name)/cmdline")
      else { return false }
      let words = data.split(separator: 0).map { String(decoding: $0, as: UTF8.self) }
      return words.contains("worker") && words.contains(String(parent))
    }
  }

  private func waitUntil(_ isSo: () throws -> Bool) throws -> Bool {
    for _ in 0..<400 {
      if try isSo() { return true }
      usleep(10_000)
    }
    return false
  }

  @Test func killedRunsLeaveWholePDFsAndTheNextFinishes() throws {
    let folder = try BatchFolder()
    try folder.writeResumes(30)
    let arguments = ["batch", folder.input, "-o", folder.output, "--jobs", "2"]
    for made in [3, 12] {
      let process = try HanjangProgram.start(arguments, environment: BatchFolder.environment())
      #expect(try waitUntil { try folder.files.count >= made })
      kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
      #expect(try waitUntil { workers(of: process.processIdentifier).isEmpty })
      for (name, data) in try folder.files {
        #expect(
          name.hasSuffix(".pdf") && data.suffix(6).starts(with: Data("%%EOF".utf8)), "\(name)")
      }
    }
    let last = try folder.run()
    #expect(last.status == 0)
    let interrupted = try folder.files
    #expect(interrupted.count == 30)
    #expect(try folder.run(["--force"]).output.contains("30 made"))
    #expect(try folder.files == interrupted)
    let own = try FileManager.default.contentsOfDirectory(atPath: folder.output + "/.hanjang")
    #expect(own.sorted() == ["lock", "manifest.jsonl", "partial"])
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: folder.output + "/.hanjang/partial")
        .isEmpty)
  }

  @Test(arguments: [SIGINT, SIGTERM])
  func firstSignalFinishesWhatIsRunningAndTheSecondStops(_ signal: Int32) throws {
    let folder = try BatchFolder()
    try folder.writeResumes(40)
    let arguments = ["batch", folder.input, "-o", folder.output, "--jobs", "1"]
    let gentle = try HanjangProgram.start(arguments, environment: BatchFolder.environment())
    #expect(try waitUntil { try folder.files.count >= 2 })
    kill(gentle.processIdentifier, signal)
    gentle.waitUntilExit()
    #expect(gentle.terminationStatus == 130)
    let made = try folder.files.count
    #expect(made < 40)
    try folder.write("000.md", "# 걸림\n")
    let hanging = try HanjangProgram.start(
      arguments, environment: BatchFolder.environment(["HANJANG_TEST_POISON": "hang:000.md"]))
    let process = hanging.processIdentifier
    #expect(try waitUntil { !workers(of: process).isEmpty })
    kill(process, signal)
    usleep(100_000)
    #expect(hanging.isRunning, "the first lets it finish")
    kill(process, signal)
    hanging.waitUntilExit()
    #expect(hanging.terminationStatus == 130)
    #expect(try waitUntil { workers(of: process).isEmpty })
    #expect(try folder.run().output.contains("\(41 - made) made, \(made) unchanged"))
  }

  @Test func twoRunsDoNotWriteToTheSameFolder() throws {
    let folder = try BatchFolder()
    try folder.write("a.md", "글\n")
    let process = try HanjangProgram.start(
      ["batch", folder.input, "-o", folder.output],
      environment: BatchFolder.environment(["HANJANG_TEST_POISON": "hang:a.md"]))
    #expect(try waitUntil { !workers(of: process.processIdentifier).isEmpty })
    let second = try folder.run()
    #expect(second.status == 1)
    #expect(second.errors.contains("is being written to by another run"))
    kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
    #expect(try folder.run().status == 0)
  }

  @Test func cutOffManifestIsRepaired() throws {
    let folder = try BatchFolder()
    try folder.writeResumes(3)
    #expect(try folder.run().status == 0)
    let path = folder.output + "/.hanjang/manifest.jsonl"
    let text = try String(contentsOfFile: path, encoding: .utf8)
    try Data(text.utf8.dropLast(40)).write(to: URL(filePath: path))
    #expect(try folder.run().output.contains("1 made, 2 unchanged"))
    #expect(try String(contentsOfFile: path, encoding: .utf8).count { $0 == "\n" } == 3)
    try Data([0, 1, 2, 0x0A, 0xFF]).write(to: URL(filePath: path))
    #expect(try folder.run().output.contains("3 made, 0 unchanged"))
  }
}
