import HanjangCore

/// A property's value as written, its form checked.
enum StyleValue: Hashable, Sendable {
  case length(Length)
  case number(Double)
  case boolean(Bool)
  case color(Color)
  case text(String)
  case names([String])
  /// The lengths of a gap or of insets: one to four.
  case lengths([Length])
  case size(Size)
  case families(FontFamilies)
}

/// The properties that style files set, by path; later ones replace earlier ones.
struct StyleSheet {
  /// A value as it was written, and the file and line that it stands in.
  struct Origin: Hashable, Sendable {
    var text: String
    var place: String
  }

  private(set) var values: [String: StyleValue] = [:]
  private(set) var origins: [String: Origin] = [:]
  /// Where the fonts of the style files lie, which serve this style alone.
  var fontFiles: [String] = []
  /// The font families that the user's own style files and settings name.
  var ownFamilies: Set<String> = []

  /// The font families that this sheet itself names.
  var families: Set<String> {
    var found: Set<String> = []
    for (path, value) in values {
      if case .families(let families) = value {
        found.formUnion(families.other ?? [])
        found.formUnion(families.scripts.values.joined())
      } else if path == "inline.code-families", case .names(let names) = value {
        found.formUnion(names)
      }
    }
    return found
  }

  mutating func set(_ path: String, _ value: StyleValue, from origin: Origin) {
    values[path] = value
    origins[path] = origin
  }

  mutating func merge(_ other: StyleSheet) {
    values.merge(other.values) { old, new in new.completed(from: old) }
    fontFiles += other.fontFiles
    ownFamilies.formUnion(other.ownFamilies)
    origins.merge(other.origins) { _, new in new }
  }
}

extension StyleValue {
  /// Font families that are given by script leave all other scripts to the style below.
  fileprivate func completed(from old: StyleValue) -> StyleValue {
    guard case .families(var new) = self, new.other == nil, case .families(let old) = old else {
      return self
    }
    new.other = old.other
    return .families(new)
  }
}
