package import ArgumentParser
import HanjangCompiler
import HanjangRender

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
    CairoOutput.leaveUncompressed()
    WarmUp.start(fonts: InstalledFonts.loader)
    ReadLog.start(hashes: false)
    do {
      let words = Array(CommandLine.arguments.dropFirst())
      if let export = PlainExport.export(words, Environment()) { leave(with: try export.run()) }
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
    var message = fullMessage(for: error)
    if let error = error as? FileError { message = "hanjang: error: \(error.message)" }
    if let error = error as? CompilerError { message = "hanjang: error: \(error.message)" }
    guard !message.isEmpty else { return status }
    // Help and the like are no failure.
    let descriptor = status == ExitStatus.fine ? STDOUT_FILENO : STDERR_FILENO
    do {
      try FileWriter.write(Array((message + "\n").utf8), to: descriptor, path: "<output>")
    } catch {
      return ExitStatus.failure
    }
    return status
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
  /// Ctrl-C ended a batch, as shells count it.
  static let interrupted: Int32 = 130
}
