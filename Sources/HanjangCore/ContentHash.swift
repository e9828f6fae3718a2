/// Tells contents apart: BLAKE2b (RFC 7693) with a digest of 16 bytes, the same on every machine.
package struct ContentHash: Hashable, Sendable {
  /// The digest's bytes, the first in the lowest bits of `low`.
  package var low: UInt64
  package var high: UInt64

  package init(_ bytes: some Sequence<UInt8>) {
    var hasher = ContentHasher()
    hasher.update(Array(bytes))
    self = hasher.finish()
  }

  /// The hash of the texts in this order. It depends on where one ends and the next begins.
  package init(of texts: [String]) {
    var hasher = ContentHasher()
    for text in texts { hasher.update(text) }
    self = hasher.finish()
  }

  fileprivate init(low: UInt64, high: UInt64) {
    self.low = low
    self.high = high
  }

  /// 32 hexadecimal digits, as other programs print the digest.
  package var text: String {
    String(decoding: Self.digits(low) + Self.digits(high), as: UTF8.self)
  }

  /// - Parameter text: as `text` gives it; nil for anything else.
  package init?(text: String) {
    let digits = Array(text.utf8)
    guard digits.count == 32, let low = Self.word(digits[..<16]),
      let high = Self.word(digits[16...])
    else { return nil }
    self.init(low: low, high: high)
  }

  private static let hexadecimal = Array("0123456789abcdef".utf8)

  private static func digits(_ word: UInt64) -> [UInt8] {
    (0..<8).flatMap { index -> [UInt8] in
      let byte = Int(word >> UInt64(index * 8) & 0xFF)
      return [hexadecimal[byte >> 4], hexadecimal[byte & 15]]
    }
  }

  private static func word(_ digits: ArraySlice<UInt8>) -> UInt64? {
    var word: UInt64 = 0
    for (index, digit) in digits.enumerated() {
      guard let value = hexadecimal.firstIndex(of: digit) else { return nil }
      word |= UInt64(value) << UInt64(index / 2 * 8 + (index % 2 == 0 ? 4 : 0))
    }
    return word
  }
}

