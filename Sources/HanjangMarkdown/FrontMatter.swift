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
  /// A BCP 47 tag, such as `ko`.
  package var lang: Entry<String>?
  /// The name or the relative path of a style.
  package var style: Entry<String>?
  /// Seconds since 1970 UTC.
  package var date: Entry<Int64>?
  /// `page:` settings, each `size`, `margin` … as written, such as `["size": "letter"]`.
  package var page: [String: Entry<String>]

  package init() {
    keywords = []
    page = [:]
  }
}
