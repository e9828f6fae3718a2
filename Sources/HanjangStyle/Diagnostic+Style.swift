package import HanjangCore

extension Diagnostic {
  private static func suggestion(_ name: String?) -> [String] {
    name.map { ["did you mean \($0)?"] } ?? []
  }

  package static func unknownProperty(
    _ name: String, didYouMean nearest: String?, at range: SourceRange?, path: String
  ) -> Diagnostic {
    Diagnostic(
      .error, id: "unknown-property", "unknown property \(name)", at: range,
      notes: suggestion(nearest), path: path)
  }

  package static func styleValue(
    _ name: String, expected: String, at range: SourceRange?, path: String
  ) -> Diagnostic {
    Diagnostic(.error, id: "style-value", "\(name) should be \(expected)", at: range, path: path)
  }

  package static func styleMalformed(
    _ problem: String, at range: SourceRange?, path: String
  ) -> Diagnostic {
    Diagnostic(
      .error, id: "style-malformed", "the style is not YAML: \(problem)", at: range, path: path)
  }

  package static func unknownStyle(
    _ name: String, known: [String], didYouMean nearest: String?, at range: SourceRange?,
    path: String?
  ) -> Diagnostic {
    Diagnostic(
      .error, id: "unknown-style", "unknown style \(name)", at: range,
      notes: suggestion(nearest) + ["there are: \(known.joined(separator: ", "))"], path: path)
  }

  package static func unreadableExtension(
    _ name: String, _ reason: String, at range: SourceRange, path: String
  ) -> Diagnostic {
    Diagnostic(.error, id: "unreadable-style", "style \(name) \(reason)", at: range, path: path)
  }

  package static func unreadableFont(
    _ name: String, _ reason: String, at range: SourceRange, path: String
  ) -> Diagnostic {
    Diagnostic(.error, id: "unreadable-font", "font \(name) \(reason)", at: range, path: path)
  }

  package static func settingWithoutValue(path: String) -> Diagnostic {
    Diagnostic(
      .error, id: "style-value", "expected property=value", at: nil,
      notes: ["such as page.margin=15mm"], path: path)
  }

  package static func settingOfGroup(
    _ name: String, members: [String], path: String
  ) -> Diagnostic {
    Diagnostic(
      .error, id: "unknown-property", "\(name) is a group of properties", at: nil,
      notes: ["there are: \(members.joined(separator: ", "))"], path: path)
  }

  package static func styleExtendsItself(at range: SourceRange?, path: String) -> Diagnostic {
    Diagnostic(
      .error, id: "style-cycle", "the styles extend each other in a cycle", at: range, path: path)
  }

  package static func pageSetting(
    _ name: String, expected: String, at range: SourceRange
  ) -> Diagnostic {
    Diagnostic(
      .warning, id: "front-matter-value", "page.\(name) in front matter should be \(expected)",
      at: range)
  }

  package static func unknownPageSetting(
    _ name: String, didYouMean nearest: String?, at range: SourceRange
  ) -> Diagnostic {
    Diagnostic(
      .warning, id: "unknown-page-setting", "page.\(name) in front matter is unknown", at: range,
      notes: suggestion(nearest))
  }

  /// - Parameters:
  ///   - most: in points.
  ///   - origin: what sets the property.
  package static func markerOffPage(
    _ name: String, most: Double, from origin: String?
  ) -> Diagnostic {
    Diagnostic(
      .error, id: "marker-off-page",
      "\(name) sets bullets left of the page's edge: it can be \(most.decimal)pt at most", at: nil,
      path: origin)
  }

  package static func pageTooSmall(at range: SourceRange?) -> Diagnostic {
    Diagnostic(
      .error, id: "page-too-small",
      "the margins leave less than an inch of the page for the text", at: range)
  }
}
