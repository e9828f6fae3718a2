import Foundation

/// Folders of the project.
package enum Folder {
  /// The names of the files in `folder` that end so, without the ending.
  package static func names(in folder: String, endingWith suffix: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: Golden.root.appending(path: folder).path)
      .filter { $0.hasSuffix(suffix) }.map { String($0.dropLast(suffix.count)) }.sorted()
  }
}
