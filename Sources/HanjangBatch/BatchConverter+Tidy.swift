import HanjangCompiler

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

extension BatchConverter {
  /// Tells of PDFs that earlier runs made and that belong to no document any more, and removes them
  /// where that is asked for.
  ///
  /// A document that this run was not asked for, as by `--include`, keeps its PDF.
  func tidy(_ paths: Set<ExactPath>, names: OutputNames) throws(FileError) {
    let entries = manifest.ownEntries.sorted { $0.key < $1.key }
    let stale = entries.filter { isStale($0, paths) }
    let live = entries.filter { !isStale($0, paths) }
    let wanted = Set(names.outputs.values).union(live.map(\.output))
    for entry in stale {
      let path = "\(options.output)/\(entry.output)"
      guard !entry.output.isEmpty, !wanted.contains(entry.output), FileState(path) != nil else {
        manifest.forget(entry)
        continue
      }
      var report = DocumentReport(source: entry.source, output: entry.output, outcome: .orphaned)
      // What somebody has changed since is no longer ours to remove.
      if options.prunes, check.isInPlace(entry),
        Folder.remove(entry.output, below: options.output)
      {
        report.outcome = .removed
        manifest.forget(entry)
        if let slash = path.lastIndex(of: "/") {
          Folder.removeEmpty(String(path[..<slash]), below: options.output)
        }
      }
      try tell(.finished(report))
    }
  }

  private func isStale(_ entry: ManifestEntry, _ paths: Set<ExactPath>) -> Bool {
    if entry.outcome == .orphaned { return true }
    guard !paths.contains(ExactPath(entry.source)) else { return false }
    var status = stat()
    return lstat("\(root)/\(entry.source)", &status) != 0 || status.st_mode & S_IFMT != S_IFREG
  }
}
