import Foundation
import HanjangTestSupport
import Testing

/// The pages in docs/ tell what the program's own help tells.
@Suite struct DocumentationTests {
  private func help(_ arguments: [String]) throws -> String {
    try Program.run(
      HanjangProgram.path, ["help"] + arguments, environment: ["PATH": "/usr/bin:/bin"]
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
      let section = page.components(separatedBy: "\n## hanjang \(command)\n").dropFirst().first
      let own = section?.components(separatedBy: "\n## ").first ?? ""
      #expect(!own.isEmpty, "docs/cli.md has no section for hanjang \(command)")
      for option in try options(of: command) {
        #expect(own.contains(option), "docs/cli.md lacks \(option) of hanjang \(command)")
        #expect(manual.contains(option), "docs/hanjang.1 lacks \(option)")
      }
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

  @Test func picturesAreSmall() throws {
    let names = try Folder.names(in: "docs/images", endingWith: ".png")
    #expect(names.count >= 9)
    let sizes = try names.map { name in
      try Data(contentsOf: Golden.root.appending(path: "docs/images/\(name).png")).count
    }
    #expect(sizes.reduce(0, +) < 660_000)
  }
}
