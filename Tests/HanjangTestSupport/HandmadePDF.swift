import Foundation

/// A PDF written object by object, as no well-meaning program writes it.
package struct HandmadePDF {
  /// By number, without `obj` and `endobj`.
  package var objects: [Int: [UInt8]]
  /// The objects that the object stream with this number holds.
  package var compressed: (stream: Int, objects: [Int])?

  /// - Parameters:
  ///   - catalog, page: what their dictionaries have besides.
  ///   - more: other objects, with numbers from 5.
  package init(catalog: String = "", page: String = "", more: [Int: String] = [:]) {
    objects = [
      1: "<</Type/Catalog/Pages 2 0 R\(catalog)>>", 2: "<</Type/Pages/Kids[3 0 R]/Count 1>>",
      3: "<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]/Contents 4 0 R\(page)>>",
      4: Self.stream("0 0 m 100 100 l S"),
    ].merging(more) { $1 }.mapValues { Array($0.utf8) }
  }

  package static func stream(_ content: String, _ entries: String = "") -> String {
    "<</Length \(content.utf8.count)\(entries)>>\nstream\n\(content)\nendstream"
  }

  /// A stream of `count` spaces behind `start`, which take a 150th of that in the file.
  package static func bomb(_ start: String, count: Int, _ entries: String) -> [UInt8] {
    let data = deflated(Array(start.utf8), spaces: count)
    return Array("<</Length \(data.count)/Filter/FlateDecode\(entries)>>\nstream\n".utf8) + data
      + Array("\nendstream".utf8)
  }

  package var bytes: [UInt8] {
    var file = Array("%PDF-1.7\n".utf8)
    var offsets: [Int: Int] = [:]
    for (number, object) in objects.sorted(by: { $0.key < $1.key }) {
      offsets[number] = file.count
      file += Array("\(number) 0 obj\n".utf8) + object + Array("\nendobj\n".utf8)
    }
    let size = (objects.keys.max() ?? 0) + 1
    let start = file.count
    if let compressed {
      file += crossReferences(offsets, size: size + 100, start: start, compressed)
    } else {
      file += Array("xref\n0 \(size)\n0000000000 65535 f \n".utf8)
      for number in 1..<size {
        let digits = String(offsets[number] ?? 0)
        let place = String(repeating: "0", count: 10 - digits.count) + digits
        file += Array((offsets[number] == nil ? "\(place) 65535 f \n" : "\(place) 00000 n \n").utf8)
      }
      file += Array("trailer\n<</Size \(size)/Root 1 0 R>>\n".utf8)
    }
    return file + Array("startxref\n\(start)\n%%EOF\n".utf8)
  }

  /// As a stream (ISO 32000-2, 7.5.8): of each object its kind, its place in four bytes, its index.
  private func crossReferences(
    _ offsets: [Int: Int], size: Int, start: Int, _ compressed: (stream: Int, objects: [Int])
  ) -> [UInt8] {
    var rows: [UInt8] = []
    func add(_ kind: UInt8, _ place: Int, _ index: Int = 0) {
      rows += [kind] + [24, 16, 8, 0].map { UInt8(place >> $0 & 0xFF) } + [0, UInt8(index)]
    }
    for number in 0..<size {
      if number == size - 1 {
        add(1, start)
      } else if let index = compressed.objects.firstIndex(of: number) {
        add(2, compressed.stream, index)
      } else if let offset = offsets[number] {
        add(1, offset)
      } else {
        add(0, 0)
      }
    }
    let head =
      "\(size - 1) 0 obj\n<</Type/XRef/W[1 4 2]/Size \(size)/Root 1 0 R/Length \(rows.count)>>\n"
    return Array((head + "stream\n").utf8) + rows + Array("\nendstream\nendobj\n".utf8)
  }

  /// `start`, then spaces: in a stored block and one of fixed codes (RFC 1951), of which eight
  /// matches of 258 bytes take 13 bytes.
  private static func deflated(_ start: [UInt8], spaces: Int) -> [UInt8] {
    let first = start + [0x20]
    var data: [UInt8] = [0x78, 0xDA, 0x00]
    for number in [first.count, ~first.count] {
      data += [UInt8(number & 0xFF), UInt8(number >> 8 & 0xFF)]
    }
    var bits = Bits(bytes: data + first)
    bits.add(0b011, 3)
    let matches = spaces / (8 * 258) * 8
    // Code 285, most significant bit first, and distance code 0: one byte back.
    for _ in 0..<8 { bits.add(0b1010_0011, 13) }
    let pattern = bits.cycle(of: 13)
    for _ in 1..<(matches / 8) { bits.bytes += pattern }
    bits.add(0, 7)
    return bits.bytes + checksum(first, spaces: matches * 258)
  }

  /// Adler-32 (RFC 1950).
  private static func checksum(_ start: [UInt8], spaces: Int) -> [UInt8] {
    let base = 65_521
    var (a, b) = (1, 0)
    for byte in start { (a, b) = ((a + Int(byte)) % base, (b + a + Int(byte)) % base) }
    let sum = spaces.isMultiple(of: 2) ? spaces / 2 * (spaces + 1) : (spaces + 1) / 2 * spaces
    b = (b + spaces % base * a + 32 * (sum % base)) % base
    a = (a + 32 * spaces) % base
    return [b >> 8, b & 0xFF, a >> 8, a & 0xFF].map { UInt8($0) }
  }
}

/// Bits, least significant first.
private struct Bits {
  var bytes: [UInt8]
  private var pending: UInt32 = 0
  private var count = 0

  init(bytes: [UInt8]) { self.bytes = bytes }

  mutating func add(_ value: UInt32, _ width: Int) {
    pending |= value << UInt32(count)
    count += width
    while count >= 8 {
      bytes.append(UInt8(pending & 0xFF))
      (pending, count) = (pending >> 8, count - 8)
    }
  }

  /// What the last `length` bytes become when their bits come once more.
  func cycle(of length: Int) -> [UInt8] {
    var again = self
    for _ in 0..<8 { again.add(0b1010_0011, 13) }
    return Array(again.bytes.suffix(length))
  }
}
