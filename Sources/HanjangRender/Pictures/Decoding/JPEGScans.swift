/// The entropy-coded data of a sequential JPEG (ITU-T T.81, annexes F and B), gone through code by
/// code: libjpeg-turbo takes codes of no table for zeros where it has bytes enough ahead, which other
/// readers don't.
struct JPEGScans {
  private struct Component {
    var across: Int
    var down: Int
  }

  /// By the next 16 bits: a code's length and its symbol; 0 where no code begins so.
  private typealias Table = [UInt16]

  private var size = (width: 0, height: 0)
  private var components: [UInt8: Component] = [:]
  /// By class and number, as the segment has them in a byte.
  private var tables: [UInt8: Table] = [:]
  private var restartInterval = 0

  /// Whether each code is one of its table and each scan has all of its blocks. Progressive pictures
  /// are passed over: they have no such way around.
  static func areSound(_ bytes: [UInt8]) -> Bool {
    var scans = JPEGScans()
    return bytes.withUnsafeBufferPointer { scans.read($0) }
  }

  private mutating func read(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var offset = 2
    while offset + 4 <= bytes.count, bytes[offset] == 0xFF {
      let marker = bytes[offset + 1]
      if marker == 0xFF {
        offset += 1
        continue
      }
      let end = offset + 2 + Int(bytes[offset + 2]) << 8 + Int(bytes[offset + 3])
      guard end <= bytes.count, end >= offset + 4 else { return false }
      let body = UnsafeBufferPointer(rebasing: bytes[(offset + 4)..<end])
      offset = end
      switch marker {
      case 0xC2: return true
      case 0xC0, 0xC1: guard readFrame(body) else { return false }
      case 0xC4: guard readTables(body) else { return false }
      case 0xDD where body.count >= 2: restartInterval = Int(body[0]) << 8 | Int(body[1])
      case 0xDA:
        var data = EntropyData(bytes: bytes, offset: end)
        guard readScan(body, &data) else { return false }
        offset = data.nextMarker
      default: break
      }
    }
    return true
  }

  private mutating func readFrame(_ body: UnsafeBufferPointer<UInt8>) -> Bool {
    guard body.count >= 6, body.count >= 6 + 3 * Int(body[5]) else { return false }
    size = (Int(body[3]) << 8 | Int(body[4]), Int(body[1]) << 8 | Int(body[2]))
    for index in 0..<Int(body[5]) {
      let sampling = body[7 + 3 * index]
      let component = Component(across: Int(sampling >> 4), down: Int(sampling & 15))
      guard (1...4).contains(component.across), (1...4).contains(component.down) else {
        return false
      }
      components[body[6 + 3 * index]] = component
    }
    return true
  }

  private mutating func readTables(_ body: UnsafeBufferPointer<UInt8>) -> Bool {
    var offset = 0
    while offset + 17 <= body.count {
      let counts = (1...16).map { Int(body[offset + $0]) }
      let end = offset + 17 + counts.reduce(0, +)
      guard end <= body.count else { return false }
      var table = Table(repeating: 0, count: 1 << 16)
      var (code, place) = (0, offset + 17)
      for (index, count) in counts.enumerated() {
        let width = 1 << (15 - index)
        for _ in 0..<count {
          guard code + width <= table.count else { return false }
          let entry = UInt16(index + 1) << 8 | UInt16(body[place])
          for slot in code..<(code + width) { table[slot] = entry }
          (code, place) = (code + width, place + 1)
        }
      }
      tables[body[offset]] = table
      offset = end
    }
    return offset == body.count
  }

  /// How many blocks of which tables a scan's smallest unit has.
  private struct Unit {
    var blocks: Int
    var direct: Table
    var alternating: Table
  }

