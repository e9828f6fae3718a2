import HanjangCore

/// A property's value as written, its form checked.
enum StyleValue: Hashable, Sendable {
  case length(Length)
  case number(Double)
  case boolean(Bool)
  case color(Color)
  case text(String)
  case names([String])
  /// Of a gap or of insets: one to four.
  case lengths([Length])
  case size(Size)
}

/// The properties that style files set, by path; later ones replace earlier ones.
struct StyleSheet {
  private(set) var values: [String: StyleValue] = [:]

  mutating func set(_ path: String, _ value: StyleValue) {
    values[path] = value
  }

  mutating func merge(_ other: StyleSheet) {
    values.merge(other.values) { _, new in new }
  }
}
