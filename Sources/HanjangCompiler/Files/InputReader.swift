package import HanjangCore
import HanjangMarkdown

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Reads a document's file as text.
package enum InputReader {
  package struct Input: Sendable {
    package var file: SourceFile
    /// As they are in the file.
    package var bytes: [UInt8]
    /// Seconds since 1970; nil for standard input.
    package var modificationTime: Int64?
  }

  /// The limit for text, in bytes: a thousand times the longest résumé.
  private static let textLimit = 32 << 20
  /// The limit for text with embedded pictures; a warning reports pictures that are too large.
  private static let sizeLimit = 256 << 20

  /// - Parameters:
  ///   - path: `-` for standard input.
  ///   - encoding: as iconv names it; nil for UTF-8, or UTF-16 with a byte order mark.
  ///   - root: a folder that holds the file: no link on the way from there is followed.
  package static func read(
    _ path: String, encoding: String? = nil, below root: String? = nil
  ) throws(FileError) -> Input {
    let isStandard = path == "-"
    let name = isStandard ? "<stdin>" : path
    let bytes: [UInt8]
    var time: Int64?
    if isStandard {
      bytes = try FileBytes.read(STDIN_FILENO, path: name, sizeLimit: sizeLimit)
    } else {
      bytes = try read(file: path, below: root)
      var status = stat()
      if stat(path, &status) == 0 { time = Int64(status.modificationSeconds) }
    }
    let text = try text(of: plain(bytes, path: name), path: name, encoding: encoding)
    guard text.contains(where: { !$0.isWhitespace }) else {
      throw FileError("\(name) is empty: there is nothing to print")
    }
    return Input(
      file: SourceFile(path: name, text: text), bytes: bytes, modificationTime: time)
  }

  /// - Parameter path: `-` for standard input.
  package static func firstLine(of path: String) throws(FileError) -> String {
    let bytes =
      path == "-"
      ? try FileBytes.read(STDIN_FILENO, path: "<stdin>", sizeLimit: sizeLimit)
      : try FileBytes.read(path, sizeLimit: sizeLimit)
    let mark: [UInt8] = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? [0xEF, 0xBB, 0xBF] : []
    let line = bytes.dropFirst(mark.count).prefix { $0 != 0x0A }
    guard let text = String(validating: line, as: UTF8.self) else {
      throw FileError("\(path) is not UTF-8")
    }
    return UnicodeNormalization.composed(text.last == "\r" ? String(text.dropLast()) : text)
  }

  /// Whether iconv knows an encoding by this name.
  package static func isKnown(encoding: String) -> Bool { TextEncoding.isKnown(encoding) }

  /// A small file of text that goes with documents, such as a list of what to leave out.
  package static func text(of path: String, sizeLimit: Int) throws(FileError) -> String {
    let bytes = try FileBytes.read(path, sizeLimit: sizeLimit)
    return try text(of: bytes, path: path, encoding: nil)
  }

  private static func read(file path: String, below root: String?) throws(FileError) -> [UInt8] {
    do {
      return try FileBytes.read(path, below: root, sizeLimit: sizeLimit)
    } catch {
      guard error.kind == .isFolder else { throw error }
      throw FileError("\(path) is a folder: give a Markdown file in it")
    }
  }

  // MARK: Text

  /// Without the pictures in it that are too large to be shown, in a file too large to be text.
  private static func plain(_ bytes: [UInt8], path: String) throws(FileError) -> [UInt8] {
    guard bytes.count > textLimit else { return bytes }
    let plain = LongDataAddress.cut(bytes, longerThan: PictureLoader.dataLimit / 3 * 4 + 2_048)
    guard plain.count <= textLimit else {
      throw FileError("\(path) is larger than \(ByteCount(textLimit).binary)", kind: .tooLarge)
    }
    return plain
  }

  private static func text(
    of bytes: [UInt8], path: String, encoding: String?
  ) throws(FileError) -> String {
    let decoded: String
    if let encoding, !Self.isPlainUTF8(bytes, insteadOf: encoding) {
      decoded = try TextEncoding.decode(bytes, from: encoding, path: path)
    } else if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      decoded = try TextEncoding.decode(bytes, from: "UTF-16", path: path)
    } else if let valid = String(validating: bytes, as: UTF8.self) {
      decoded = valid
    } else {
      throw notUTF8(bytes, path: path)
    }
    return UnicodeNormalization.composed(withPlainLineEnds(decoded))
  }

  /// Whether a text is UTF-8 although it is said to be in `encoding`: no other text in an encoding of
  /// East Asia or of a code page is, if it is longer than a word. Encodings of seven bits and those of
  /// more than a byte for each character are taken at their word.
  private static func isPlainUTF8(_ bytes: [UInt8], insteadOf encoding: String) -> Bool {
    let name = encoding.uppercased()
    guard !["UTF", "UCS", "ISO-2022", "ISO2022", "HZ"].contains(where: name.hasPrefix),
      bytes.contains(where: { $0 >= 0x80 })
    else { return false }
    return String(validating: bytes, as: UTF8.self) != nil
  }

  private static func withPlainLineEnds(_ text: String) -> String {
    let unmarked = text.unicodeScalars.first == "\u{FEFF}"
    guard unmarked || text.utf8.contains(0x0D) else { return text }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count)
    var wasReturn = false
    for byte in text.utf8.dropFirst(unmarked ? 3 : 0) {
      if byte == 0x0D {
        bytes.append(0x0A)
      } else if byte != 0x0A || !wasReturn {
        bytes.append(byte)
      }
      wasReturn = byte == 0x0D
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func notUTF8(_ bytes: [UInt8], path: String) -> FileError {
    let valid = TextEncoding.validPrefixCount(bytes)
    let before = bytes[..<valid]
    let line = before.count { $0 == 0x0A } + 1
    let column = valid - (before.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0) + 1
    let digits = String(bytes[valid], radix: 16, uppercase: true)
    let byte = digits.count == 1 ? "0\(digits)" : digits
    var message = "\(path) is not UTF-8: byte 0x\(byte) at line \(line), column \(column)"
    if TextEncoding.isLikelyKorean(bytes) {
      message += "; it looks like CP949 (EUC-KR): try --encoding cp949"
    } else {
      message += "; name its encoding with --encoding"
    }
    return FileError(message)
  }
}

extension stat {
  fileprivate var modificationSeconds: Int {
    #if canImport(Glibc)
      st_mtim.tv_sec
    #else
      st_mtimespec.tv_sec
    #endif
  }
}