  private func readScan(
    _ body: UnsafeBufferPointer<UInt8>, _ data: inout EntropyData
  ) -> Bool {
    guard let count = body.first.map(Int.init), (1...4).contains(count),
      body.count >= 1 + 2 * count
    else { return false }
    var units: [Unit] = []
    for index in 0..<count {
      let numbers = body[2 + 2 * index]
      guard let component = components[body[1 + 2 * index]], let direct = tables[numbers >> 4],
        let alternating = tables[0x10 | numbers & 15]
      else { return false }
      units.append(
        Unit(
          blocks: count == 1 ? 1 : component.across * component.down, direct: direct,
          alternating: alternating))
    }
    let only = count == 1 ? components[body[1]] : nil
    let total = unitCount(of: only)
    for number in 0..<total {
      if restartInterval > 0, number > 0, number % restartInterval == 0 {
        guard data.restart(number / restartInterval - 1) else { return false }
      }
      for unit in units {
        for _ in 0..<unit.blocks {
          guard data.readBlock(unit.direct, unit.alternating) else { return false }
        }
      }
    }
    return !data.isExhausted
  }

  /// - Parameter only: the component of a scan that has one.
  private func unitCount(of only: Component?) -> Int {
    let most = (
      components.values.map(\.across).max() ?? 1, components.values.map(\.down).max() ?? 1
    )
    func parts(_ length: Int, _ part: Int) -> Int { (length + part - 1) / part }
    guard let only else {
      return parts(size.width, 8 * most.0) * parts(size.height, 8 * most.1)
    }
    return parts(parts(size.width * only.across, most.0), 8)
      * parts(parts(size.height * only.down, most.1), 8)
  }

  /// Bits, the stuffed zeros behind 0xFF taken out; zeros behind the last.
  private struct EntropyData {
    let bytes: UnsafeBufferPointer<UInt8>
    var offset: Int
    private var bits: UInt64 = 0
    private var count = 0
    /// How many of `bits` are made up.
    private var missing = 0

    init(bytes: UnsafeBufferPointer<UInt8>, offset: Int) {
      self.bytes = bytes
      self.offset = offset
    }

    var isExhausted: Bool { count < missing }

    private mutating func fill() {
      while count <= 48 {
        var byte: UInt8 = 0
        if offset + 1 < bytes.count, bytes[offset] != 0xFF {
          byte = bytes[offset]
          offset += 1
        } else if offset + 1 < bytes.count, bytes[offset + 1] == 0 {
          byte = 0xFF
          offset += 2
        } else {
          missing += 8
        }
        bits = bits << 8 | UInt64(byte)
        count += 8
      }
    }

    /// - Returns: nil for a code of no table.
    @inline(__always)
    private mutating func symbol(_ table: Table) -> Int? {
      if count < 32 { fill() }
      let entry = table[Int(truncatingIfNeeded: bits >> UInt64(count - 16)) & 0xFFFF]
      guard entry != 0 else { return nil }
      count -= Int(entry >> 8)
      return Int(entry & 0xFF)
    }

    mutating func readBlock(_ direct: Table, _ alternating: Table) -> Bool {
      guard let length = symbol(direct), length <= 15 else { return false }
      count -= length
      var place = 1
      while place < 64 {
        guard let symbol = symbol(alternating) else { return false }
        if symbol & 15 != 0 {
          count -= symbol & 15
          place += symbol >> 4 + 1
        } else if symbol == 0xF0 {
          place += 16
        } else {
          break
        }
      }
      return count >= missing
    }

    /// Goes behind the restart marker, which has to follow.
    mutating func restart(_ number: Int) -> Bool {
      guard count - missing < 8 else { return false }
      (bits, count, missing) = (0, 0, 0)
      while offset + 1 < bytes.count, bytes[offset] == 0xFF, bytes[offset + 1] == 0xFF {
        offset += 1
      }
      guard offset + 1 < bytes.count, bytes[offset] == 0xFF,
        bytes[offset + 1] == 0xD0 + UInt8(number % 8)
      else { return false }
      offset += 2
      return true
    }

    var nextMarker: Int {
      var place = offset
      while place + 1 < bytes.count, bytes[place] != 0xFF || bytes[place + 1] == 0 { place += 1 }
      return place
    }
  }
}
