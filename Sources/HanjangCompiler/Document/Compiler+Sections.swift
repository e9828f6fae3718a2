import HanjangMarkdown

extension Compiler {
  /// Leaves out headings and labels below which nothing can be shown.
  mutating func removeEmptySections(of document: inout Document) {
    let folders = options.folder.map { FolderAccess($0, others: options.allowedFolders) }
    let broken = options.brokenPictures
    document.removeEmptySections(
      isShown: { image in
        !image.alternative.isEmpty || Self.isThere(image.source, in: folders, broken: broken)
      }, diagnostics: &diagnostics)
  }

  /// Whether the picture's file is there; what is in it, only its decoder can tell.
  private static func isThere(
    _ source: String, in folders: FolderAccess?, broken: Set<String>
  ) -> Bool {
    guard !source.isEmpty, !broken.contains(source) else { return false }
    if source.lowercased().hasPrefix("data:") { return true }
    let isFile = source.lowercased().hasPrefix("file://")
    guard isFile || LinkDestination.isRelative(source), let folders else { return false }
    do {
      _ = try folders.path(of: isFile ? String(source.dropFirst(7)) : source)
      return true
    } catch {
      return false
    }
  }
}
