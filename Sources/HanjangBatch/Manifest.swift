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

  private let folder: OwnFolder
  private let partial: OwnFolder
  private let suffix: String
  private var lock: Int32 = -1
  private var journal: Int32 = -1
  private var own: [ExactPath: ManifestEntry] = [:]
  private var others: [ExactPath: [ManifestEntry]] = [:]
  private var isCompact = true

  /// In bytes; a million documents stay below it.
  private static let sizeLimit = 1 << 30

  /// - Parameters:
  ///   - output: the output folder, which exists.
  ///   - isInterrupted: asked while entries are read; once it says so, they are not complete.
  package init(
    output: String, shard: Shard, isInterrupted: () -> Bool = { false }
  ) throws(FileError) {
    folder = try OwnFolder("\(output)/\(Self.folderName)")
    suffix = shard.suffix
    partial = try folder.folder("partial\(suffix)")
    try takeLock(output: output)
    // What a run that was ended left behind; no other run writes there.
    partial.removePartialFiles()
    try load(isInterrupted: isInterrupted)
    guard !isInterrupted() else { return }
    if !isCompact { try compact() }
    journal = try folder.open(name, O_WRONLY | O_APPEND | O_CREAT)
  }

  deinit {
    if journal >= 0 { close(journal) }
    if lock >= 0 { close(lock) }
  }

  /// Where PDFs grow until they are whole.
  package var scratch: String { partial.path }

  private var name: String { "manifest\(suffix).jsonl" }

  private func takeLock(output: String) throws(FileError) {
    lock = try folder.open("lock\(suffix)", O_RDWR | O_CREAT)
    // Some file systems of a network have no locks: then it is for the user not to run two.
    guard flock(lock, LOCK_EX | LOCK_NB) != 0, errno == EWOULDBLOCK else { return }
    throw FileError("\(output) is being written to by another run: wait for it to end")
  }

  // MARK: Reading

  private func load(isInterrupted: () -> Bool) throws(FileError) {
    let names = Folder.names(in: folder.path).filter {
      $0.hasPrefix("manifest") && $0.hasSuffix(".jsonl")
    }
    for name in names.sorted() {
      let isOwn = name == self.name
      let file = try folder.open(name, O_RDONLY)
      defer { close(file) }
      let bytes = try FileBytes.read(
        file, path: "\(folder.path)/\(name)", sizeLimit: Self.sizeLimit)
      if isOwn, bytes.last.map({ $0 != 0x0A }) == true { isCompact = false }
      for line in bytes.split(separator: 0x0A) where !isInterrupted() {
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
    try FileWriter.write(
      Array((entry.line + "\n").utf8), to: journal, path: "\(folder.path)/\(name)")
  }

  /// Forgets an entry; `compact` makes that last.
  package func forget(_ entry: ManifestEntry) {
    own[ExactPath(entry.key)] = nil
  }

  /// Rewrites the manifest with one line a document. Nothing is to be recorded after that.
  package func compact() throws(FileError) {
    var text: [UInt8] = []
    for entry in own.values.sorted(by: { $0.source < $1.source }) {
      text += Array((entry.line + "\n").utf8)
    }
    try folder.replace(name, with: text, scratch: partial)
  }
}
