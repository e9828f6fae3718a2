/// A file that a document or a style names, read only if it lies in the same folder.
enum LocalFile {
  enum Outcome {
    case bytes([UInt8])
    case missing, outside, tooLarge
  }

  /// - Parameter path: relative to `folder`. Links are followed before it is looked where it lies.
  static func read(_ path: String, in folder: String, sizeLimit: Int) -> Outcome {
    let file: String
    do {
      file = try FolderAccess(folder).path(of: path)
    } catch {
      switch error {
      case .isMissing, .isForbidden: return .missing
      case .isOutside: return .outside
      }
    }
    do {
      return .bytes(try FileBytes.read(file, sizeLimit: sizeLimit))
    } catch {
      return error.kind == .tooLarge ? .tooLarge : .missing
    }
  }
}
