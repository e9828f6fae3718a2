package import HanjangCore
package import HanjangRender
package import HanjangResume
package import HanjangStyle

/// A stage whose result can be printed as text.
package enum DumpStage: String, CaseIterable, Sendable {
  case document, layout, pages, text
}

/// What one document became.
package struct Compilation: Sendable {
  /// The PDF, or the dump as UTF-8; nil where an error prevents it.
  package var output: [UInt8]?
  /// The pages as pictures, where those were asked for.
  package var pages: [PageFile] = []
  package var diagnostics: [Diagnostic]
  package var pageCount: Int
  package var timings: [(stage: String, milliseconds: Double)]
  /// Whether another month would make another PDF or other diagnostics.
  package var dependsOnMonth = false
  /// Whether the PDF's date is the input's modification time.
  package var isDatedByFile = false
  /// What became of each part of the document; nil unless it was asked for.
  package var explanation: String?
  /// What the file's name can be made of.
  package var nameFields: FileNamePattern.Values = [:]
  /// For a blind copy: checks whether a file's name contains the person's name.
  package var blindCheck: BlindCopy.Check?
  /// Sources of pictures that could not be drawn: the document is to be set without them.
  var brokenPictures: Set<String> = []
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
    /// Fit on at most this many pages, with tighter spacing if needed.
    package var fit: Int?
    /// An error where there are more pages.
    package var maxPages: Int?
    /// What the file may have at most: its pictures are reduced until it does.
    package var maxSize: ByteCount?
    /// nil for a PDF.
    package var pageFormat: PageExporter.Format?
    /// The pages that become pictures; nil for all.
    package var pages: PageRange?
    package var explains = false
    /// Whether a copy for 블라인드 채용 is made.
    package var isBlind = false
    /// What a blind copy takes out as the person's names, beside those that are recognised.
    package var blindNames: [String] = []
    /// Seconds since 1970: what open periods run to.
    package var today: Int64 = 0
    /// nil: what front matter says, else guessed.
    package var kind: Manuscript.Kind?
    /// What holds where neither front matter nor the options above say anything.
    package var defaults = Defaults()
    /// The document's folder, for pictures and the style that it names; nil for standard input.
    package var folder: String?
    package var standards = StandardRequest.standard
    /// Whether the document, its pictures and its style go into the file.
    package var attachesSource = false
    /// The document's file, for that; nil for its text.
    package var sourceBytes: [UInt8]?
    /// Encrypts the file; the same input makes another file each time then.
    package var password: String?
    /// Whether the finished file is read back and compared.
    package var verifies = false
    /// Folders beside the document's own from which pictures are read.
    package var allowedFolders: [String] = []
    /// Sources of pictures that are known to be broken.
    var brokenPictures: Set<String> = []
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

  /// What a configuration file says of a document: after front matter, before the built-in defaults.
  package struct Defaults: Sendable {
    package var style: StyleReference?
    /// `property=value`, before front matter's `page`.
    package var overrides: [String] = []
    package var language: String?
    package var kind: Manuscript.Kind?
    package var fit: Int?
    package var maxPages: Int?
    package var maxSize: ByteCount?

    package init() {}
  }
}
