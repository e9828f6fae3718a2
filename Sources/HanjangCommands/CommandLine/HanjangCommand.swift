package import ArgumentParser
import HanjangCompiler
import HanjangCore
import HanjangRender

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// `hanjang`; without a subcommand, it exports.
package struct HanjangCommand: ParsableCommand {
  package static let configuration = CommandConfiguration(
    commandName: "hanjang",
    abstract: "Typesets Markdown as PDF, with Korean typography.",
    discussion: """
      hanjang resume.md                        write resume.pdf
      hanjang resume.md -o 이력서.pdf          write 이력서.pdf
      hanjang resume.md --style career         choose a style (see hanjang styles)
      hanjang new resume                       create resume.md from a template
      hanjang check resume.md                  report problems without writing a file
      hanjang batch folder -o pdf              export a folder of documents
      hanjang doctor                           list the fonts and libraries found
      """,
    version: "hanjang \(HanjangVersion.number)",
    subcommands: [
      ExportCommand.self, BatchCommand.self, CheckCommand.self, ExtractCommand.self,
      DataCommand.self,
      ImportCommand.self, NewCommand.self, StylesCommand.self, DoctorCommand.self,
      WorkerCommand.self,
    ],
    defaultSubcommand: ExportCommand.self)

  package init() {}

  /// Runs the command that the arguments name, and ends the process with its exit code.
  package static func run() -> Never {
    // A reader that has gone away is an error of writing, not a silent end.
    signal(SIGPIPE, SIG_IGN)
    do throws(FileError) {
      try SystemLimits.prepare()
    } catch {
      leave(with: told(error))
    }
    CairoOutput.leaveUncompressed()
    FontPath.heed(CommandLine.arguments.dropFirst())
    WarmUp.start(fonts: InstalledFonts.loader)
    ReadLog.start(hashes: false)
    do {
      let words = Array(CommandLine.arguments.dropFirst())
      if let export = PlainExport.export(words, Environment()) { leave(with: try export.run()) }
      if Misspelling.hasUnknownCommand(words), let sentence = Misspelling.sentence(words) {
        leave(with: told(usage: sentence))
      }
      var command = try parseAsRoot()
      try command.run()
      leave(with: ExitStatus.fine)
    } catch {
      leave(with: told(error))
    }
  }

  /// Says what ended a command: an error, or help that was asked for.
  ///
  /// - Returns: the process's exit status.
  private static func told(_ error: any Error) -> Int32 {
    let status = exitCode(for: error).rawValue
    let words = Array(CommandLine.arguments.dropFirst())
    if status == ExitStatus.usage, let sentence = Misspelling.sentence(words) {
      return told(usage: sentence)
    }
    var message = fullMessage(for: error)
    if let error = error as? FileError { message = "hanjang: error: \(error.message)" }
    if let error = error as? CompilerError { message = "hanjang: error: \(error.message)" }
    guard !message.isEmpty else { return status }
    let text = TerminalText.escaped(message, keepsLines: true) + "\n"
    do {
      // Help and the like aren't failures.
      guard status != ExitStatus.fine else {
        try StandardOutput.write(text)
        return status
      }
      try FileWriter.write(Array(text.utf8), to: STDERR_FILENO, path: "<stderr>")
    } catch {
      return ExitStatus.failure
    }
    return status
  }

  private static func told(usage sentence: String) -> Int32 {
    DiagnosticPrinter(format: .text, least: .warning).failure(sentence)
    return ExitStatus.usage
  }

  /// Ends the process at once. `exit` would run what libraries do at the end, while other threads
  /// still give memory back to the same libraries.
  private static func leave(with status: Int32) -> Never {
    fflush(nil)
    _exit(status)
  }
}

enum ExitStatus {
  static let fine: Int32 = 0
  /// A document failed, or a warning under `--strict`.
  static let failure: Int32 = 1
  /// As sysexits.h has it.
  static let usage: Int32 = 64
  /// Ctrl-C ended a batch, as shells count it.
  static let interrupted: Int32 = 130
}
