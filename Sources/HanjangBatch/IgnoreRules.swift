/// What `.hanjangignore` files leave out, with the rules of `.gitignore`: the last rule that matches
/// decides, and one that starts with `!` takes back in.
struct IgnoreRules {
  static let fileName = ".hanjangignore"

  /// In bytes.
  static let sizeLimit = 256 << 10

  private struct Rule {
    /// The folder whose file has the rule, with a slash at its end; empty for the root.
    var base: String
    /// The length of `base` in scalars.
    var start: Int
    var glob: Glob
    var isNegated: Bool
    var isForFolders: Bool
  }

  private var rules: [Rule] = []

  /// - Parameter folder: where the file lies, relative to the root; empty for the root.
  mutating func add(_ text: String, in folder: String) {
    let base = folder.isEmpty ? "" : folder + "/"
    for line in text.split(whereSeparator: \.isNewline) {
      var pattern = line.drop { $0 == "\u{FEFF}" }
      while pattern.last?.isWhitespace == true { pattern.removeLast() }
      guard !pattern.isEmpty, !pattern.hasPrefix("#") else { continue }
      let isNegated = pattern.hasPrefix("!")
      if isNegated { pattern.removeFirst() }
      let isForFolders = pattern.hasSuffix("/")
      if isForFolders { pattern.removeLast() }
      guard !pattern.isEmpty else { continue }
      rules.append(
        Rule(
          base: base, start: Glob.Subject(base).count, glob: Glob(String(pattern)),
          isNegated: isNegated, isForFolders: isForFolders))
    }
  }

  /// - Parameters:
  ///   - path: relative to the root, in NFC as the rules are.
  ///   - isInterrupted: asked between rules; once it says so, the answer is worth nothing.
  func leaveOut(_ path: String, isFolder: Bool, isInterrupted: () -> Bool = { false }) -> Bool {
    let subject = Glob.Subject(path)
    for rule in rules.reversed() where path.hasPrefix(rule.base) && !isInterrupted() {
      if rule.isForFolders, !isFolder { continue }
      if rule.glob.matches(subject, from: rule.start) { return !rule.isNegated }
    }
    return false
  }
}
