import HanjangCore

extension Diagnostic {
  static func differentText(_ text: String, read: String, at range: SourceRange?) -> Diagnostic {
    Diagnostic(
      .error, id: "verify-text", "“\(text)” comes back from the file as “\(read)”", at: range)
  }

  static func lostWord(_ word: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(.warning, id: "verify-lost", "“\(word)” is not in the file's text", at: range)
  }

  static func brokenWord(_ word: String, at range: SourceRange?) -> Diagnostic {
    Diagnostic(
      .warning, id: "verify-broken", "“\(word)” doesn't come back whole from pdftotext", at: range)
  }

  /// - Parameter pieces: as they stand on lines that follow each other.
  static func cutWord(_ pieces: [String], at range: SourceRange?) -> Diagnostic {
    Diagnostic(
      .warning, id: "verify-cut",
      "“\(pieces.joined())” is cut at a line's end: pdftotext reads “"
        + pieces.joined(separator: "” and “") + "”", at: range)
  }

  static func longWord(_ word: String, at range: SourceRange?) -> Diagnostic {
    Diagnostic(
      .note, id: "verify-long", "“\(word)” is longer than its line: pdftotext reads it in pieces",
      at: range)
  }

  static func wovenText(
    _ before: String, by between: String, then after: String, at range: SourceRange?
  ) -> Diagnostic {
    Diagnostic(
      .warning, id: "verify-order",
      "pdftotext reads “\(between)” between “\(before)” and “\(after)”, which belong together",
      at: range)
  }

  static func otherOrder(_ text: String, page: Int, at range: SourceRange?) -> Diagnostic {
    Diagnostic(
      .warning, id: "verify-order",
      "pdftotext reads page \(page) in another order from “\(text)” on", at: range)
  }

  // MARK: What is not verified

  static func notAllSearched() -> Diagnostic {
    Diagnostic(
      .note, id: "verify-partly",
      "not every word was looked for: there are too many that nearly come back")
  }

  static func orderNotCompared(page: Int) -> Diagnostic {
    Diagnostic(
      .note, id: "verify-partly",
      "the order of words on page \(page) was not compared: pdftotext reads other characters there, "
        + "as it does from right to left")
  }

  static func noPoppler() -> Diagnostic {
    Diagnostic(
      .note, id: "verify-without-poppler",
      "pdftotext is not installed: the file was read back by Hanjang alone, and the order of its "
        + "words was not compared")
  }

  static func popplerNotAsked() -> Diagnostic {
    Diagnostic(
      .note, id: "verify-without-poppler",
      "pdftotext was not asked, as the file is encrypted: the file was read back by Hanjang alone, "
        + "and the order of its words was not compared")
  }

  static func popplerFailed(_ reason: String) -> Diagnostic {
    Diagnostic(
      .warning, id: "verify-without-poppler",
      "pdftotext did not read the file, as \(reason): the order of its words was not compared")
  }

  /// Notes that are always printed: something was asked for and not done.
  static let verificationIDs = ["verify-partly", "verify-without-poppler"]
}
