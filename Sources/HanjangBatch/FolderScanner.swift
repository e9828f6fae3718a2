import HanjangCompiler

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Finds the documents in a folder and in all folders below it.
package struct FolderScanner {
  package struct Result: Sendable {
    /// Relative to the folder, sorted by their UTF-8 bytes.
    package var paths: [String] = []
    /// What could not be looked into, with the reason.
    package var failures: [(path: String, message: String)] = []
    package var notes: [String] = []
  }

  package struct Selection: Sendable {
    /// Empty: by the ending of the name.
    package var include: [Glob] = []
    package var exclude: [Glob] = []

    package init(include: [Glob] = [], exclude: [Glob] = []) {
      self.include = include
      self.exclude = exclude
    }

    fileprivate func takes(_ path: String) -> Bool {
      guard !exclude.contains(where: { $0.matches(path) }) else { return false }
      guard include.isEmpty else { return include.contains { $0.matches(path) } }
      let name = path.lowercased()
      return FolderScanner.endings.contains { name.hasSuffix($0) }
    }
  }

  /// File name endings of documents, unless patterns are given.
  static let endings = [".md", ".markdown", ".json"]

  private let root: String
  private let selection: Selection
  private let output: FileIdentity?
  private let isInterrupted: () -> Bool
  private var rules = IgnoreRules()
  private var found = Result()
  private var linkCount = 0

  /// - Parameters:
  ///   - root: the folder, without a slash at its end.
  ///   - output: the output folder, which is left out if it lies within the other.
  ///   - isInterrupted: asked all the time; once it says so, the result is not complete.
  package static func scan(
    _ root: String, output: String, selection: Selection,
    isInterrupted: @escaping () -> Bool = { false }
  ) -> Result {
    var scanner = FolderScanner(
      root: root, output: output, selection: selection, isInterrupted: isInterrupted)
    scanner.scan()
    return scanner.found
  }

  private init(
    root: String, output: String, selection: Selection, isInterrupted: @escaping () -> Bool
  ) {
    self.root = root
    self.selection = selection
    self.isInterrupted = isInterrupted
    let identity = FileIdentity(output)
    self.output = identity == FileIdentity(root) ? nil : identity
  }

  private mutating func scan() {
    var open = [""]
    while let folder = open.popLast(), !isInterrupted() {
      open += look(into: folder).reversed()
    }
    found.paths.sort { Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8)) }
    if linkCount > 0 {
      found.notes.append(
        "\(linkCount) symbolic link\(linkCount == 1 ? " is" : "s are") not followed")
    }
  }

  /// - Returns: the folders in it.
  private mutating func look(into folder: String) -> [String] {
    let path = folder.isEmpty ? root : "\(root)/\(folder)"
    guard let entries = entries(of: path, folder: folder) else { return [] }
    if entries.contains(where: { $0.name == IgnoreRules.fileName && $0.kind == .file }) {
      let text = try? InputReader.text(
        of: "\(path)/\(IgnoreRules.fileName)", sizeLimit: IgnoreRules.sizeLimit)
      if let text {
        rules.add(text, in: folder)
      } else {
        found.failures.append(
          ("\(folder.isEmpty ? "" : "\(folder)/")\(IgnoreRules.fileName)", "it cannot be read"))
      }
    }
    var folders: [String] = []
    for entry in entries where !entry.name.hasPrefix(".") && !isInterrupted() {
      let relative = folder.isEmpty ? entry.name : "\(folder)/\(entry.name)"
      switch entry.kind {
      case .file:
        guard selection.takes(relative), !leaveOut(relative, isFolder: false) else { break }
        found.paths.append(relative)
      case .folder:
        guard !leaveOut(relative, isFolder: true),
          !selection.exclude.contains(where: { $0.matches(relative) }),
          output == nil || FileIdentity("\(root)/\(relative)") != output
        else { break }
        folders.append(relative)
      case .link: linkCount += 1
      case .other: break
      }
    }
    return folders
  }

  private func leaveOut(_ path: String, isFolder: Bool) -> Bool {
    rules.leaveOut(path, isFolder: isFolder, isInterrupted: isInterrupted)
  }

  // MARK: The system's list

  private enum Kind { case file, folder, link, other }

  /// - Returns: sorted by name; nil where the folder cannot be read.
  private mutating func entries(
    of path: String, folder: String
  ) -> [(name: String, kind: Kind)]? {
    guard let stream = opendir(path) else {
      found.failures.append((folder.isEmpty ? "." : folder, FileError.reason(errno)))
      return nil
    }
    defer { closedir(stream) }
    var entries: [(name: String, kind: Kind)] = []
    while !isInterrupted(), let entry = readdir(stream) {
      let type = Int32(entry.pointee.d_type)
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 1) { start in
          (valid: String(validatingCString: start), shown: String(cString: start))
        }
      }
      guard let valid = name.valid else {
        let path = folder.isEmpty ? name.shown : "\(folder)/\(name.shown)"
        if !name.shown.hasPrefix(".") {
          found.failures.append(
            (path, "its name is not UTF-8: convmv -f cp949 -t utf8 renames such files"))
        }
        continue
      }
      guard valid != ".", valid != ".." else { continue }
      entries.append((valid, Self.kind(type, "\(path)/\(valid)")))
    }
    return entries.sorted { $0.name < $1.name }
  }

  private static func kind(_ type: Int32, _ path: String) -> Kind {
    switch type {
    case 8: return .file
    case 4: return .folder
    case 10: return .link
    case 0:
      // Some file systems don't tell.
      var status = stat()
      guard lstat(path, &status) == 0 else { return .other }
      switch status.st_mode & S_IFMT {
      case S_IFREG: return .file
      case S_IFDIR: return .folder
      case S_IFLNK: return .link
      default: return .other
      }
    default: return .other
    }
  }
}

/// Which file a path leads to.
struct FileIdentity: Hashable {
  private var device: UInt64
  private var number: UInt64

  /// nil where nothing is there.
  init?(_ path: String) {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    device = UInt64(truncatingIfNeeded: status.st_dev)
    number = UInt64(truncatingIfNeeded: status.st_ino)
  }
}
