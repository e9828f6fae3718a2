/// Which lines are code between `<pre>` and `</pre>`, where nothing is Markdown or another tool's.
struct PreformattedLines {
  /// Where the last end tag stands: an element that is never closed isn't code.
  private let lastEnd: Int?
  private var isOpen = false

  init(_ bytes: [UInt8]) {
    lastEnd = Self.last("</pre>", in: bytes)
  }

  /// - Parameter line: the next one.
  mutating func holds(_ line: ArraySlice<UInt8>) -> Bool {
    guard let lastEnd, line.startIndex <= lastEnd else { return false }
    if isOpen {
      isOpen = Self.first("</pre>", in: line) == nil
      return true
    }
    guard let start = Self.first("<pre", in: line), start + 4 <= lastEnd,
      !line[..<start].contains(UInt8(ascii: "`")), Self.endsName(line[(start + 4)...])
    else { return false }
    isOpen = Self.first("</pre>", in: line[start...]) == nil
    return true
  }

  private static func endsName(_ rest: ArraySlice<UInt8>) -> Bool {
    guard let next = rest.first else { return true }
    return next <= 0x20 || next == UInt8(ascii: ">")
  }

  /// - Parameter tag: in small letters.
  private static func first(_ tag: StaticString, in bytes: ArraySlice<UInt8>) -> Int? {
    let count = tag.utf8CodeUnitCount
    guard bytes.count >= count else { return nil }
    return (bytes.startIndex...(bytes.endIndex - count)).first { matches(tag, bytes, at: $0) }
  }

  private static func last(_ tag: StaticString, in bytes: [UInt8]) -> Int? {
    let count = tag.utf8CodeUnitCount
    guard bytes.count >= count else { return nil }
    // Most documents have none: they must not wait for this.
    return bytes.withUnsafeBufferPointer { buffer in
      (0...(bytes.count - count)).last {
        buffer[$0] == UInt8(ascii: "<") && matches(tag, bytes[...], at: $0)
      }
    }
  }

  private static func matches(
    _ tag: StaticString, _ bytes: ArraySlice<UInt8>, at start: Int
  ) -> Bool {
    guard bytes[start] == UInt8(ascii: "<") else { return false }
    return tag.withUTF8Buffer { letters in
      letters.indices.allSatisfy { index in
        let byte = bytes[start + index]
        return byte == letters[index] || byte | 0x20 == letters[index] && byte < 0x5B
      }
    }
  }
}
