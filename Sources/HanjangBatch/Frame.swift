package import HanjangCore

/// What is wrong with what the other end of a pipe says.
package struct ProtocolError: Error, Sendable {
  package var message: String

  package init(_ message: String) { self.message = message }
}

/// A message between a batch and a worker: its length in bytes, a space, JSON, a line feed.
///
/// The length tells a message that was cut off, or into which something else was printed, from a
/// whole one.
package enum Frame {
  /// In bytes of JSON.
  static let sizeLimit = 16 << 20

  package static func bytes(of value: JSONValue) -> [UInt8] {
    let json = Array(value.text().utf8)
    return Array("\(json.count) ".utf8) + json + [0x0A]
  }
}

/// Takes messages out of a stream that comes in pieces of any size.
package struct FrameReader {
  private var bytes: [UInt8] = []
  private var start = 0

  package init() {}

  package mutating func append(_ piece: some Collection<UInt8>) {
    if start > 0 {
      bytes.removeFirst(start)
      start = 0
    }
    bytes += piece
  }

  /// Whether the stream ends here between two messages.
  package var isEmpty: Bool { start == bytes.count }

  /// The next message; nil until all of it is there.
  package mutating func next() throws(ProtocolError) -> JSONValue? {
    let rest = bytes[start...]
    guard let space = rest.prefix(10).firstIndex(of: 0x20) else {
      guard rest.count < 10, rest.allSatisfy(Self.isDigit) else {
        throw ProtocolError("a message starts with its length")
      }
      return nil
    }
    guard let count = Self.number(rest[..<space]), count <= Frame.sizeLimit else {
      throw ProtocolError("a message starts with its length, at most \(Frame.sizeLimit) bytes")
    }
    let end = space + 1 + count
    guard end < bytes.count else { return nil }
    guard bytes[end] == 0x0A else {
      throw ProtocolError("a message of \(count) bytes does not end where it should")
    }
    start = end + 1
    do {
      return try JSONParser.value(of: String(decoding: bytes[space + 1..<end], as: UTF8.self))
    } catch {
      throw ProtocolError("a message is not JSON: \(error.message)")
    }
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  /// Signs and the like, which `Int` would take, aren't a length.
  private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
    digits.allSatisfy(isDigit) ? Int(String(decoding: digits, as: UTF8.self)) : nil
  }
}
