package import HanjangCompiler
import HanjangCore

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The record of what an output folder holds, in its folder `.hanjang`: a line of JSON for each
/// document, of which the last counts.
///
/// A line is added when its PDF is in place, so that a run may end at any moment: what has no line is
/// made again, with the same bytes. A line that was cut off is none. Each shard writes its own file
/// and reads all.
package final class Manifest {
  static let folderName = ".hanjang"

  private let folder: String
  private let suffix: String
  private var lock: Int32 = -1
  private var journal: Int32 = -1
  private var own: [ExactPath: ManifestEntry] = [:]
  private var others: [ExactPath: [ManifestEntry]] = [:]
  private var isCompact = true

  /// In bytes; a million documents stay below it.
  private static let sizeLimit = 1 << 30

  /// - Parameter output: the output folder, which exists.
  package init(output: String, shard: Shard) throws(FileError) {
    folder = "\(output)/\(Self.folderName)"
    suffix = shard.suffix
    try Folder.make(folder)
    try takeLock(output: output)
    // What a run that was ended left behind; no other run writes there.
    Folder.empty(scratch)
    try Folder.make(scratch)
    try load()
    if !isCompact { try compact() }
    journal = open(path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0o666)
    guard journal >= 0 else { throw FileError("\(path): \(FileError.reason(errno))") }
  }

  deinit {
    if journal >= 0 { close(journal) }
    if lock >= 0 { close(lock) }
  }

  /// Where PDFs grow until they are whole.
  package var scratch: String { "\(folder)/partial\(suffix)" }

  private var path: String { "\(folder)/manifest\(suffix).jsonl" }

  private func takeLock(output: String) throws(FileError) {
    let name = "\(folder)/lock\(suffix)"
    lock = open(name, O_RDWR | O_CREAT | O_CLOEXEC, 0o666)
    guard lock >= 0 else { throw FileError("\(name): \(FileError.reason(errno))") }
    // Some file systems of a network have no locks: then it is for the user not to run two.
    guard flock(lock, LOCK_EX | LOCK_NB) != 0, errno == EWOULDBLOCK else { return }
    throw FileError("\(output) is being written to by another run: wait for it to end")
  }

  // MARK: Reading

  private func load() throws(FileError) {
    let names = Folder.names(in: folder).filter {
      $0.hasPrefix("manifest") && $0.hasSuffix(".jsonl")
    }
    for name in names.sorted() {
      let isOwn = "\(folder)/\(name)" == path
      let bytes = try FileBytes.read("\(folder)/\(name)", sizeLimit: Self.sizeLimit)
      if isOwn, bytes.last.map({ $0 != 0x0A }) == true { isCompact = false }
      for line in bytes.split(separator: 0x0A) {
        guard let entry = ManifestEntry(line: String(decoding: line, as: UTF8.self)) else {
          if isOwn { isCompact = false }
          continue
        }
        if isOwn {
          own[ExactPath(entry.key)] = entry
        } else {
          others[ExactPath(entry.key), default: []].append(entry)
        }
      }
    }
  }

  /// What this shard, else what others recorded of a document.
  package func entries(for source: String) -> [ManifestEntry] {
    let key = ExactPath(source)
    return (own[key].map { [$0] } ?? []) + (others[key]?.reversed() ?? [])
  }

  /// This shard's own entries.
  package var ownEntries: [ManifestEntry] { Array(own.values) }

  // MARK: Writing

  /// Adds a line, in one piece.
  package func record(_ entry: ManifestEntry) throws(FileError) {
    own[ExactPath(entry.key)] = entry
    try FileWriter.write(Array((entry.line + "\n").utf8), to: journal, path: path)
  }

  /// Forgets an entry; `compact` makes that last.
  package func forget(_ entry: ManifestEntry) {
    own[ExactPath(entry.key)] = nil
  }

  /// Writes the manifest anew with one line a document. Nothing is to be recorded after that.
  package func compact() throws(FileError) {
    var text: [UInt8] = []
    for entry in own.values.sorted(by: { $0.source < $1.source }) {
      text += Array((entry.line + "\n").utf8)
    }
    try FileWriter.write(text, to: path, scratch: scratch)
  }
}
