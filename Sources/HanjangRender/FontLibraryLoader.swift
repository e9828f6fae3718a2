import Dispatch
import Synchronization

/// Reads the list of installed fonts while the program does other things: it takes 2 to 3 ms of the
/// 50 that a short document takes, and nothing before layout needs it.
package final class FontLibraryLoader: Sendable {
  /// Sendable because the library is made on one thread, used on another afterwards, and never on
  /// both.
  private struct Box: @unchecked Sendable {
    var library: FontLibrary?
  }

  private let box = Mutex(Box())
  private let group = DispatchGroup()

  package init(environment: [String: String]) {
    DispatchQueue.global(qos: .userInitiated).async(group: group) { [self] in
      let made = Box(library: FontLibrary(environment: environment))
      box.withLock { $0 = made }
    }
  }

  /// Waits until the fonts are read; nil where that failed.
  package var library: FontLibrary? {
    group.wait()
    let found = box.withLock { $0 }
    return found.library
  }
}
