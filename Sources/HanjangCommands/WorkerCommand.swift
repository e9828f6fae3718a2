import ArgumentParser
import HanjangBatch
import HanjangCore

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// `hanjang worker`: makes documents that another program asks for over pipes.
struct WorkerCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "worker",
    abstract: "Read export jobs from standard input and run them in order.",
    discussion: """
      Answers on standard output until its input ends. docs/worker.md describes the protocol. \
      hanjang batch starts its own workers.
      """)

  @Option(
    help: ArgumentHelp(
      "End together with this process. (default: end with the input)",
      valueName: "process"))
  var parent: Int32?

  @Option(
    help: ArgumentHelp(
      "Memory limit of the worker itself. (default: no limit)",
      valueName: "size"))
  var memory: MemorySize?

  @Option(
    help: ArgumentHelp(
      "Time limit for a document, after which the worker ends. (default: no limit)",
      valueName: "seconds"))
  var timeout: UInt32 = 0

  @Flag(help: "Let each document use all processors; for few workers.")
  var spread = false

  func run() throws {
    if !spread { Concurrency.confineToOneThread() }
    // Ctrl-C is for the batch, which lets its workers finish.
    if parent != nil { signal(SIGINT, SIG_IGN) }
    let environment = Environment()
    let maker = DocumentMaker(environment: environment)
    var loop = WorkerLoop()
    loop.parent = parent
    loop.memoryLimit = memory?.bytes ?? 0
    loop.timeout = timeout
    loop.poison = Poison(environment.poison)
    let status = loop.run { maker.make($0) }
    if status != ExitStatus.fine { throw ExitCode(status) }
  }
}

/// A number of megabytes, or with a unit: `512`, `512MB`, `2GB`.
struct MemorySize: ExpressibleByArgument {
  /// More than any machine has.
  static let most: UInt64 = 1 << 50

  var bytes: UInt64

  init(bytes: UInt64) { self.bytes = bytes }

  init?(argument: String) {
    let text = argument.uppercased()
    let digits = text.prefix { $0.isASCII && $0.isNumber }
    let shift: UInt64? =
      switch text.dropFirst(digits.count) {
      case "", "M", "MB", "MIB": 20
      case "G", "GB", "GIB": 30
      default: nil
      }
    guard let number = UInt64(digits), let shift, number > 0, number <= Self.most >> shift else {
      return nil
    }
    bytes = number << shift
  }

  var defaultValueDescription: String {
    bytes % (1 << 30) == 0 ? "\(bytes >> 30)GB" : "\(bytes >> 20)MB"
  }
}
