import HanjangCore

/// A value of a JSON input with its path, which remembers that its text was taken.
struct JSONField {
  /// The paths of the texts that were taken.
  final class Taken {
    var paths: Set<String> = []
  }

  let value: JSONValue
  let path: String
  private let taken: Taken

  init(_ value: JSONValue, path: String = "", taken: Taken) {
    self.value = value
    self.path = path
    self.taken = taken
  }

  subscript(name: String) -> JSONField {
    JSONField(value[name], path: path.isEmpty ? name : "\(path).\(name)", taken: taken)
  }

  var isThere: Bool { value != .null }

  /// The elements of an array, or those under `items`, as Reactive Resume has them.
  var items: [JSONField] {
    if case .object = value { return self["items"].items }
    return value.elements.enumerated().map { index, element in
      JSONField(element, path: "\(path)[\(index)]", taken: taken)
    }
  }

  var members: [JSONField] {
    guard case .object(let members) = value else { return [] }
    return members.map { self[$0.name] }
  }

  /// The text of a string or a number.
  var text: String {
    if case .string = value { taken.paths.insert(path) }
    return value.string.trimmingSpaces
  }

  /// The first of these members with a text.
  func text(_ names: [String]) -> String {
    names.lazy.map { self[$0].text }.first { !$0.isEmpty } ?? ""
  }

  /// The texts of an array, or the one text.
  var texts: [String] {
    let texts = value.elements.isEmpty ? [text] : items.map(\.text)
    return texts.filter { !$0.isEmpty }
  }

  /// An address, also as an object with `href`, `url` or `link`.
  var address: String {
    guard case .object = value else { return text }
    let address = text(["href", "url", "link"])
    let label = self["label"]
    if label.value.string.isEmpty || address.contains(label.value.string) { _ = label.text }
    return address
  }

  /// A date, cut to its day where a time follows.
  var date: String { Self.day(text) }

  static func day(_ text: String) -> String {
    let date = text.prefix { $0 != "T" && $0 != " " }
    let isISO =
      date.utf8.count == 10 && date.allSatisfy { $0.isASCII && ($0.isNumber || $0 == "-") }
    guard isISO, text.count > 10, text.dropFirst(11).first?.isNumber ?? false else { return text }
    return String(date)
  }
}

extension String {
  var trimmingSpaces: String {
    let start = drop(while: \.isWhitespace)
    return String(start.reversed().drop(while: \.isWhitespace).reversed())
  }
}
