package import ArgumentParser
import HanjangCompiler

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// `hanjang`, which without a subcommand exports.
package struct HanjangCommand: ParsableCommand {
  package static let configuration = CommandConfiguration(
    commandName: "hanjang",
    abstract: "Sets a Markdown document as a PDF, with Korean typography.",
    version: "hanjang \(HanjangVersion.number)",
    subcommands: [
      ExportCommand.self, BatchCommand.self, CheckCommand.self, ExtractCommand.self,
      DataCommand.self,
      ImportCommand.self, NewCommand.self, StylesCommand.self, WorkerCommand.self,
    ],
    defaultSubcommand: ExportCommand.self)

  package init() {}

  /// Runs the command that the arguments name, and ends the process with its exit code.
  package static func run() -> Never {
    // A reader that has gone away is an error of writing, not a silent end.
    signal(SIGPIPE, SIG_IGN)
    WarmUp.start(fonts: InstalledFonts.loader)
    main()
    #if canImport(Glibc)
      Glibc.exit(ExitStatus.fine)
    #else
      Darwin.exit(ExitStatus.fine)
    #endif
  }
}

enum ExitStatus {
  static let fine: Int32 = 0
  /// A document failed, or a warning under `--strict`.
  static let failure: Int32 = 1
  /// Ctrl-C ended a batch, as shells count it.
  static let interrupted: Int32 = 130
}
