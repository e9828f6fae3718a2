import Foundation
import HanjangTestSupport
import Testing

/// The files in scale/, as other programs run them.
@Suite struct ScaleTests {
  private static let scale = Golden.root.appending(path: "scale").path

  private static func isInstalled(_ name: String) -> Bool {
    ["/usr/bin", "/bin", "/usr/local/bin"].contains {
      FileManager.default.isExecutableFile(atPath: "\($0)/\(name)")
    }
  }

  /// What one run makes, and then each of `runs` together.
  private func compare(
    _ count: Int, _ runs: (BatchFolder) throws -> [Program.Outcome]
  ) throws {
    let folder = try BatchFolder()
    try folder.writeResumes(count, prefix: "sub/")
    let outcomes = try runs(folder)
    for outcome in outcomes { #expect(outcome.status == 0, "\(outcome.errors)") }
    let made = outcomes.map { outcome in
      outcome.output.split(separator: "\n").filter { $0.contains("KB") }.count
    }
    #expect(made.reduce(0, +) == count, "each is made once")
    let files = try folder.files
    #expect(files.count == count)
    #expect(try files["sub/03.pdf"] == folder.exported("sub/03.md"))
  }

  @Test(.enabled(if: ScaleTests.isInstalled("parallel")))
  func parallelSharesTheFolder() throws {
    try compare(10) { folder in
      [
        try Program.run(
          "/bin/sh", ["\(Self.scale)/parallel.sh", folder.input, folder.output, "3"],
          environment: BatchFolder.environment([
            "HANJANG": HanjangProgram.path, "HOME": folder.url.path,
          ]))
      ]
    }
  }

  @Test func slurmArraySharesTheFolder() throws {
    try compare(8) { folder in
      try (5...7).map { index in
        try Program.run(
          "/bin/sh", ["\(Self.scale)/slurm.sh", folder.input, folder.output],
          environment: BatchFolder.environment([
            "HANJANG": HanjangProgram.path, "SLURM_ARRAY_TASK_ID": "\(index)",
            "SLURM_ARRAY_TASK_MIN": "5", "SLURM_ARRAY_TASK_COUNT": "3", "SLURM_CPUS_PER_TASK": "1",
          ]))
      }
    }
  }

  @Test func kubernetesPodsShareTheFolder() throws {
    let text = try String(contentsOfFile: "\(Self.scale)/kubernetes.yaml", encoding: .utf8)
    let line = try #require(text.split(separator: "\n").first { $0.contains("- exec hanjang") })
    let command = line.drop { $0 == " " || $0 == "-" }
    let bin = URL(filePath: HanjangProgram.path).deletingLastPathComponent().path
    try compare(8) { folder in
      try (0...2).map { index in
        try Program.run(
          "/bin/sh", ["-c", String(command)],
          environment: BatchFolder.environment([
            "PATH": "\(bin):/usr/bin:/bin", "JOB_COMPLETION_INDEX": "\(index)", "SHARDS": "3",
            "FOLDER": folder.input, "OUTPUT": folder.output,
          ]))
      }
    }
  }

  @Test func sparkScriptNamesAndSharesAsTheProgramDoes() throws {
    guard Self.isInstalled("python3") else { return }
    let script = """
      import sys
      sys.path.insert(0, sys.argv[1])
      from spark_export import pdf_names, shard_of
      assert [shard_of(key, 8) + 1 for key in ("folder/이력서-0.md", "a.md")] == [3, 5]
      assert pdf_names(["a.json", "a.md", "A.markdown", "b/a.md"]) == {
          "A.markdown": "A.pdf", "a.md": "a-2.pdf", "b/a.md": "b/a.pdf", "a.json": "a-3.pdf"}
      """
    let outcome = try Program.run(
      "/usr/bin/env", ["python3", "-B", "-c", script, Self.scale],
      environment: ["PATH": "/usr/bin:/bin:/usr/local/bin", "LANG": "C.UTF-8"])
    #expect(outcome.status == 0, "\(outcome.errors)")
  }
}
