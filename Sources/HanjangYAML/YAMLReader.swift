package import HanjangCore
package import Yams

/// What is wrong with a YAML text.
package struct YAMLProblem: Error, Sendable {
  package var message: String
  /// In lines and columns of the YAML text; nil where it concerns the whole.
  package var position: SourcePosition?
}

/// Reads YAML from strangers: bounded in size and nesting, for its parser is recursive.
package enum YAMLReader {
  /// - Parameter sizeLimit: in bytes of UTF-8.
  /// - Returns: nil for a text without content. Marks in the node count lines and columns from 1.
  package static func compose(
    _ text: String, sizeLimit: Int
  ) throws(YAMLProblem) -> Node? {
    guard text.utf8.count <= sizeLimit else {
      throw YAMLProblem(message: "it is longer than \(sizeLimit / 1024) KB")
    }
    guard isShallow(text) else { throw YAMLProblem(message: "it nests too deep") }
    do {
      // Without rules: values are read as texts, and the rules are slow regular expressions.
      return try Yams.compose(yaml: text, .basic)
    } catch {
      throw problem(error)
    }
  }

  /// Each level of nesting takes a bracket, a line, or an indicator and a space.
  private static func isShallow(_ yaml: String) -> Bool {
    let brackets = yaml.utf8.count { $0 == UInt8(ascii: "[") || $0 == UInt8(ascii: "{") }
    let isFlat = yaml.split(separator: "\n").allSatisfy { line in
      zip(line.utf8, line.utf8.dropFirst()).count { pair in
        pair.1 == 0x20 && (pair.0 == UInt8(ascii: "-") || pair.0 == UInt8(ascii: "?"))
      } < 100
    }
    return brackets < 300 && isFlat
  }

  private static func problem(_ error: any Error) -> YAMLProblem {
    switch error as? YamlError {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      let position = SourcePosition(line: max(1, mark.line), column: max(1, mark.column))
      return YAMLProblem(message: problem, position: position)
    case .duplicatedKeysInMapping(let duplicates, _):
      let names = duplicates.sorted().joined(separator: ", ")
      return YAMLProblem(message: "a key stands there twice: \(names)")
    default: return YAMLProblem(message: "it cannot be read")
    }
  }
}

extension Node {
  /// Where the node starts in its text.
  package var position: SourcePosition {
    SourcePosition(line: max(1, mark?.line ?? 1), column: max(1, mark?.column ?? 1))
  }
}
