package import Foundation

/// A folder for one test, and the program as a user starts it.
package struct CommandFiles {
  package let folder: URL

  package init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "hanjang-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  package func path(_ name: String) -> String { folder.appending(path: name).path }

  package func write(_ name: String, _ bytes: [UInt8]) throws -> String {
    let url = folder.appending(path: name)
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: url)
    return url.path
  }

  package func write(_ name: String, _ text: String) throws -> String {
    try write(name, Array(text.utf8))
  }

  package func run(_ arguments: [String], input: String = "") throws -> Program.Outcome {
    try Program.run(
      HanjangProgram.path, arguments, input: Data(input.utf8),
      environment: ["PATH": "/usr/bin:/bin"])
  }

  package func exists(_ name: String) -> Bool {
    FileManager.default.fileExists(atPath: path(name))
  }

  package func remove() { try? FileManager.default.removeItem(at: folder) }
}
