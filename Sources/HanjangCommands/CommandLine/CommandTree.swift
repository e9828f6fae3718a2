import HanjangCore

/// The commands with the names of their options, as the library for arguments lists them.
struct CommandTree {
  private struct Option {
    /// With their hyphens.
    var names: [String]
    var takesValue: Bool
  }

  let name: String
  let subcommands: [CommandTree]
  private let options: [Option]
  let takesInput: Bool

  /// Options of every command that its list doesn't have.
  private static let common = [
    "--help", "-h", "--version", "--help-hidden", "--generate-completion-script",
    "--experimental-dump-help",
  ]

  /// - Parameter json: what `_dumpHelp` writes of a command.
  init(_ json: JSONValue) {
    name = json["commandName"].string
    subcommands = json["subcommands"].elements.map(Self.init)
    let arguments = json["arguments"].elements
    takesInput = arguments.contains { $0["kind"].string == "positional" }
    options = arguments.compactMap { argument in
      let names = argument["names"].elements.map { name in
        (name["kind"].string == "long" ? "--" : "-") + name["name"].string
      }
      guard !names.isEmpty else { return nil }
      return Option(names: names, takesValue: argument["kind"].string == "option")
    }
  }

  func subcommand(_ name: String) -> CommandTree? { subcommands.first { $0.name == name } }

  /// The first option among `words` that this command doesn't have.
  func unknownOption(in words: ArraySlice<String>) -> String? {
    var words = words
    while let word = words.popFirst() {
      if word == "--" { return nil }
      guard word.hasPrefix("-"), word.count > 1, Double(word) == nil else { continue }
      let isLong = word.hasPrefix("--")
      let name = isLong ? String(word.prefix { $0 != "=" }) : String(word.prefix(2))
      if Self.common.contains(name) { continue }
      guard let option = options.first(where: { $0.names.contains(name) }) else { return name }
      if option.takesValue, word == name { _ = words.popFirst() }
    }
    return nil
  }

  var optionNames: Set<String> { Set(options.flatMap(\.names) + Self.common.prefix(3)) }
}
