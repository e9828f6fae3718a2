package import HanjangCore

/// What the YAML mapping at the top of a file says, as far as it concerns the document.
package struct FrontMatter: Hashable, Sendable {
  /// A value with its place, so that a later stage can complain about it.
  package struct Entry<Value: Hashable & Sendable>: Hashable, Sendable {
    package var value: Value
    package var range: SourceRange

    package init(_ value: Value, range: SourceRange) {
      self.value = value
      self.range = range
    }
  }

  package var title: Entry<String>?
  package var author: Entry<String>?
  package var subject: Entry<String>?
  package var keywords: [String]
  /// What a blind copy takes out as the person's names, beside those that are recognised.
  package var blindNames: [String] = []
  /// A BCP 47 tag, such as `ko`.
  package var lang: Entry<String>?
  /// The name or the relative path of a style.
  package var style: Entry<String>?
  /// Seconds since 1970 UTC.
  package var date: Entry<Int64>?
  /// `page:` settings, each `size`, `margin` … as written, such as `["size": "letter"]`.
  package var page: [String: Entry<String>]
  /// On how many pages at most the document is to be set.
  package var fit: Entry<Int>?
  /// What the file may have at most.
  package var maxSize: Entry<ByteCount>?

  /// Whether a rule in the text parts slides, as Marp has it.
  package var isSlides = false

  package var resume = Resume()

  package init() {
    keywords = []
    page = [:]
  }

  /// What front matter says of a résumé's person.
  package struct Resume: Hashable, Sendable {
    package struct Link: Hashable, Sendable {
      package var name: String
      package var url: String
      package var range: SourceRange
    }

    /// `resume`, `career`, `portfolio`, `letter` or `article`.
    package var kind: Entry<String>?
    package var name: Entry<String>?
    package var headline: Entry<String>?
    package var email: Entry<String>?
    package var phone: Entry<String>?
    package var photo: Entry<String>?
    package var links: [Link] = []
    /// By alias, the name of a section.
    package var sections: [String: String] = [:]
    /// The order of sections: `wanted`, or names of sections.
    package var order: [String] = []
  }
}
