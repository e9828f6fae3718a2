#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The folders from which a document may take files.
struct FolderAccess {
  enum Problem: Error {
    case isMissing, isForbidden, isOutside
  }

  private let folder: String
  /// Without links, each with a slash at its end.
  private let roots: [String]

  /// - Parameters:
  ///   - folder: the document's own, from which relative paths count.
  ///   - others: those that the user allows as well.
  init(_ folder: String, others: [String] = []) {
    self.folder = folder
    roots = ([folder] + others).compactMap(Self.resolved).map { $0 == "/" ? $0 : $0 + "/" }
  }

  /// The place of the file that a document names, links followed.
  ///
  /// A path from the root is one in the folder where there is such a file, as on web sites. What
  /// is in no folder that may be read is not told apart from what is not there.
  func path(of source: String) throws(Problem) -> String {
    var wasOutside = false
    var isForbidden = false
    for candidate in Self.readings(of: source) {
      let isAbsolute = candidate.hasPrefix("/")
      let inFolder = "\(folder)/\(candidate)"
      for path in isAbsolute ? [inFolder, candidate] : [inFolder] {
        let direct = Self.resolved(path)
        let isRefused = direct == nil && errno == EACCES
        guard let found = direct ?? equivalent(path) else {
          if isRefused, !isAbsolute, !Self.climbs(candidate) { isForbidden = true }
          continue
        }
        if contains(found) { return found }
        wasOutside = true
      }
      wasOutside = wasOutside || isAbsolute || Self.climbs(candidate)
    }
    if !wasOutside { ReadLog.note("\(folder)/\(source)", nil) }
    throw wasOutside ? .isOutside : isForbidden ? .isForbidden : .isMissing
  }

  private func contains(_ path: String) -> Bool {
    roots.contains { path.hasPrefix($0) }
  }

  /// As it is, without a query or a fragment, and with the separators of Windows.
  private static func readings(of source: String) -> [String] {
    var readings = [source]
    let bare = String(source.prefix { $0 != "?" && $0 != "#" })
    if bare != source { readings.append(bare) }
    if bare.contains("\\") {
      readings.append(String(bare.map { $0 == "\\" ? "/" : $0 }))
    }
    return readings
  }

  /// Whether a path leads above where it starts.
  private static func climbs(_ path: String) -> Bool {
    var depth = 0
    for part in path.split(separator: "/") where part != "." {
      depth += part == ".." ? -1 : 1
      if depth < 0 { return true }
    }
    return false
  }

  /// The absolute path without links and dots; nil where nothing is there.
  private static func resolved(_ path: String) -> String? {
    guard let found = realpath(path, nil) else { return nil }
    defer { free(found) }
    return String(cString: found)
  }

  /// The file whose name differs only in how its letters are composed: macOS takes Hangul apart.
  private func equivalent(_ path: String) -> String? {
    guard path.utf8.contains(where: { $0 >= 0x80 }), let root = Self.resolved(folder),
      path.hasPrefix(folder + "/")
    else { return nil }
    var current = root
    for part in path.dropFirst(folder.count).split(separator: "/") where part != "." {
      let exact = "\(current)/\(part)"
      guard let next = Self.resolved(exact) ?? Self.entry(String(part), of: current),
        next == root || contains(next)
      else { return nil }
      current = next
    }
    return current
  }

  private static func entry(_ name: String, of folder: String) -> String? {
    guard let directory = opendir(folder) else { return nil }
    defer { closedir(directory) }
    while let entry = readdir(directory) {
      let found = withUnsafeBytes(of: entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      // Strings are equal where their letters are, however composed.
      if found == name { return resolved("\(folder)/\(found)") }
    }
    return nil
  }
}
