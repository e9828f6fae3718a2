import HanjangCore
import HanjangLayout
import HanjangResume
import HanjangStyle
import HanjangTestSupport
import Testing

@testable import HanjangCompiler
@testable import HanjangRender

/// Words and addresses stay whole where they fit on a line.
@Suite struct WordBreakTests {
  /// As developers write them.
  private static let words = """
    C++ C++을 g++ c++17로 .NET을 ASP.NET F# C# C/C++ Objective-C Node.js Vue.js e-mail A/B R&D I/O
    CI/CD CI/CD를 TCP/IP UI/UX HTTP/2 AI/ML 24/7 B2B/B2C REST/GraphQL AWS(EC2/S3/RDS) Redis/Kafka
    Key-Value Key-Value로 2-Phase 2-Phase-Commit을 end-to-end real-time Event-Driven x86-64 Wi-Fi를
    front-end/back-end Blue/Green Pub/Sub MySQL/PostgreSQL Spring-Boot를 non-blocking
    jon.whitfield-park@example.com user@example.co.kr 010-1234-5678 02-555-0199 +82-10-1234-5678
    2020.01~2021.03 2020.01-2021.03 2020-01-31 2020–2021 2019～2021 10~20% 3~5년차 1,000~2,000건
    99.9%로 1:N v1.2.3-beta.4 https://example.com/user-name/repo-name linkedin.com/in/example-hanbyeol
    platform-notes.example.com www.example.co.kr http://localhost:8080/api/v1 example.com을
    docker-compose.yml src/main/java/App.java package.json /api/v2/users?page=1&size=20 /etc/hosts
    ~/.bashrc user_id MAX_SIZE foo::bar a->b ++i i++ --verbose -Xmx512m Ctrl+Shift+P SELECT/INSERT
    기획/디자인/개발 월–금 3월～5월 10+α JPA/Hibernate
    """.split { $0.isWhitespace }.map(String.init)

  private static let style = TextStyle(
    families: ["Inter", "Noto Sans CJK KR"], size: 10, lineHeight: 15)

  private static func engine(_ texts: [String]) throws -> PangoTextEngine {
    var inventory = TextInventory()
    inventory.add(texts.joined(), style: style)
    let library = try #require(FontLibraryLoader(environment: [:]).library)
    return try PangoTextEngine(inventory, library: library, language: "ko")
  }

  private static func lines(
    _ text: String, width: Double, manner: LineManner = .paragraph, _ engine: PangoTextEngine
  ) -> [String] {
    let shaped = engine.shape(TextContent([TextSpan(text, style: style)]))
    return LineBreaker(shaped).lines(width: width, manner: manner).map { line in
      String(
        decoding: line.clusters.flatMap { shaped.text[shaped.clusters[$0].text] }, as: UTF8.self)
    }
  }

  @Test(arguments: [60.0, 75, 90, 105, 120, 135, 150, 170, 190, 220, 260, 320, 450])
  func noWordIsCutThatFitsOnALine(_ width: Double) throws {
    #expect(Self.words.count >= 80)
    let engine = try Self.engine(Self.words + ["가나다라 앞뒤의 말이 이어서 온다."])
    for word in Self.words {
      let shaped = engine.shape(TextContent([TextSpan(word, style: Self.style)]))
      guard shaped.naturalWidth <= width else { continue }
      for before in 0..<8 {
        for manner in [LineManner.firstFit, .paragraph, .balanced, .justified] {
          let text = String(repeating: "가나 ", count: before) + "말 \(word) 뒤의 말이 이어서 온다."
          let lines = Self.lines(text, width: width, manner: manner, engine)
          #expect(
            lines.contains { $0.split(separator: " ").contains(Substring(word)) }, "\(lines)")
        }
      }
    }
  }

  @Test(arguments: [
    ("https://example.com/user-name/repo", 100.0),
    ("https://example.com/a-long-name-of-a-page", 120),
    ("https://example.com/find?first=one&second=two&third=three", 150),
    ("jon.whitfield-park@subdomain.example.com", 160),
    ("snake_case_identifier_of_some_length", 100),
  ])
  func longAddressIsBrokenAfterItsSigns(_ address: String, width: Double) throws {
    let engine = try Self.engine([address])
    let lines = Self.lines(address, width: width, engine)
    #expect(lines.count > 1 && lines.joined() == address)
    for line in lines.dropLast() {
      #expect(line.last.map { "/?&=._".contains($0) } == true, "\(lines)")
      #expect(!line.hasSuffix("://"), "\(lines)")
    }
  }

  /// At a hyphen only where the line has no better place.
  @Test func hyphenIsTheLastChoice() throws {
    let engine = try Self.engine(["https://example.com/aaaaa-bbbbb-ccccc-ddddd-eeeee-fffff-ggggg 말"]
    )
    let text = "말 https://example.com/aaaaa-bbbbb-ccccc-ddddd-eeeee-fffff-ggggg"
    let lines = Self.lines(text, width: 120, engine)
    #expect(lines.contains { $0.hasSuffix("example.com/") })
    #expect(lines.dropLast().allSatisfy { $0 == "말" || "/-.".contains($0.last ?? " ") })
  }

  @Test(arguments: [
    ("사용 .NET 경험", ".NET"), ("경로 /api/users 호출", "/api/users"), ("주소 :8080 포트", ":8080"),
  ])
  func wordsThatBeginWithASignBeginALine(_ text: String, word: String) throws {
    let engine = try Self.engine([text])
    let shaped = engine.shape(TextContent([TextSpan(word, style: Self.style)]))
    let lines = Self.lines(text, width: shaped.naturalWidth + 6, manner: .firstFit, engine)
    #expect(lines.contains(word), "\(lines)")
  }

  /// Where both sides are words by themselves.
  @Test(arguments: [
    ("Infrastructure/Architecture", true), ("Infrastructure-Architecture", false),
    ("커뮤니케이션/프레젠테이션", true), ("Key-Value", false),
    ("example.com/infrastructure/architecture", false), ("(기획)·(개발)", false),
  ])
  func longSidesMayBeParted(_ text: String, isParted: Bool) throws {
    let engine = try Self.engine([text, "가나 "])
    let shaped = engine.shape(TextContent([TextSpan(text, style: Self.style)]))
    let width = shaped.naturalWidth + 1
    #expect((Self.lines("가나 " + text, width: width, engine).count == 2) == true)
    #expect((shaped.longestWord < shaped.naturalWidth - 1) == isParted)
  }

  /// What readers of the finished file get.
  @Test(arguments: [45, 60, 80, 110])
  func popplerReadsAddressesWhole(_ width: Int) throws {
    let addresses = Self.words.filter { $0.contains("example") || $0.contains("-1234-") }
    let text = addresses.map { "- 가나다라 마바사 아자차: \($0) 등\n" }.joined()
    var options = Compiler.Options(fonts: FontLibraryLoader(environment: [:]))
    options.kind = .article
    let side = Double(210 - width) / 2
    options.overrides = ["page.margin=[20mm, \(side)mm]"]
    let compilation = try Compiler(options: options)
      .compile(SourceFile(path: "test.md", text: text))
    let inspector = try PDFInspector(try #require(compilation.output))
    defer { inspector.remove() }
    let engine = try Self.engine(addresses)
    let read = Set(try inspector.textByPlace.split { $0.isWhitespace }.map(String.init))
    for address in addresses {
      let natural = engine.shape(TextContent([TextSpan(address, style: Self.style)])).naturalWidth
      guard natural * 1.05 < Double(width) * 72 / 25.4 - 16 else { continue }
      #expect(read.contains(address))
    }
  }
}
