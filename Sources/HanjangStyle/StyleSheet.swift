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
  /// A value as it was written, and the file that it stands in.
  struct Origin: Hashable, Sendable {
    var text: String
    var path: String
  }

  private(set) var values: [String: StyleValue] = [:]
  private(set) var origins: [String: Origin] = [:]

  mutating func set(_ path: String, _ value: StyleValue, from origin: Origin) {
    values[path] = value
    origins[path] = origin
  }

  mutating func merge(_ other: StyleSheet) {
    values.merge(other.values) { _, new in new }
    origins.merge(other.origins) { _, new in new }
  }
}
