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
    abstract: "Make the documents that standard input asks for, one after another.",
    discussion: """
      Reads jobs from standard input and answers on standard output, as docs/worker.md describes, \
      until its input ends. hanjang batch starts its own.
      """)

  @Option(
    help: ArgumentHelp(
      "The process that the worker ends with. (default: it ends with its input)",
      valueName: "process"))
  var parent: Int32?

  @Option(
    help: ArgumentHelp(
      "The most memory of its own that the worker may take. (default: no limit)",
      valueName: "size"))
  var memory: MemorySize?

  @Option(
    help: ArgumentHelp(
      "How long a document may take before the worker ends. (default: no limit)",
      valueName: "seconds"))
  var timeout: UInt32 = 0

  @Flag(help: "Let each document keep all processors busy: for few workers.")
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
