import HanjangBatch
import HanjangCompiler
import HanjangCore
import Testing

@Suite struct ProtocolTests {
  @Test(arguments: [1, 2, 3, 7, 100_000])
  func messagesComeThroughInPiecesOfAnySize(_ size: Int) throws {
    let values: [JSONValue] = [
      .object([.init("a", .string("한글\n\"😀"))]), .object([]), .array([.integer(-1), .null]),
    ]
    let bytes = values.flatMap { Frame.bytes(of: $0) }
    var reader = FrameReader()
    var found: [JSONValue] = []
    for start in stride(from: 0, to: bytes.count, by: size) {
      reader.append(bytes[start..<min(bytes.count, start + size)])
      while let value = try reader.next() { found.append(value) }
    }
    #expect(found == values)
    #expect(reader.isEmpty)
  }

  @Test(arguments: [
    "hello world\n", "2 {}x", "3 {}\n4 ", "-2 {}\n", "+2 {}\n", "99999999999 {}\n", "99999999 {}\n",
    "2 {]\n", "{}\n          ", "\n2 {}\n", "1 {}\n",
  ])
  func whatIsNoMessageIsRefused(_ text: String) {
    var reader = FrameReader()
    reader.append(Array(text.utf8))
    #expect(throws: ProtocolError.self) { while try reader.next() != nil {} }
  }

  @Test(arguments: ["", "1", "12", "12 {\"a\":"])
  func cutMessageIsWaitedFor(_ text: String) throws {
    var reader = FrameReader()
    reader.append(Array(text.utf8))
    #expect(try reader.next() == nil)
    #expect(reader.isEmpty == text.isEmpty)
  }

  @Test func jobsAndAnswersAreReadAsTheyAreWritten() throws {
    let job = WorkerJob(
      id: 7, input: "a b/홍.md", output: "o.pdf", arguments: ["--style=x"], defaults: ["--lang=en"],
      isStrict: true, scratch: "s")
    #expect(try WorkerJob(job.json).json == job.json)
    var answer = WorkerAnswer(id: 7, outcome: .made)
    answer.pages = 2
    answer.bytes = 12_345
    answer.pdf = ContentHash("x".utf8)
    answer.messages = [.init(.warning, "a.md:1:1: warning: x [y]")]
    answer.diagnostics = [.object([.init("id", .string("y"))])]
    answer.reads = [
      ReadLog.Entry(path: "p.png", hash: nil),
      ReadLog.Entry(path: "q", hash: ContentHash("q".utf8)),
    ]
    answer.dependsOnMonth = true
    answer.isDatedByFile = true
    answer.fields = ["name": "홍길동"]
    #expect(try WorkerAnswer(answer.json).json == answer.json)
  }

  @Test(arguments: [
    "{}", "{\"id\":1}", "{\"id\":1,\"input\":\"-\",\"output\":\"a\"}", "{\"id\":1,\"input\":\"a\"}",
    "{\"id\":\"1\",\"input\":\"a\",\"output\":\"b\"}",
    "{\"id\":1,\"input\":\"a\",\"output\":\"b\",\"task\":\"format\"}",
  ])
  func jobThatLacksSomethingIsRefused(_ text: String) throws {
    let json = try JSONParser.value(of: text)
    #expect(throws: ProtocolError.self) { try WorkerJob(json) }
  }
}

@Suite struct ShardTests {
  @Test func eachPathIsInOneShardAndAlwaysInTheSame() throws {
    let paths = (0..<400).map { "folder/이력서-\($0).md" }
    let shards = try (1...8).map { try #require(Shard("\($0)/8")) }
    for path in paths { #expect(shards.count { $0.contains(path) } == 1) }
    for shard in shards { #expect((20...90).contains(paths.count { shard.contains($0) })) }
    // int.from_bytes(hashlib.blake2b(path, digest_size=16).digest()[:8], "little") % 8 + 1
    #expect(try #require(Shard("3/8")).contains("folder/이력서-0.md"))
    #expect(try #require(Shard("5/8")).contains("a.md"))
  }

  @Test func compositionMakesNoDifference() throws {
    for index in 1...4 {
      let shard = try #require(Shard("\(index)/4"))
      #expect(shard.contains("가.md") == shard.contains("\u{1100}\u{1161}.md"))
    }
  }

  @Test(arguments: ["0/4", "5/4", "1", "1/0", "a/b", "1/2/3", "-1/4", "1/", ""])
  func otherTextIsNoShard(_ text: String) {
    #expect(Shard(text) == nil)
  }
}
