import ArgumentParser
import HanjangCompiler
import HanjangCore
import HanjangMarkdown
import HanjangStyle

/// The options of every command that compiles documents: how a document is read and styled.
///
/// A batch hands these on to its workers, so an option that belongs to one document goes here.
struct CompilationArguments: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Style name or YAML file. (default: by the kind of document)",
      valueName: "name|file"))
  var style: String?

  @Option(
    help: ArgumentHelp(
      "Set a style property, such as page.margin=15mm; repeatable.",
      valueName: "property=value"))
  var set: [String] = []

  @Option(help: ArgumentHelp("Kind of document. (default: guessed)", valueName: "kind"))
  var kind: DocumentKind?

  @Option(
    help: ArgumentHelp(
      "The document's language, such as ko or en. (default: guessed)", valueName: "tag")
  )
  var lang: String?

  @Option(
    help: ArgumentHelp("The input's encoding, such as cp949. (default: UTF-8)", valueName: "name"))
  var encoding: String?

  @Option(
    name: .customLong("pdf-standard"),
    help: ArgumentHelp(
      "Standard that the PDF must meet: ua-1, a-2u, a-2a, a-3a or none; repeatable. "
        + "(default: ua-1 if the document allows it)", valueName: "name,…"))
  var standards: [String] = []

  @Option(
    name: .customLong("allow-path"),
    help: ArgumentHelp(
      "Another folder from which pictures may be read; repeatable.",
      valueName: "folder"), completion: .directory)
  var allowedFolders: [String] = []

  @Option(
    help: ArgumentHelp(
      "Fit the document on at most this many pages, tightening spacing if needed.",
      valueName: "pages"))
  var fit: Int?

  @Option(help: ArgumentHelp("Fail if the document has more pages.", valueName: "pages"))
  var maxPages: Int?

  @Option(
    help: ArgumentHelp(
      "Reduce pictures until the PDF is no larger than this, such as 20MB.",
      valueName: "size"))
  var maxSize: ByteCount?

  @Flag(help: "Read the finished PDF back and compare its text with the document's.")
  var verify = false

  @Flag(
    name: .customLong("attach-source"),
    help: "Attach the document, its pictures and its style to the PDF.")
  var attachSource = false

  @Flag(
    help: ArgumentHelp(
      "Make a copy for blind hiring, without name, photo, age, sex, address, family, military "
        + "service and schools; reports what is left in sentences."))
  var blind = false

  @Option(
    name: .customLong("blind-name"),
    help: ArgumentHelp(
      "Another name to remove from a blind copy; repeatable.",
      valueName: "name"))
  var blindNames: [String] = []

  func validate() throws {
    do {
      _ = try StandardRequest(standards)
    } catch {
      throw ValidationError("--pdf-standard: \(error.message)")
    }
    for (name, count) in [("--fit", fit), ("--max-pages", maxPages)] {
      if let count, count < 1 { throw ValidationError("\(name) should be 1 or more, not \(count)") }
    }
    if let name = blindNames.first(where: { !Self.isName($0) }) {
      throw ValidationError("--blind-name should have 2 to 60 letters, not \"\(name)\"")
    }
    if let lang, !LanguageTag.isValid(lang) {
      let meant = LanguageTag.meant(by: lang).map { "; did you mean \($0)?" } ?? ""
      throw ValidationError(
        "--lang should be a language tag such as ko or en-US, not \(lang)\(meant)")
    }
  }

  /// Shorter, a name would be part of any word.
  private static func isName(_ text: String) -> Bool {
    (2...60).contains(text.filter(\.isLetter).count)
  }

  /// - Throws: where something would tell what a blind copy leaves out.
  func checkBlind() throws {
    if !blind, !blindNames.isEmpty { throw ValidationError("--blind-name needs --blind") }
    if blind, verify {
      throw ValidationError("--blind and --verify exclude each other: a blind copy has less text")
    }
    if blind, attachSource {
      throw ValidationError("--blind and --attach-source exclude each other: the source tells all")
    }
  }

  /// The arguments as words of a command line, for the workers of a batch.
  var words: [String] {
    var words: [String] = []
    if let style { words.append("--style=\(style)") }
    words += set.map { "--set=\($0)" }
    if let kind { words.append("--kind=\(kind.rawValue)") }
    if let lang { words.append("--lang=\(lang)") }
    if let encoding { words.append("--encoding=\(encoding)") }
    words += standards.map { "--pdf-standard=\($0)" }
    words += allowedFolders.map { "--allow-path=\($0)" }
    if let fit { words.append("--fit=\(fit)") }
    if let maxPages { words.append("--max-pages=\(maxPages)") }
    if let maxSize { words.append("--max-size=\(maxSize.bytes)") }
    if verify { words.append("--verify") }
    if attachSource { words.append("--attach-source") }
    if blind { words.append("--blind") }
    words += blindNames.map { "--blind-name=\($0)" }
    return words
  }

  /// The same from a configuration: what front matter goes before.
  func defaults() throws(FileError) -> Compiler.Defaults {
    var defaults = Compiler.Defaults()
    if let style { defaults.style = try StyleFinder.find(style) }
    defaults.overrides = set
    defaults.language = lang
    defaults.fit = fit
    defaults.maxPages = maxPages
    defaults.maxSize = maxSize
    defaults.kind = kind?.manuscriptKind
    return defaults
  }

  /// What would fail every document that these arguments are for: a style that is not there, a property
  /// that no style has, an encoding that has no name.
  func problems() -> [String] {
    if let encoding, !InputReader.isKnown(encoding: encoding) {
      return ["unknown encoding \(encoding); iconv --list shows the known ones"]
    }
    do throws(FileError) {
      var found: [Diagnostic] = []
      let reference = try style.map { name throws(FileError) in try StyleFinder.find(name) }
      _ = StyleResolver.resolve(
        reference ?? .named("wanted"), page: [], overrides: set, at: nil, diagnostics: &found)
      return found.filter { $0.severity == .error }.map(\.message)
    } catch {
      return [error.message]
    }
  }

  /// The options that these arguments mean; opens the style's file.
  func options(_ environment: Environment) throws(FileError) -> Compiler.Options {
    var options = Compiler.Options(environment)
    if let style { options.style = try StyleFinder.find(style) }
    options.overrides = set
    options.language = lang
    options.fit = fit
    options.maxPages = maxPages
    options.maxSize = maxSize
    options.kind = kind?.manuscriptKind
    options.verifies = verify
    options.isBlind = blind
    options.blindNames = blindNames
    options.allowedFolders = allowedFolders
    options.attachesSource = attachSource
    options.standards = (try? StandardRequest(standards)) ?? .standard
    return options
  }
}

extension Compiler.Options {
  /// The options of a document without any.
  init(_ environment: Environment) {
    self.init(fonts: InstalledFonts.loader)
    today = environment.today
    sourceDateEpoch = environment.sourceDateEpoch
  }
}

extension ByteCount: ExpressibleByArgument {
  package init?(argument: String) { self.init(argument) }
}
