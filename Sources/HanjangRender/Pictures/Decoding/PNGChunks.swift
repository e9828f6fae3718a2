/// The parts of a PNG of the kinds that photos are saved in: eight bits, colours or colours with
/// alpha, rows in order.
struct PNGChunks {
  let width: Int
  let height: Int
  /// In bytes: three or four.
  let pixelSize: Int
  /// Where the compressed rows stand.
  let data: [Range<Int>]

  /// nil for other kinds and for what is broken.
  init?(_ bytes: UnsafeRawBufferPointer) {
    func number(_ index: Int) -> Int {
      Int(UInt32(bigEndian: bytes.loadUnaligned(fromByteOffset: index, as: UInt32.self)))
    }
    guard bytes.count > 33, bytes[8..<16].elementsEqual([0, 0, 0, 13] + Array("IHDR".utf8)),
      bytes[24] == 8, bytes[25] == 2 || bytes[25] == 6, bytes[26...28].allSatisfy({ $0 == 0 })
    else { return nil }
    (width, height, pixelSize) = (number(16), number(20), bytes[25] == 2 ? 3 : 4)
    var data: [Range<Int>] = []
    var index = 33
    var isEnded = false
    while !isEnded, index + 12 <= bytes.count {
      let content = index + 8
      let end = content + number(index)
      guard end + 4 <= bytes.count else { return nil }
      switch String(decoding: bytes[(index + 4)..<content], as: UTF8.self) {
      case "IDAT": data.append(content..<end)
      case "IEND": isEnded = true
      // A colour that is to be transparent.
      case "tRNS": return nil
      default: break
      }
      index = end + 4
    }
    guard isEnded, !data.isEmpty else { return nil }
    self.data = data
  }

  /// In bytes, of a row without its filter.
  var stride: Int { width * pixelSize }

  /// The rows as they are compressed, each behind the byte of its filter; the caller frees them.
  func filteredRows(of bytes: UnsafeRawBufferPointer) -> UnsafeMutableRawBufferPointer? {
    guard let library = InflateLibrary.shared else { return nil }
    let room = UnsafeMutableRawBufferPointer.allocate(
      byteCount: (stride + 1) * height, alignment: 16)
    let stream = joinedData(of: bytes)
    let isSound = library.inflate(
      stream ?? UnsafeRawBufferPointer(rebasing: bytes[data[0]]), into: room)
    stream?.deallocate()
    guard isSound else {
      room.deallocate()
      return nil
    }
    return room
  }

  /// What stands in several chunks as one, which the caller frees; nil where it stands in one.
  private func joinedData(of bytes: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer? {
    guard data.count > 1 else { return nil }
    let count = data.reduce(0) { $0 + $1.count }
    let room = UnsafeMutableRawBufferPointer.allocate(byteCount: count, alignment: 16)
    var index = 0
    for part in data {
      UnsafeMutableRawBufferPointer(rebasing: room[index..<(index + part.count)])
        .copyMemory(from: UnsafeRawBufferPointer(rebasing: bytes[part]))
      index += part.count
    }
    return UnsafeRawBufferPointer(room)
  }
}
