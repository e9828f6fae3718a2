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

  private static let entries = Mutex<[Entry]?>(nil)

  package static func start() {
    entries.withLock { $0 = [] }
  }

  /// What was opened since `start`, each path once.
  package static func finish() -> [Entry] {
    let found = entries.withLock { entries in
      defer { entries = nil }
      return entries ?? []
    }
    var known: Set<String> = []
    return found.filter { known.insert($0.path).inserted }
  }

  /// - Parameter bytes: nil where there was nothing to read.
  static func note(_ path: String, _ bytes: [UInt8]?) {
    guard entries.withLock({ $0 != nil }) else { return }
    let entry = Entry(path: path, hash: bytes.map { ContentHash($0) })
    entries.withLock { $0?.append(entry) }
  }
}
