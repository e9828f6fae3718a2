import ArgumentParser

/// `hanjang new`: the canonical form of a document, to start from.
struct NewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new", abstract: "Create a document from a template.")

  enum Form: String, CaseIterable, ExpressibleByArgument {
    case resume, career, letter, portfolio
  }

  enum Language: String, CaseIterable, ExpressibleByArgument {
    case ko, en
  }

  @Argument(help: "The template.")
  var form: Form = .resume

  @Option(help: "The language of the template.")
  var lang: Language = .ko

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      "The Markdown file; - writes to standard output. (default: named after the template)",
      valueName: "file"))
  var output: String?

  func run() throws {
    try NewFile.write(text, to: output ?? "\(form.rawValue).md")
  }

  private var text: String {
    let bytes =
      switch (form, lang) {
      case (.resume, .ko): PackageResources.resume_ko_md
      case (.resume, .en): PackageResources.resume_en_md
      case (.career, .ko): PackageResources.career_ko_md
      case (.career, .en): PackageResources.career_en_md
      case (.letter, .ko): PackageResources.letter_ko_md
      case (.letter, .en): PackageResources.letter_en_md
      case (.portfolio, .ko): PackageResources.portfolio_ko_md
      case (.portfolio, .en): PackageResources.portfolio_en_md
      }
    return String(decoding: bytes, as: UTF8.self)
  }
}
