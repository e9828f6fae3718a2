import HanjangCore
import HanjangMarkdown

/// A path whose last part has places for what the document says: `{name}_{headline}_{kind}.pdf`.
///
/// What the document says can neither lead to another folder nor make a name that a system refuses.
package struct FileNamePattern: Hashable, Sendable {
  package enum Field: String, CaseIterable, Sendable {
    case name, headline, kind, title, lang, date
    /// The input's name without its extension.
    case stem
  }

  /// What a blind copy's name may not hold: a name, and what mostly has one in it.
  package static let personal: [Field] = [.name, .stem, .date]

  package typealias Values = [Field: String]

  private enum Piece: Hashable {
    case text(String)
    case field(Field)
  }

  private let folder: String
  private let pieces: [Piece]
  private let fileExtension: String

  /// Whether a path has places to be filled.
  package static func isPattern(_ path: String) -> Bool { path.contains("{") }

  /// - Throws: where a place is not closed, names no field, or stands in the name of a folder.
  package init(_ path: String) throws(FileError) {
    let cut = path.lastIndex(of: "/").map { path.index(after: $0) } ?? path.startIndex
    folder = String(path[..<cut])
    guard !folder.contains("{") else {
      throw FileError("\(path): only the file's own name can have {…}, not its folder's")
    }
    let name = path[cut...]
    let end = name.lastIndex(of: "}").map { name.index(after: $0) } ?? name.startIndex
    let dot = name[end...].lastIndex(of: ".") ?? name.endIndex
    fileExtension = String(name[dot...])
    pieces = try Self.pieces(of: name[..<dot], path: path)
  }

  private static func pieces(of name: Substring, path: String) throws(FileError) -> [Piece] {
    var pieces: [Piece] = []
    var rest = name
    while let open = rest.firstIndex(of: "{") {
      if open > rest.startIndex { pieces.append(.text(String(rest[..<open]))) }
      let start = rest.index(after: open)
      guard let close = rest[start...].firstIndex(of: "}") else {
        throw FileError("\(path): a { has no }")
      }
      let word = String(rest[start..<close])
      guard let field = Field(rawValue: word) else {
        let known = Field.allCases.map { "{\($0.rawValue)}" }
        let nearest = Spelling.nearest(to: word, among: Set(Field.allCases.map(\.rawValue)))
        throw FileError(
          "\(path): {\(word)} isn't one of \(known.joined(separator: ", "))"
            + (nearest.map { "; did you mean {\($0)}?" } ?? ""))
      }
      pieces.append(.field(field))
      rest = rest[rest.index(after: close)...]
    }
    if !rest.isEmpty { pieces.append(.text(String(rest))) }
    return pieces
  }

  /// Whether the name depends on `field`.
  package func has(_ field: Field) -> Bool { pieces.contains(.field(field)) }

  /// The path, its own name in NFC and safe on every system. Where a field is empty, the separator
  /// beside it falls away.
  ///
  /// - Parameter fallback: the whole name, without extension, where nothing is left of it.
  package func path(_ values: Values, fallback: String = "document") -> String {
    var name = ""
    var separator = ""
    var isAfterEmpty = false
    for piece in pieces {
      switch piece {
      case .text(let text):
        let isSeparator = !text.contains { $0.isLetter || $0.isNumber }
        if isSeparator, isAfterEmpty, name.isEmpty || !separator.isEmpty { continue }
        separator += text
      case .field(let field):
        let value = SafeFileName.cleaned(values[field] ?? "")
        isAfterEmpty = value.isEmpty
        guard !value.isEmpty else { continue }
        name += separator + value
        separator = ""
      }
    }
    if separator.contains(where: { $0.isLetter || $0.isNumber }) { name += separator }
    let safe = SafeFileName.name(name, fileExtension: fileExtension)
    return folder
      + (safe ?? SafeFileName.name(fallback, fileExtension: fileExtension) ?? "document")
  }
}

/// Names that Linux, macOS and Windows all take.
package enum SafeFileName {
  /// Bytes of UTF-8 without the extension: ext4 and APFS take 255, and other programs add to a name.
  private static let limit = 180

  /// nil where nothing is left.
  ///
  /// - Parameter fileExtension: with its dot, or empty.
  package static func name(_ text: String, fileExtension: String) -> String? {
    var name = shortened(cleaned(text))
    guard !name.isEmpty else { return nil }
    if isReserved(name) { name = "_" + name }
    return name + UnicodeNormalization.composed(fileExtension)
  }

  /// Whether Windows takes a name for a device, with any ending and spaces before it.
  package static func isReserved(_ name: String) -> Bool {
    var base = name.prefix { $0 != "." }.uppercased()[...]
    while base.last == " " { base.removeLast() }
    return reserved.contains(String(base))
  }

  /// Without what separates folders, what Windows refuses, control and formatting characters, and
  /// without dots, hyphens and spaces where they would hide the file or look like an option.
  package static func cleaned(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in UnicodeNormalization.composed(text).unicodeScalars {
      switch scalar {
      case "/", "\\", ":", "*", "?", "\"", "<", ">", "|": result.append(" ")
      default:
        switch scalar.properties.generalCategory {
        case .control, .lineSeparator, .paragraphSeparator, .spaceSeparator: result.append(" ")
        // Joiners hold emoji together; the rest of them hides or turns text.
        case .format: if scalar == "\u{200D}" { result.append(scalar) }
        case .surrogate, .privateUse, .unassigned: break
        default: result.append(scalar)
        }
      }
    }
    let words = String(result).split(separator: " ").joined(separator: " ")
    let start = words.drop { $0 == "." || $0 == "-" || $0 == " " || $0 == "~" }
    return String(start.reversed().drop { $0 == "." || $0 == " " }.reversed())
  }

  private static func shortened(_ text: String) -> String {
    var name = text
    while name.utf8.count > limit { name.removeLast() }
    return name == text ? name : cleaned(name)
  }

  /// Devices of Windows, which no file can be named after.
  private static let reserved: Set<String> = {
    var names: Set<String> = ["CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$"]
    for number in "0123456789¹²³" { names.formUnion(["COM\(number)", "LPT\(number)"]) }
    return names
  }()
}
