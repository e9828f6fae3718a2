import ArgumentParser
import HanjangCore
import HanjangStyle

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Finds the command or the option that a command line misspells. The library for arguments would
/// take an unknown command for a file, and complain of what follows from that.
enum Misspelling {
  /// Whether the first word, or the one behind `help`, can only be a command, and isn't one.
  static func hasUnknownCommand(_ words: [String]) -> Bool {
    let isHelp = words.first == "help"
    guard let word = words.dropFirst(isHelp ? 1 : 0).first, isBare(word), word != "help" else {
      return false
    }
    let known = HanjangCommand.configuration.subcommands.map { $0._commandName }
    return !known.contains(word) && (isHelp || access(word, F_OK) != 0)
  }

  /// What to tell the user; nil where each command and option has a known name.
  ///
  /// - Parameter words: after the program's name.
  static func sentence(_ words: [String]) -> String? {
    guard let tree = tree() else { return nil }
    var rest = words[...]
    if rest.first == "help" { rest.removeFirst() }
    var command = tree
    while let word = rest.first, let next = command.subcommand(word) {
      command = next
      rest.removeFirst()
    }
    if let word = rest.first, isUnknown(word, in: command, isHelp: words.first == "help") {
      return unknownCommand(word, among: command)
    }
    if command.name == tree.name { command = tree.subcommand("export") ?? tree }
    return command.unknownOption(in: rest).map { unknownOption($0, of: command) }
  }

  private static func isUnknown(_ word: String, in command: CommandTree, isHelp: Bool) -> Bool {
    guard !command.subcommands.isEmpty, isBare(word) else { return false }
    return isHelp || command.name != "hanjang" || access(word, F_OK) != 0
  }

  /// Neither an option nor the name of a file with an extension or a folder.
  private static func isBare(_ word: String) -> Bool {
    !word.isEmpty && !word.hasPrefix("-") && !word.contains(".") && !word.contains("/")
  }

  private static func tree() -> CommandTree? {
    guard let json = try? JSONParser.value(of: HanjangCommand._dumpHelp()) else { return nil }
    return CommandTree(json["command"])
  }

  private static func unknownCommand(_ word: String, among command: CommandTree) -> String {
    let isRoot = command.name == "hanjang"
    let path = isRoot ? "hanjang" : "hanjang \(command.name)"
    let nearest = Spelling.nearest(to: word, among: Set(command.subcommands.map(\.name)))
    let start = isRoot ? "no command or file is named \(word)" : "\(path) has no command \(word)"
    return start + (nearest.map { "; did you mean \(path) \($0)?" } ?? ": see \(path) --help")
  }

  private static func unknownOption(_ name: String, of command: CommandTree) -> String {
    let nearest = Spelling.nearest(to: name, among: command.optionNames)
    return "hanjang \(command.name) has no option \(name)"
      + (nearest.map { "; did you mean \($0)?" } ?? ": see hanjang help \(command.name)")
  }
}
