import Foundation
import HanjangTestSupport
import Testing

/// A folder of documents, its output folder, and runs of `hanjang batch` from one to the other.
final class BatchFolder {
  let url: URL
  let input: String
  let output: String

  init() throws {
    url = FileManager.default.temporaryDirectory.appending(path: "hanjang-batch-\(UUID())")
    input = url.appending(path: "in").path
    output = url.appending(path: "out").path
    try FileManager.default.createDirectory(atPath: input, withIntermediateDirectories: true)
  }

  deinit {
    try? FileManager.default.removeItem(at: url)
  }

  /// - Parameter date: of the file, in seconds since 1970.
  func write(_ name: String, _ text: String, date: Double = 1_700_000_000) throws {
    try write(name, Data(text.utf8), date: date)
  }

  func write(_ name: String, _ data: Data, date: Double = 1_700_000_000) throws {
    let file = "\(input)/\(name)"
    try FileManager.default.createDirectory(
      at: URL(filePath: file).deletingLastPathComponent(), withIntermediateDirectories: true)
    try data.write(to: URL(filePath: file))
    try FileManager.default.setAttributes(
      [.modificationDate: Date(timeIntervalSince1970: date)], ofItemAtPath: file)
  }

  /// Résumés that differ from one another.
  func writeResumes(_ count: Int, prefix: String = "") throws {
    for index in 0..<count {
      try write(
        "\(prefix)\(index < 10 ? "0" : "")\(index).md",
        """
        # 홍길동\(index)

        ## 경력

        ### 한빛상사 | 백엔드 개발자 (2020.01 ~ 2023.0\(index % 9 + 1))

        - 결제 API를 \(index)개 개발하고 **운영**했습니다. `code \(index)` 😀

        """)
    }
  }

  static func environment(_ more: [String: String] = [:]) -> [String: String] {
    var all = ["PATH": "/usr/bin:/bin", "SOURCE_DATE_EPOCH": ""]
    all.merge(more) { $1 }
    return all
  }

  func run(
    _ arguments: [String] = [], poison: String = "", environment: [String: String] = [:]
  ) throws -> Program.Outcome {
    var all = Self.environment(environment)
    all["HANJANG_TEST_POISON"] = poison
    return try Program.run(
      HanjangProgram.path, ["batch", input, "-o", output] + arguments, environment: all)
  }

  /// All files below the output folder but those of the program's own, with their contents.
  var files: [String: Data] {
    get throws {
      var files: [String: Data] = [:]
      let paths = FileManager.default.enumerator(atPath: output)?.allObjects as? [String] ?? []
      for path in paths where !path.hasPrefix(".hanjang") {
        var isFolder: ObjCBool = false
        let full = "\(output)/\(path)"
        guard FileManager.default.fileExists(atPath: full, isDirectory: &isFolder),
          !isFolder.boolValue
        else { continue }
        files[path] = try Data(contentsOf: URL(filePath: full))
      }
      return files
    }
  }

  /// What `hanjang export` makes of a document.
  func exported(_ name: String, _ arguments: [String] = []) throws -> Data {
    let pdf = url.appending(path: "single.pdf")
    let outcome = try Program.run(
      HanjangProgram.path, ["export", "\(input)/\(name)", "-o", pdf.path, "--quiet"] + arguments,
      environment: Self.environment())
    #expect(outcome.status == 0)
    return try Data(contentsOf: pdf)
  }

  /// The lines of a report, by path.
  func report(_ path: String) throws -> [String: [String: Any]] {
    var lines: [String: [String: Any]] = [:]
    for line in try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n") {
      let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
      let members = try #require(object)
      lines[try #require(members["path"] as? String)] = members
    }
    return lines
  }
}
