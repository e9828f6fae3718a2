package import Foundation
package import Testing

/// Texts that are kept in Tests/Golden; `HANJANG_UPDATE_GOLDENS=1` rewrites them.
package enum Golden {
  package static func expect(
    _ text: String, matches name: String, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    try expect(text, at: "Tests/Golden/\(name).txt", sourceLocation: sourceLocation)
  }

  /// - Parameter path: of the kept text, from the project's folder.
  package static func expect(
    _ text: String, at path: String, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let url = root.appending(path: path)
    if ProcessInfo.processInfo.environment["HANJANG_UPDATE_GOLDENS"] == "1" {
      try text.write(to: url, atomically: true, encoding: .utf8)
    }
    let kept = try String(contentsOf: url, encoding: .utf8)
    guard kept != text else { return }
    let pairs = zip(kept.split(separator: "\n"), text.split(separator: "\n"))
    let first = pairs.first { $0 != $1 }
    Issue.record(
      "\(path) differs: \(first.map { "\($0.0) is now \($0.1)" } ?? "its length")",
      sourceLocation: sourceLocation)
  }

  /// The project's folder.
  package static let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
}
