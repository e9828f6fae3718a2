#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A file that a document names, read only if it lies in the document's folder.
enum LocalFile {
  enum Outcome {
    case bytes([UInt8])
    case missing, outside, tooLarge
  }

  /// - Parameter path: relative to `folder`. Links are followed before it is looked where it lies.
  static func read(_ path: String, in folder: String, sizeLimit: Int) -> Outcome {
    guard !path.hasPrefix("/") else { return .outside }
    guard let root = resolved(folder) else { return .missing }
    guard let file = resolved("\(folder)/\(path)") else {
      ReadLog.note("\(folder)/\(path)", nil)
      return path.split(separator: "/").contains("..") ? .outside : .missing
    }
    let prefix = root == "/" ? root : root + "/"
    guard file.hasPrefix(prefix) else { return .outside }
    do {
      return .bytes(try FileBytes.read(file, sizeLimit: sizeLimit))
    } catch {
      return error.kind == .tooLarge ? .tooLarge : .missing
    }
  }

  /// The absolute path without links and dots; nil where nothing is there.
  private static func resolved(_ path: String) -> String? {
    guard let found = realpath(path, nil) else { return nil }
    defer { free(found) }
    return String(cString: found)
  }
}
