import Foundation
import HanjangTestSupport
import Testing

/// `hanjang worker` as another program uses it.
@Suite struct WorkerTests {
  private func frame(_ members: [String: Any]) throws -> Data {
    let json = try JSONSerialization.data(withJSONObject: members)
    return Data("\(json.count) ".utf8) + json + Data("\n".utf8)
  }

  private func run(_ input: Data, _ arguments: [String] = []) throws -> Program.Outcome {
    try Program.run(
      HanjangProgram.path, ["worker"] + arguments, input: input,
      environment: BatchFolder.environment())
  }

  /// The messages, whose lengths are checked.
  private func messages(_ output: String) throws -> [[String: Any]] {
    try output.split(separator: "\n").map { line in
      let space = try #require(line.firstIndex(of: " "))
      let json = line[line.index(after: space)...]
      #expect(Int(line[..<space]) == json.utf8.count)
      let object = try JSONSerialization.jsonObject(with: Data(json.utf8))
      return try #require(object as? [String: Any])
    }
  }

  @Test func workerMakesDocumentsUntilItsInputEnds() throws {
    let folder = try BatchFolder()
    try folder.write("a.md", "# 홍길동\n\n글\n")
    try folder.write("b.md", "---\nstyle: nope\n---\n")
    let pdf = folder.url.appending(path: "a.pdf")
    let jobs =
      try frame([
        "id": 1, "input": folder.input + "/a.md", "output": pdf.path, "arguments": ["--lang=en"],
      ])
      + frame(["id": 2, "input": folder.input + "/b.md", "output": pdf.path])
      + frame(["id": 3, "input": folder.input + "/c.md", "output": pdf.path])
      + frame([
        "id": 4, "input": folder.input + "/a.md", "output": pdf.path, "arguments": ["--nope"],
      ])
      + frame(["id": 5, "task": "describe", "input": folder.input + "/a.md"])
    let outcome = try run(jobs)
    #expect(outcome.status == 0 && outcome.errors.isEmpty)
    let found = try messages(outcome.output)
    #expect(found.first?["protocol"] as? Int == 1)
    let answers = found.dropFirst()
    #expect(answers.map { $0["id"] as? Int } == [1, 2, 3, 4, 5])
    #expect(
      answers.map { $0["outcome"] as? String } == [
        "made", "failed", "failed", "failed", "described",
      ])
    #expect(try Data(contentsOf: pdf) == folder.exported("a.md", ["--lang=en"]))
    let fields = found.last?["fields"] as? [String: String]
    #expect(fields?["title"] == "홍길동")
  }

  @Test(arguments: ["hello\n", "5 {}\n", "2 {}\n", "3 [1]\n", "40 {\"id\":1"])
  func inputThatIsNoJobEndsTheWorker(_ text: String) throws {
    let outcome = try run(Data(text.utf8))
    #expect(outcome.status == 1)
    #expect(outcome.errors.hasPrefix("hanjang worker: "))
  }

  @Test func workerEndsWithItsParent() throws {
    let outcome = try run(Data(), ["--parent", "1"])
    #expect(outcome.status == 1 && outcome.output.isEmpty)
  }
}
