package import HanjangCompiler
package import HanjangCore
import HanjangYAML

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What a `hanjang.yaml` says: options of all documents, and of those that a pattern matches.
///
/// It may come with a stranger's folder: it can name only the options below, and styles that lie in
/// its own folder.
package struct BatchConfiguration: Sendable {
  static let fileName = "hanjang.yaml"

  /// In bytes.
  private static let sizeLimit = 256 << 10

  /// The options of `hanjang export` that a configuration may set, each with a value.
  private static let options = [
    "style", "kind", "lang", "encoding", "set", "pdf-standard", "fit", "max-pages", "max-size",
    "verify", "blind-names",
  ]

  /// What concerns the folder as a whole, and not one document.
  private static let folderOptions = ["name", "include", "exclude", "files"]

  /// Options as they stand on a command line.
  package private(set) var defaults: [String] = []
  /// What the command line's go before.
  package private(set) var pattern: NamePattern?
  package private(set) var include: [Glob] = []
  /// Besides those of the command line.
  package private(set) var exclude: [Glob] = []
  /// Each option with its place, as it stands on a command line: what is wrong with one is told once.
  package private(set) var settings: [(word: String, place: SourceRange)] = []
  private var overrides: [(glob: Glob, arguments: [String])] = []
  package private(set) var diagnostics: [Diagnostic] = []
  package private(set) var path: String?

  /// No configuration.
  package init() {}

  /// The configuration in `folder`, else the nearest above it.
  ///
  /// - Parameter folder: an absolute path.
  package static func find(for folder: String) throws(FileError) -> BatchConfiguration {
    var place = folder
    while true {
      let path = place == "/" ? "/\(fileName)" : "\(place)/\(fileName)"
      if isTrusted(path, for: folder, isInFolder: place == folder) {
        return BatchConfiguration(
          SourceFile(path: path, text: try InputReader.text(of: path, sizeLimit: sizeLimit)))
      }
      guard place != "/", let slash = place.lastIndex(of: "/") else { return BatchConfiguration() }
      place = slash == place.startIndex ? "/" : String(place[..<slash])
    }
  }

  /// Above the folder only a file of the user's, of the folder's owner or of the system's counts:
  /// anybody may put one into `/tmp`.
  private static func isTrusted(_ path: String, for folder: String, isInFolder: Bool) -> Bool {
    var file = stat()
    guard lstat(path, &file) == 0, file.st_mode & S_IFMT == S_IFREG else { return false }
    guard !isInFolder else { return true }
    var owner = stat()
    guard stat(folder, &owner) == 0 else { return false }
    return [0, getuid(), owner.st_uid].contains(file.st_uid)
  }

  /// The options of a document, those of later patterns after those of earlier ones.
  ///
  /// - Parameter document: relative to the folder that is converted.
  package func arguments(for document: String) -> [String] {
    defaults + overrides.filter { $0.glob.matches(document) }.flatMap(\.arguments)
  }

  // MARK: Reading

  init(_ file: SourceFile) {
    path = file.path
    do {
      guard let node = try YAMLReader.compose(file.text, sizeLimit: Self.sizeLimit) else { return }
      guard let mapping = node.mapping else {
        complain("it should be a mapping, such as style: wanted", at: node)
        return
      }
      for (key, value) in mapping {
        switch key.scalar?.string {
        case "files": readFiles(value)
        case "name": readPattern(value)
        case "include": include += globs(value)
        case "exclude": exclude += globs(value)
        default: defaults += arguments(key, value, known: Self.options + Self.folderOptions)
        }
      }
    } catch {
      diagnostics.append(
        Diagnostic(
          .error, id: "configuration-malformed", error.message,
          at: error.position.map { SourceRange($0, $0) }, path: path))
    }
  }

  private mutating func readPattern(_ node: YAMLNode) {
    do throws(NamePattern.Problem) {
      pattern = try NamePattern(node.scalar?.string ?? "")
    } catch {
      complain("name: \(error.message)", at: node)
    }
  }

  /// One pattern, or a list of them.
  private mutating func globs(_ node: YAMLNode) -> [Glob] {
    let patterns = (node.sequence ?? [node]).compactMap { $0.scalar?.string }
    if patterns.isEmpty { complain("patterns are expected, such as [drafts/**]", at: node) }
    return patterns.map { Glob($0) }
  }

  private mutating func readFiles(_ node: YAMLNode) {
    guard let mapping = node.mapping else {
      return complain("files should be a mapping from patterns to options", at: node)
    }
    for (key, value) in mapping {
      guard let pattern = key.scalar?.string, let options = value.mapping else {
        complain("a pattern should have a mapping of options, such as {style: letter}", at: key)
        continue
      }
      var arguments: [String] = []
      for (name, value) in options {
        arguments += self.arguments(name, value, known: Self.options)
      }
      overrides.append((Glob(pattern), arguments))
    }
  }

  private mutating func arguments(_ key: YAMLNode, _ value: YAMLNode, known: [String]) -> [String] {
    let words = words(key, value, known: known)
    settings += words.map { ($0, SourceRange(value.position, value.position)) }
    return words
  }

  private mutating func words(_ key: YAMLNode, _ value: YAMLNode, known: [String]) -> [String] {
    let name = key.scalar?.string ?? ""
    guard known.contains(name) else {
      complain("\(name) isn't one of \(known.joined(separator: ", "))", at: key)
      return []
    }
    if name == "set" { return settings(value) }
    if name == "blind-names" {
      let names = (value.sequence ?? [value]).compactMap { $0.scalar?.string }
      return names.map { "--blind-name=\($0)" }
    }
    guard let text = value.scalar?.string, !text.isEmpty else {
      complain("\(name) should be one value", at: value)
      return []
    }
    if name == "verify" { return verifying(text, at: value) }
    guard name == "style", StyleFinder.isPath(text) else { return ["--\(name)=\(text)"] }
    guard let style = ownFile(text) else {
      complain("style \(text) isn't a file in the folder of \(Self.fileName)", at: value)
      return []
    }
    return ["--style=\(style)"]
  }

  /// As YAML 1.1 writes yes and no.
  private mutating func verifying(_ text: String, at node: YAMLNode) -> [String] {
    switch text.lowercased() {
    case "true", "yes", "on", "y": return ["--verify"]
    case "false", "no", "off", "n": return []
    default:
      complain("verify should be true or false, not \(text)", at: node)
      return []
    }
  }

  /// `{page.margin: 15mm}` or `[page.margin=15mm]`.
  private mutating func settings(_ node: YAMLNode) -> [String] {
    if let mapping = node.mapping {
      return mapping.compactMap { key, value in
        guard let name = key.scalar?.string, let text = value.scalar?.string else {
          complain("set should be property: value", at: key)
          return nil
        }
        return "--set=\(name)=\(text)"
      }
    }
    guard let items = node.sequence else {
      complain("set should be a mapping, such as {page.margin: 15mm}", at: node)
      return []
    }
    return items.compactMap { $0.scalar.map { "--set=\($0.string)" } }
  }

  /// The absolute path of a file that lies in the configuration's folder, links followed.
  private func ownFile(_ name: String) -> String? {
    guard let path, !name.hasPrefix("/"), let slash = path.lastIndex(of: "/"),
      let folder = Self.resolved(String(path[...slash])),
      let file = Self.resolved("\(folder)/\(name)")
    else { return nil }
    return file.hasPrefix(folder == "/" ? "/" : folder + "/") ? file : nil
  }

  private static func resolved(_ path: String) -> String? {
    guard let found = realpath(path, nil) else { return nil }
    defer { free(found) }
    return String(cString: found)
  }

  /// - Parameter message: what is wrong with one of `settings`.
  package func problem(_ message: String, at place: SourceRange) -> Diagnostic {
    Diagnostic(.error, id: "configuration-malformed", message, at: place, path: path)
  }

  private mutating func complain(_ message: String, at node: YAMLNode) {
    diagnostics.append(
      Diagnostic(
        .error, id: "configuration-malformed", message,
        at: SourceRange(node.position, node.position), path: path))
  }
}
