package import HanjangCore
import Synchronization

/// Which files were opened while a document was compiled, as a batch must know them to tell whether
/// the document has changed.
///
/// It is kept where files are opened, so that no stage can forget one. A process compiles one
/// document at a time.
package enum ReadLog {
  package struct Entry: Hashable, Sendable {
    package var path: String
    /// nil where there was nothing to read.
    package var hash: ContentHash?

    package init(path: String, hash: ContentHash?) {
      self.path = path
      self.hash = hash
    }
  }

  private struct Log {
    var entries: [Entry] = []
    var hashes: Bool
  }

  private static let log = Mutex<Log?>(nil)

  /// - Parameter hashes: whether contents count, and not just which files were opened.
  package static func start(hashes: Bool = true) {
    log.withLock { $0 = Log(hashes: hashes) }
  }

  /// What was opened since `start`, each path once.
  package static func finish() -> [Entry] {
    let found = log.withLock { log in
      defer { log = nil }
      return log?.entries ?? []
    }
    var known: Set<String> = []
    return found.filter { known.insert($0.path).inserted }
  }

  /// - Throws: where `output` is one of the files that were opened since `start`.
  package static func checkIsNotRead(_ output: String) throws(FileError) {
    let paths = log.withLock { ($0?.entries ?? []).map(\.path) }
    guard paths.contains(where: { FileWriter.isSameFile($0, output) }) else { return }
    throw FileError("\(output) is read for this document: name another file with -o")
  }

  /// - Parameter bytes: nil where there was nothing to read.
  static func note(_ path: String, _ bytes: [UInt8]?) {
    guard let hashes = log.withLock({ $0?.hashes }) else { return }
    let entry = Entry(path: path, hash: hashes ? bytes.map { ContentHash($0) } : nil)
    log.withLock { $0?.entries.append(entry) }
  }
}
