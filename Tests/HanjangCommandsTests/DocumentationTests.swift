import Foundation
import HanjangTestSupport
import Testing

/// The pages in docs/ tell what the program's own help tells.
@Suite struct DocumentationTests {
  private func help(_ arguments: [String]) throws -> String {
    try Program.run(
      HanjangProgram.path, ["help"] + arguments.flatMap { $0.components(separatedBy: " ") },
      environment: ["PATH": "/usr/bin:/bin"]
    ).output
  }

  private func read(_ path: String) throws -> String {
    try String(contentsOf: Golden.root.appending(path: path), encoding: .utf8)
  }

  private func commands() throws -> [String] {
    let listed = try help([]).components(separatedBy: "SUBCOMMANDS:\n").last ?? ""
    return listed.split(separator: "\n").compactMap { line in
      guard line.hasPrefix("  "), !line.hasPrefix("   "), !line.contains("See '") else {
        return nil
      }
      return line.split(separator: " ").first.map(String.init)
    }
  }

  /// `--style` of `  --style <name|file>  The style …`.
  private func options(of command: String) throws -> Set<String> {
    let words = try help([command]).split(separator: "\n").filter { $0.hasPrefix("  -") }
      .flatMap { $0.split { $0 == " " || $0 == "," || $0 == "<" }.prefix(2) }
    return Set(words.filter { $0.hasPrefix("--") }.map(String.init)).subtracting([
      "--version", "--help",
    ])
  }

  @Test func everyCommandAndOptionIsInTheManual() throws {
    let page = try read("docs/cli.md")
    let manual = try read("docs/hanjang.1").replacingOccurrences(of: "\\-", with: "-")
    let commands = try commands()
    #expect(commands.contains("export") && commands.count > 4)
    for command in commands {
      #expect(page.contains("| [`hanjang \(command)`](#hanjang-\(command)) |"), "table: \(command)")
      #expect(manual.contains("hanjang \(command)"), "docs/hanjang.1 lacks hanjang \(command)")
      let section = page.components(separatedBy: "\n## hanjang \(command)\n").dropFirst().first
      let own = section?.components(separatedBy: "\n## ").first ?? ""
      #expect(!own.isEmpty, "docs/cli.md has no section for hanjang \(command)")
      for option in try options(of: command) {
        #expect(own.contains(option), "docs/cli.md lacks \(option) of hanjang \(command)")
        #expect(manual.contains(option), "docs/hanjang.1 lacks \(option)")
      }
    }
  }

  /// An option whose line follows a sentence, without `.TP`, is printed inside the option above.
  @Test func everyOptionOfTheManualHasAParagraph() throws {
    let lines = try read("docs/hanjang.1").components(separatedBy: "\n")
    let titles = lines.indices.filter { index in
      lines[index].hasPrefix(".TP") && lines[index + 1].contains("\\-\\-")
    }
    #expect(titles.count > 30)
    // `.BR \-\-fit " " \fIPAGES\fR`: an option with its argument, which no sentence mentions.
    let arguments = lines.indices.filter { index in
      let words = lines[index].split(separator: " ")
      return words.count > 2 && words[0].hasPrefix(".B") && words[1].hasPrefix("\\-")
        && lines[index].contains("\"")
    }
    #expect(arguments.count > 20)
    for index in arguments { #expect(lines[index - 1] == ".TP", "\(lines[index])") }
  }

  @Test func everyPageHasTheProgramsVersion() throws {
    let version = try Program.run(
      HanjangProgram.path, ["--version"], environment: ["PATH": "/usr/bin:/bin"]
    ).output.trimmingCharacters(in: .whitespacesAndNewlines)
    #expect(version.hasPrefix("hanjang ") && version.count > 12)
    #expect(try read("docs/hanjang.1").hasPrefix(".TH HANJANG 1 \"\" \"\(version)\""))
    let number = version.dropFirst("hanjang ".count)
    #expect(try read("docs/worker.md").contains("{\"hanjang\":\"\(number)\",\"protocol\":1}"))
    #expect(try read("docs/ci.md").contains("hanjang-\(number)-linux"))
    #expect(try read("packaging/hanjang.rb").contains("hanjang-\(number).tar.gz"))
    #expect(try read("CHANGELOG.md").contains("\n## \(number) - "))
  }

  @Test(arguments: ["styles list", "styles show", "styles new", "styles schema"])
  func everyOptionOfStylesIsInTheManual(_ command: String) throws {
    let manual = try read("docs/hanjang.1").replacingOccurrences(of: "\\-", with: "-")
    let page = try read("docs/cli.md")
    for option in try options(of: command) {
      #expect(page.contains(option), "docs/cli.md lacks \(option) of hanjang \(command)")
      #expect(manual.contains(option), "docs/hanjang.1 lacks \(option)")
    }
  }

  @Test func noOptionIsInventedByTheManual() throws {
    let page = try read("docs/cli.md")
    for command in try commands() {
      guard
        let section = page.components(separatedBy: "\n## hanjang \(command)\n").dropFirst().first
      else { continue }
      let own = section.components(separatedBy: "\n## ").first ?? ""
      let known = try options(of: command)
      let rows = own.split(separator: "\n").filter { $0.hasPrefix("| `-") }
      for row in rows {
        let named = row.split { " ,`|\\".contains($0) }.filter { $0.hasPrefix("--") }.prefix(1)
        for option in named { #expect(known.contains(String(option)), "\(command) \(option)") }
      }
    }
  }

  /// `scripts/prose-lint` follows the links of all other pages.
  @Test(arguments: ["README.md", "README.ko.md", "docs/styles.md", "docs/cli.md"])
  func everyPictureAndPageThatIsLinkedIsThere(_ path: String) throws {
    let folder = Golden.root.appending(path: path).deletingLastPathComponent()
    let parts = try read(path).components(separatedBy: "](").dropFirst()
    for part in parts {
      let target = part.prefix { $0 != ")" && $0 != "#" && $0 != " " }
      guard !target.isEmpty, !target.contains("://"), !target.contains("%"), !target.contains("\n")
      else { continue }
      let file = folder.appending(path: String(target)).path
      #expect(FileManager.default.fileExists(atPath: file), "\(target)")
    }
  }

  /// Each promise of SECURITY.md names a test that is there.
  @Test func promisesAreTested() throws {
    var tests: Set<Substring> = []
    let paths = try FileManager.default.subpathsOfDirectory(
      atPath: Golden.root.appending(path: "Tests").path)
    for path in paths where path.hasSuffix("Tests.swift") {
      let parts = try read("Tests/\(path)").components(separatedBy: "func ").dropFirst()
      tests.formUnion(parts.map { $0.prefix { $0.isLetter || $0.isNumber } })
    }
    let rows = try read("SECURITY.md").split(separator: "\n").filter { $0.hasPrefix("| ") }
      .filter { !$0.hasPrefix("| ---") && !$0.hasPrefix("| promise") }
    #expect(rows.count > 30)
    for row in rows {
      let cell = row.split(separator: "|").last { !$0.allSatisfy(\.isWhitespace) } ?? ""
      let names = cell.split(separator: "`").filter { $0.first?.isLetter ?? false }
      #expect(!names.isEmpty, "\(row)")
      for name in names { #expect(tests.contains(name), "\(name)") }
    }
  }

  @Test func picturesAreSmall() throws {
    let names = try Folder.names(in: "docs/images", endingWith: ".png")
    #expect(names.count >= 9)
    let sizes = try names.map { name in
      try Data(contentsOf: Golden.root.appending(path: "docs/images/\(name).png")).count
    }
    #expect(sizes.reduce(0, +) < 660_000)
  }
}
