import ArgumentParser
import Testing

@testable import HanjangCommands

@Suite struct CompilationArgumentsTests {
  /// An option that is added to `CompilationArguments` is added here and to `words`, else the
  /// workers of a batch would not know of it.
  private static let all = [
    "--style=career", "--set=page.size=A5", "--set=page.margin=9mm", "--kind=letter", "--lang=en",
    "--encoding=cp949", "--pdf-standard=a-2u", "--allow-path=../pictures", "--fit=1",
    "--max-pages=2", "--max-size=20000000", "--verify", "--attach-source", "--blind",
    "--blind-name=홍길동", "--blind-name=Gildong Hong",
  ]

  @Test func workersHearOfAllArguments() throws {
    let arguments = try CompilationArguments.parse(Self.all)
    #expect(arguments.words == Self.all)
    let names = Set(Self.all.map { $0.dropFirst(2).prefix { $0 != "=" } })
    #expect(Mirror(reflecting: arguments).children.count == names.count)
    #expect(try CompilationArguments.parse([]).words.isEmpty)
  }
}