/// Hashes what comes in pieces.
package struct ContentHasher {
  private var state = Self.start
  private var pending: [UInt8] = []
  private var count: UInt64 = 0

  package init() {
    // The parameter block: digest length 16, no key, fanout and depth 1.
    state[0] ^= 0x0101_0010
    pending.reserveCapacity(Self.blockSize)
  }

  package mutating func update(_ bytes: [UInt8]) {
    bytes.withUnsafeBytes { update($0) }
  }

  package mutating func update(_ bytes: UnsafeRawBufferPointer) {
    var rest = bytes[...]
    if !pending.isEmpty {
      let taken = rest.prefix(Self.blockSize - pending.count)
      pending += taken
      rest = rest.dropFirst(taken.count)
    }
    // The last block is kept: it is compressed differently.
    guard !rest.isEmpty else { return }
    if pending.count == Self.blockSize {
      count += UInt64(Self.blockSize)
      pending.withUnsafeBytes { compress($0, isLast: false) }
      pending.removeAll(keepingCapacity: true)
    }
    while rest.count > Self.blockSize {
      count += UInt64(Self.blockSize)
      compress(UnsafeRawBufferPointer(rebasing: rest.prefix(Self.blockSize)), isLast: false)
      rest = rest.dropFirst(Self.blockSize)
    }
    pending += rest
  }

  /// The text with its length before it.
  package mutating func update(_ text: String) {
    var text = text
    text.withUTF8 { bytes in
      withUnsafeBytes(of: UInt64(bytes.count).littleEndian) { update($0) }
      update(UnsafeRawBufferPointer(bytes))
    }
  }

  package consuming func finish() -> ContentHash {
    count += UInt64(pending.count)
    let last = pending + [UInt8](repeating: 0, count: Self.blockSize - pending.count)
    last.withUnsafeBytes { compress($0, isLast: true) }
    return ContentHash(low: state[0], high: state[1])
  }

  // MARK: RFC 7693

  private static let blockSize = 128

  private static let start: SIMD8<UInt64> = [
    0x6a09_e667_f3bc_c908, 0xbb67_ae85_84ca_a73b, 0x3c6e_f372_fe94_f82b, 0xa54f_f53a_5f1d_36f1,
    0x510e_527f_ade6_82d1, 0x9b05_688c_2b3e_6c1f, 0x1f83_d9ab_fb41_bd6b, 0x5be0_cd19_137e_2179,
  ]

  /// The order in which each round takes the words of the message (2.7).
  private static let schedule: [UInt8] = [
    0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15,
    14, 10, 4, 8, 9, 15, 13, 6, 1, 12, 0, 2, 11, 7, 5, 3,
    11, 8, 12, 0, 5, 2, 15, 13, 10, 14, 3, 6, 7, 1, 9, 4,
    7, 9, 3, 1, 13, 12, 11, 14, 2, 6, 5, 10, 4, 0, 15, 8,
    9, 0, 5, 7, 2, 4, 10, 15, 14, 1, 11, 12, 6, 8, 3, 13,
    2, 12, 6, 10, 0, 11, 8, 3, 4, 13, 7, 5, 15, 14, 1, 9,
    12, 5, 1, 15, 14, 13, 4, 10, 0, 7, 6, 3, 9, 2, 8, 11,
    13, 11, 7, 14, 12, 1, 3, 9, 5, 0, 15, 4, 8, 6, 2, 10,
    6, 15, 14, 9, 11, 3, 0, 8, 12, 2, 13, 7, 1, 4, 10, 5,
    10, 2, 8, 4, 7, 6, 1, 5, 15, 11, 9, 14, 3, 12, 13, 0,
  ]

  /// The four quarter mixes of columns, then those of diagonals: which words of the state they take.
  private static let lanes: [(Int, Int, Int, Int)] = [
    (0, 4, 8, 12), (1, 5, 9, 13), (2, 6, 10, 14), (3, 7, 11, 15),
    (0, 5, 10, 15), (1, 6, 11, 12), (2, 7, 8, 13), (3, 4, 9, 14),
  ]

  private mutating func compress(_ block: UnsafeRawBufferPointer, isLast: Bool) {
    withUnsafeTemporaryAllocation(of: UInt64.self, capacity: 16) { words in
      for index in 0..<8 {
        words.initializeElement(at: index, to: state[index])
        words.initializeElement(at: index + 8, to: Self.start[index])
      }
      words[12] ^= count
      if isLast { words[14] = ~words[14] }
      Self.schedule.withUnsafeBufferPointer { schedule in
        Self.lanes.withUnsafeBufferPointer { lanes in
          for round in 0..<12 {
            let order = round % 10 * 16
            for (step, lane) in lanes.enumerated() {
              let first = Int(schedule[order + step * 2]) * 8
              let second = Int(schedule[order + step * 2 + 1]) * 8
              Self.mix(
                words, lane,
                UInt64(littleEndian: block.loadUnaligned(fromByteOffset: first, as: UInt64.self)),
                UInt64(littleEndian: block.loadUnaligned(fromByteOffset: second, as: UInt64.self)))
            }
          }
        }
      }
      for index in 0..<8 { state[index] ^= words[index] ^ words[index + 8] }
    }
  }

  private static func mix(
    _ words: UnsafeMutableBufferPointer<UInt64>, _ lane: (Int, Int, Int, Int), _ x: UInt64,
    _ y: UInt64
  ) {
    var (a, b, c, d) = (words[lane.0], words[lane.1], words[lane.2], words[lane.3])
    a = a &+ b &+ x
    d = rotated(d ^ a, 32)
    c = c &+ d
    b = rotated(b ^ c, 24)
    a = a &+ b &+ y
    d = rotated(d ^ a, 16)
    c = c &+ d
    b = rotated(b ^ c, 63)
    (words[lane.0], words[lane.1], words[lane.2], words[lane.3]) = (a, b, c, d)
  }

  private static func rotated(_ word: UInt64, _ bits: UInt64) -> UInt64 {
    word &>> bits | word &<< (64 - bits)
  }
}
