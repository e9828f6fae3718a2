/// The program at a terminal, which gets what it prints and what it complains of.
package enum Terminal {
  package static func run(_ arguments: [String]) throws -> Program.Outcome {
    let words = ([HanjangProgram.path] + arguments).map { word in
      "'" + word.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''")
        + "'"
    }
    return try Program.run(
      "/usr/bin/script", ["-qec", words.joined(separator: " "), "/dev/null"],
      environment: ["PATH": "/usr/bin:/bin", "NO_COLOR": "1", "SHELL": "/bin/sh"])
  }
}
