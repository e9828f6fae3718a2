package import Foundation

/// The program that the build made.
package enum HanjangProgram {
  /// Beside the test bundle, where the build puts it.
  package static let path: String = {
    let arguments = ProcessInfo.processInfo.arguments
    let paths = arguments.filter { $0.contains(".xctest") } + [arguments[0]]
    for path in paths {
      var url = URL(filePath: path)
      while url.path != "/" {
        url.deleteLastPathComponent()
        let candidate = url.appending(path: "hanjang").path
        var isFolder: ObjCBool = false
        if FileManager.default.fileExists(atPath: candidate, isDirectory: &isFolder),
          !isFolder.boolValue
        {
          return candidate
        }
      }
    }
    return "hanjang"
  }()

  /// Starts the program without waiting for it; what it prints goes nowhere.
  package static func start(
    _ arguments: [String], environment: [String: String]
  ) throws -> Process {
    let process = Process()
    process.executableURL = URL(filePath: path)
    process.arguments = arguments
    process.environment = environment
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    return process
  }
}

/// A folder of a test's own.
package struct TemporaryFolder: Sendable {
  private let url = FileManager.default.temporaryDirectory.appending(path: "hanjang-\(UUID())")

  package init() {}

  package func path(_ name: String) -> String { url.appending(path: name).path }

  /// - Returns: the file's path.
  @discardableResult
  package func write(_ name: String, _ text: String) throws -> String {
    let file = url.appending(path: name)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
    return file.path
  }

  package func write(_ name: String, _ bytes: [UInt8]) throws {
    try write(name, "")
    try Data(bytes).write(to: url.appending(path: name))
  }

  package func copy(_ source: String, to name: String) throws {
    let file = url.appending(path: name)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try FileManager.default.copyItem(atPath: source, toPath: file.path)
  }

  package func remove() { try? FileManager.default.removeItem(at: url) }
}
