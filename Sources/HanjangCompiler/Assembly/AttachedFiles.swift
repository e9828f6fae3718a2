import HanjangRender

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Files that are in a PDF.
package enum AttachedFiles {
  package struct File: Sendable {
    /// Safe on every system, and inside whatever folder it is written to.
    package var path: String
    package var bytes: [UInt8]
  }

  /// In bytes.
  private static let sizeLimit = 1 << 30

  package static func read(_ path: String, password: String?) throws(FileError) -> [File] {
    let bytes = try FileBytes.read(path, sizeLimit: sizeLimit)
    guard ForeignPDF.isPDF(bytes) else { throw FileError("\(path) is not a PDF") }
    var files: [File] = []
    var taken: Set<String> = []
    do {
      for (number, found) in try AttachmentReader.attachments(in: bytes, password: password)
        .enumerated()
      {
        let wanted = safePath(found.path) ?? "attachment-\(number + 1)"
        files.append(File(path: free(wanted, among: &taken), bytes: found.bytes))
      }
    } catch {
      throw FileError("\(path): \(error.message)")
    }
    guard !files.isEmpty else { throw FileError("\(path) has no files attached") }
    return files
  }

  /// `a-2.txt` where there is an `a.txt` already, in upper or lower case.
  private static func free(_ path: String, among taken: inout Set<String>) -> String {
    let name = path.lastIndex(of: "/").map { path.index(after: $0) } ?? path.startIndex
    let dot = path[name...].dropFirst().lastIndex(of: ".") ?? path.endIndex
    var (result, count) = (path, 1)
    while !taken.insert(result.lowercased()).inserted {
      count += 1
      result = "\(path[..<dot])-\(count)\(path[dot...])"
    }
    return result
  }

  /// Each part without what leads elsewhere; nil where nothing is left.
  private static func safePath(_ path: String) -> String? {
    let parts = path.split { $0 == "/" || $0 == "\\" }
      .compactMap { SafeFileName.name(String($0), fileExtension: "") }
    return parts.isEmpty ? nil : parts.joined(separator: "/")
  }

  /// Makes the folders that are missing, and replaces no file.
  ///
  /// - Returns: the paths of the files.
  package static func write(_ files: [File], into folder: String) throws(FileError) -> [String] {
    let paths = files.map { "\(folder)/\($0.path)" }
    for path in paths where access(path, F_OK) == 0 {
      throw FileError("\(path) exists already: give another folder with -o")
    }
    for path in paths { try makeFolders(above: path) }
    try FileWriter.write(all: zip(paths, files).map { ($0, $1.bytes) })
    return paths
  }

  private static func makeFolders(above path: String) throws(FileError) {
    var end = path.startIndex
    while let slash = path[end...].firstIndex(of: "/") {
      let folder = String(path[..<slash])
      if !folder.isEmpty, mkdir(folder, 0o777) != 0, errno != EEXIST { throw .system(folder) }
      end = path.index(after: slash)
    }
  }
}
