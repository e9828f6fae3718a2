package import HanjangCore
import HanjangMarkdown
package import HanjangRender

extension Diagnostic {
  package static func unreadableStyle(_ problem: String, at range: SourceRange?) -> Diagnostic {
    Diagnostic(.error, id: "unreadable-style", problem, at: range)
  }

  /// Found by `--verify`.
  static func unread(_ lost: Rewriting) -> Diagnostic {
    Diagnostic(
      .warning, id: "verify-unread",
      "“\(lost.written.prefix(80))” of the source isn't in the document",
      at: SourceRange(lost.position, lost.position),
      notes: ["it was lost while the Markdown was read: write it in another way"])
  }

  static func nothingToPrint() -> Diagnostic {
    Diagnostic(
      .error, id: "nothing-to-print",
      "there is nothing to print: write something below the front matter")
  }

  static func dateOutOfRange(_ what: String) -> Diagnostic {
    Diagnostic(
      .warning, id: "date-out-of-range",
      "\(what) is outside the years 1 to 9999 that a PDF can have: the nearest one is used"
    )
  }

  package static func unknownAnchor(
    _ anchor: String, didYouMean nearest: String?, at range: SourceRange
  ) -> Diagnostic {
    Diagnostic(
      .warning, id: "unknown-anchor",
      "the link to #\(anchor) leads nowhere: no heading has this anchor",
      at: range, notes: nearest.map { ["did you mean #\($0)?"] } ?? [])
  }

  package static func image(
    _ source: String, _ problem: ImageProblem, at range: SourceRange
  ) -> Diagnostic {
    let name = source.isEmpty ? "without a name" : shortened(source)
    return Diagnostic(
      .warning, id: problem.id, "picture \(name) \(problem.sentence)", at: range,
      notes: problem.advice.map { [$0] } ?? ["its alternative text is printed instead"])
  }

  /// A `data:` address says little, and may be megabytes long.
  private static func shortened(_ source: String) -> String {
    let start = source.prefix(120)
    return start.endIndex == source.endIndex ? source : source.prefix(40) + "…"
  }

  package static func pictureWithoutAlternative(
    _ source: String, at range: SourceRange
  ) -> Diagnostic {
    let name = shortened(source)
    return Diagnostic(
      .warning, id: "picture-without-alternative",
      "picture \(name) has no alternative text; screen readers will skip it", at: range,
      notes: ["describe it in the brackets: ![…](\(name))"])
  }

  package static func missingCharacter(
    _ scalar: Unicode.Scalar, families: [String], at range: SourceRange?
  ) -> Diagnostic {
    let digits = String(scalar.value, radix: 16, uppercase: true)
    let code = "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    let name = scalar.properties.name.map { " \($0)" } ?? ""
    let isPrivate = scalar.properties.generalCategory == .privateUse
    let character =
      isPrivate ? "\(code), a private-use character of an icon font" : "\(scalar) (\(code)\(name))"
    var notes = ["tried: \(families.joined(separator: ", ")), then all others"]
    if isPrivate {
      notes.append("write an emoji or a word instead, or name that font in the style")
    }
    if range == nil { notes.append("it comes from the style, not from the document") }
    return Diagnostic(
      .warning, id: "missing-character",
      "no installed font has \(character): a box is drawn in its place", at: range, notes: notes)
  }

  package static func noHangulFont(at range: SourceRange?) -> Diagnostic {
    Diagnostic(
      .error, id: "no-hangul-font", "no installed font has Hangul: install one and try again",
      at: range,
      notes: [
        "Debian, Ubuntu: apt install fonts-noto-cjk",
        "Fedora: dnf install google-noto-sans-cjk-fonts",
        "macOS: brew install --cask font-noto-sans-cjk-kr",
        "or put font files into ~/.local/share/fonts",
      ])
  }

  package static func forbiddenFont(_ font: ForbiddenFont) -> Diagnostic {
    Diagnostic(
      .warning, id: "forbidden-font", "\(font.sentence): the next in the style's list is used")
  }

  /// - Parameter isOwn: whether the user named it, and not a style of the program.
  package static func missingFamily(
    _ family: String, isOwn: Bool, didYouMean nearest: String?
  ) -> Diagnostic {
    Diagnostic(
      isOwn ? .warning : .note, id: "missing-family",
      "the font family \(family) is not installed: the next in the style's list is used",
      notes: nearest.map { ["did you mean \($0)?"] } ?? [])
  }

  package static func missingCodeFamily(_ fallback: CodeFallback) -> Diagnostic {
    let families = fallback.families.joined(separator: ", ")
    let font = fallback.font.map { ": \($0) is used" } ?? ""
    return Diagnostic(
      .warning, id: "missing-code-family",
      "none of the style's font families for code is installed (\(families))\(font)")
  }
}
