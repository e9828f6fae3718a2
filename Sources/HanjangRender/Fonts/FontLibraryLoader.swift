import Synchronization

/// The list of installed fonts, read when it is first asked for: it takes 2 to 3 ms of the 40 that a
/// short document takes, so that another thread asks for it while the document is read.
package final class FontLibraryLoader: Sendable {
  /// Sendable because the library is made under the lock, and used by one thread at a time.
  private struct Box: @unchecked Sendable {
    var isRead = false
    var library: FontLibrary?
  }

  private let box = Mutex(Box())
  private let folders: FontFolders

  /// - Parameters: as `FontFolders` reads them.
  package init(environment: [String: String], program: String? = nil) {
    folders = FontFolders(environment: environment, program: program)
  }

  /// - Parameter folders: the only ones in which fonts are looked for.
  package init(folders: [String]) {
    self.folders = FontFolders(fonts: folders, caches: [])
  }

  /// Waits where another thread reads them; nil where that failed.
  package var library: FontLibrary? {
    let found = box.withLock { box in
      if !box.isRead { box = Box(isRead: true, library: FontLibrary(folders)) }
      return box
    }
    return found.library
  }
}
