import HanjangBatch
import HanjangCompiler
import HanjangCore

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Tells how a batch goes on: a bar on a terminal, else a line a document, and a summary.
final class BatchProgress {
  private let isQuiet: Bool
  private let report: ReportFile?
  private let isTerminal: Bool
  private var counts: [DocumentReport.Outcome: Int] = [:]
  private var warnedCount = 0
  private var failures: [(source: String, error: String)] = []
  private var planned = 0
  private var doneCount = 0
  private var start = ContinuousClock.now
  private var lastBar = ContinuousClock.now
  private var hasBar = false
  private var hasToldOfInterruption = false

  /// The summary names no more; the report has them all.
  private static let failureLimit = 200

  init(isQuiet: Bool, report: ReportFile?) {
    self.isQuiet = isQuiet
    self.report = report
    isTerminal = !isQuiet && isatty(STDERR_FILENO) != 0 && Environment.wantsBar
  }

  var hasFailure: Bool { counts[.failed] != nil }

  func take(_ event: BatchEvent, interruptions: Int) throws(FileError) {
    switch event {
    case .note(let text):
      if !isQuiet { tell("hanjang: note: \(TerminalText.escaped(text))") }
    case .planned(let count):
      planned = count
      start = .now
    case .finished(let document): try take(document)
    case .tick: break
    }
    if interruptions > 0, !hasToldOfInterruption {
      hasToldOfInterruption = true
      tell("hanjang: finishing what is running; once more stops at once")
    }
    showBar()
  }

  // MARK: Documents

  private func take(_ document: DocumentReport) throws(FileError) {
    counts[document.outcome, default: 0] += 1
    try report?.add(document.line)
    if document.warnings > 0 { warnedCount += 1 }
    switch document.outcome {
    case .made, .skipped, .failed: doneCount += document.output.isEmpty ? 0 : 1
    case .unchanged, .orphaned, .removed: break
    }
    if document.outcome == .failed, failures.count < Self.failureLimit {
      failures.append((document.source, document.firstError))
    }
    for message in document.messages where !isQuiet || message.severity == .error {
      tell(message.text)
    }
    guard !isQuiet, !isTerminal || document.outcome == .orphaned || document.outcome == .removed,
      let line = line(of: document)
    else { return }
    clearBar()
    try StandardOutput.write(TerminalText.escaped(line) + "\n")
  }

  private func line(of document: DocumentReport) -> String? {
    switch document.outcome {
    case .made:
      "\(document.output): \(document.pages) page\(document.pages == 1 ? "" : "s"), "
        + "\((document.bytes + 1_023) / 1_024) KB"
    case .failed: "\(document.source): failed"
    case .skipped: "\(document.source): skipped: it isn't a résumé"
    case .orphaned:
      "\(document.output): its document \(document.source) is gone or has another name"
    case .removed: "\(document.output): removed: its document \(document.source) is gone"
    case .unchanged: nil
    }
  }

  // MARK: The bar

  private func showBar() {
    guard isTerminal, planned > 0 else { return }
    let now = ContinuousClock.now
    guard !hasBar || lastBar.duration(to: now) > .milliseconds(100) else { return }
    lastBar = now
    hasBar = true
    let bar = BatchBar(
      done: doneCount, planned: planned, failed: counts[.failed] ?? 0,
      seconds: Self.seconds(from: start, to: now))
    write("\r\u{1B}[K" + bar.text(columns: Self.columns))
  }

  private func clearBar() {
    guard hasBar else { return }
    hasBar = false
    write("\r\u{1B}[K")
  }

  private static var columns: Int {
    var size = winsize()
    guard ioctl(STDERR_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 80 }
    return Int(size.ws_col)
  }

  // MARK: The end

  func finish(peakMemory: UInt64) throws(FileError) {
    clearBar()
    guard !isQuiet else { return }
    let seconds = Self.seconds(from: start, to: .now)
    var parts = ["\(counts[.made] ?? 0) made", "\(counts[.unchanged] ?? 0) unchanged"]
    parts += ["\(warnedCount) with warnings", "\(counts[.failed] ?? 0) failed"]
    for outcome in [DocumentReport.Outcome.skipped, .orphaned, .removed] {
      if let count = counts[outcome] { parts.append("\(count) \(outcome.rawValue)") }
    }
    let rate =
      doneCount > 0 && seconds > 0 ? ", \((Double(doneCount) / seconds).decimal) a second" : ""
    var lines = [parts.joined(separator: ", ") + " in \(seconds.decimal) s" + rate]
    if peakMemory > 0 { lines[0] += ", at most \(peakMemory >> 20) MB a worker" }
    let rest = (counts[.failed] ?? 0) - failures.count
    lines += failures.map { "failed: \($0.source): \($0.error)" }
    if rest > 0 { lines.append("failed: \(rest) more: --report FILE names them all") }
    let text = lines.map { TerminalText.escaped($0) + "\n" }.joined()
    try StandardOutput.write(text)
  }

  private func tell(_ line: String) {
    clearBar()
    write(line + "\n")
  }

  private func write(_ text: String) {
    // There is nobody left to tell where this fails.
    try? FileWriter.write(Array(text.utf8), to: STDERR_FILENO, path: "<stderr>")
  }

  private static func seconds(
    from start: ContinuousClock.Instant, to end: ContinuousClock.Instant
  ) -> Double {
    let elapsed = start.duration(to: end).components
    return Double(elapsed.seconds) + Double(elapsed.attoseconds) / 1e18
  }
}

/// A line that tells how far a batch has come, and when it will be done.
struct BatchBar {
  let done: Int
  let planned: Int
  let failed: Int
  /// Since the start.
  let seconds: Double

  func text(columns: Int) -> String {
    var facts = " \(done)/\(planned)"
    if done > 0, seconds > 0.2 {
      let rate = Double(done) / seconds
      facts += rate < 10 ? "  \(rate.decimal)/s" : "  \(Int(rate))/s"
      facts += "  \(Self.clock(Double(planned - done) / rate)) left"
    }
    if failed > 0 { facts += "  \(failed) failed" }
    let width = min(40, columns - facts.count - 3)
    guard width >= 8 else { return String(facts.dropFirst().prefix(max(0, columns - 1))) }
    let filled = planned > 0 ? min(width, width * done / planned) : width
    let rest = String(repeating: "-", count: width - filled)
    return "[" + String(repeating: "#", count: filled) + rest + "]" + facts
  }

  private static func clock(_ seconds: Double) -> String {
    let total = Int(seconds.rounded(.up))
    let (minutes, rest) = (total / 60, total % 60)
    let tail = "\(rest < 10 ? "0" : "")\(rest)"
    guard minutes >= 60 else { return "\(minutes):\(tail)" }
    return "\(minutes / 60):\(minutes % 60 < 10 ? "0" : "")\(minutes % 60):\(tail)"
  }
}
