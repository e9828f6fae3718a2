package import HanjangCore
package import HanjangRender
package import HanjangResume
package import HanjangStyle

/// A stage whose result can be printed as text.
package enum DumpStage: String, CaseIterable, Sendable {
  case document, layout, pages
}

/// What one document became.
package struct Compilation: Sendable {
  /// The PDF, or the dump as UTF-8; nil where an error prevents it.
  package var output: [UInt8]?
  package var diagnostics: [Diagnostic]
  package var pageCount: Int
  package var timings: [(stage: String, milliseconds: Double)]
  /// What became of each part of the document; nil unless it was asked for.
  package var explanation: String?
}

/// What the machine did wrong, as one sentence.
package struct CompilerError: Error, Sendable {
  package var message: String

  package init(message: String) {
    self.message = message
  }
}

extension Compiler {
  package struct Options: Sendable {
    /// nil: what front matter names, else `article`.
    package var style: StyleReference?
    /// `property=value`, set last of all.
    package var overrides: [String] = []
    /// A BCP 47 tag; nil: what front matter names, else `ko`.
    package var language: String?
    package var dump: DumpStage?
    package var explains = false
    /// Seconds since 1970: what open periods run to.
    package var today: Int64 = 0
    /// nil: what front matter says, else guessed.
    package var kind: Manuscript.Kind?
    /// The document's folder, for pictures and the style that it names; nil for standard input.
    package var folder: String?
    /// `SOURCE_DATE_EPOCH`, seconds since 1970: before all other dates.
    package var sourceDateEpoch: Int64?
    /// The input's modification time, likewise: where nothing else gives a date.
    package var defaultDate: Int64?
    /// The installed fonts, which are read in the background meanwhile.
    package var fonts: FontLibraryLoader

    package init(fonts: FontLibraryLoader) {
      self.fonts = fonts
    }
  }
}
