/// A fitted linear chain: the weights of features for each label, and of each label after another.
package struct Chain: Sendable {
  package let labels: [String]
  /// From label × to label.
  let transitions: [Float]
  /// A table of hashes, open addressing; `UInt32.max` where nothing is.
  private let keys: [UInt32]
  /// Where the weights of a slot begin and end.
  private let starts: [UInt32]
  private let ends: [UInt32]
  /// A label's number and its weight, in steps of `step`.
  private let weightLabels: [UInt8]
  private let weights: [Int8]
  private static let step: Float = 1 / 24

  /// Without features.
  init(labels: [String], transitions: [Float]) {
    self.labels = labels
    self.transitions = transitions
    (keys, starts, ends, weightLabels, weights) = ([], [], [], [], [])
  }

  fileprivate init(_ reader: inout ByteReader) {
    labels = (0..<reader.number(2)).map { _ in reader.text() }
    let count = labels.count
    transitions = (0..<count * count).map { _ in
      Float(Int16(truncatingIfNeeded: reader.number(2))) / 256
    }
    let slots = reader.number(4)
    var keys: [UInt32] = []
    var starts: [UInt32] = []
    var ends: [UInt32] = []
    keys.reserveCapacity(slots)
    starts.reserveCapacity(slots)
    ends.reserveCapacity(slots)
    var at: UInt32 = 0
    for _ in 0..<slots {
      keys.append(UInt32(reader.number(4)))
      starts.append(at)
      at += UInt32(reader.number(1))
      ends.append(at)
    }
    self.keys = keys
    self.starts = starts
    self.ends = ends
    weightLabels = (0..<at).map { _ in UInt8(reader.number(1)) }
    weights = (0..<at).map { _ in Int8(truncatingIfNeeded: reader.number(1)) }
  }

  /// Calls `body` with the label and the weight of each weight of a feature.
  func forEachWeight(of feature: UInt32, _ body: (Int, Float) -> Void) {
    guard !keys.isEmpty else { return }
    var slot = Int(feature) & (keys.count - 1)
    while keys[slot] != .max {
      if keys[slot] == feature {
        for index in Int(starts[slot])..<Int(ends[slot]) {
          body(Int(weightLabels[index]), Float(weights[index]) * Self.step)
        }
        return
      }
      slot = (slot + 1) & (keys.count - 1)
    }
  }

  /// The score of each label for each row.
  func scores(_ atoms: AtomValues, _ table: FeatureTable) -> [Float] {
    let count = labels.count
    var result = [Float](repeating: 0, count: atoms.rowCount * count)
    for row in 0..<atoms.rowCount {
      table.forEachFeature(of: row, in: atoms) { feature in
        forEachWeight(of: feature) { label, weight in result[row * count + label] += weight }
      }
    }
    return result
  }

  /// The probability of each label for each row, by going forward and backward.
  func marginals(_ scores: [Float]) -> [Float] {
    let count = labels.count
    guard count > 0, !scores.isEmpty else { return [] }
    let rows = scores.count / count
    var potentials = scores
    for row in 0..<rows {
      let best = scores[row * count..<(row + 1) * count].max() ?? 0
      for label in 0..<count {
        potentials[row * count + label] = Self.exp(scores[row * count + label] - best)
      }
    }
    let steps = transitions.map(Self.exp)
    var forward = potentials
    Self.normalize(&forward, 0, count)
    for row in 1..<max(rows, 1) {
      for label in 0..<count {
        var sum: Float = 0
        for before in 0..<count {
          sum += forward[(row - 1) * count + before] * steps[before * count + label]
        }
        forward[row * count + label] *= sum
      }
      Self.normalize(&forward, row, count)
    }
    var backward = [Float](repeating: 1, count: scores.count)
    for row in stride(from: rows - 2, through: 0, by: -1) {
      for label in 0..<count {
        var sum: Float = 0
        for after in 0..<count {
          let place = (row + 1) * count + after
          sum += backward[place] * potentials[place] * steps[label * count + after]
        }
        backward[row * count + label] = sum
      }
      Self.normalize(&backward, row, count)
    }
    for row in 0..<rows {
      for label in 0..<count { forward[row * count + label] *= backward[row * count + label] }
      Self.normalize(&forward, row, count)
    }
    return forward
  }

  private static func normalize(_ values: inout [Float], _ row: Int, _ count: Int) {
    var sum: Float = 0
    for index in row * count..<(row + 1) * count { sum += values[index] }
    guard sum > 0 else { return }
    for index in row * count..<(row + 1) * count { values[index] /= sum }
  }

  /// Whether nothing parts a row from the one before.
  enum Bond { case free, joined }

  /// How often the value that an entry is about should begin: once.
  struct Core {
    /// Whether the value begins with a label.
    var begins: [Bool]
    /// What it costs that no value begins, and each further one.
    var missing: Float
    var again: Float
  }

  /// The best sequence of labels where each row has a score for each label.
  /// - Parameters:
  ///   - bonds: how each row belongs to the row before.
  ///   - cost: of another label in a joined row.
  ///   - bonus: what a label after another adds.
  func best(
    _ scores: [Float], bonds: [Bond] = [], core: Core? = nil,
    cost: (_ before: Int, _ label: Int) -> Float = { _, _ in 0 },
    bonus: (_ before: Int?, _ label: Int) -> Float
  ) -> [Int] {
    let count = labels.count
    guard count > 0, !scores.isEmpty else { return [] }
    let rows = scores.count / count
    let plain = (0..<count * count).map { bonus($0 / count, $0 % count) }
    let joined =
      bonds.isEmpty ? plain : plain.indices.map { plain[$0] - cost($0 / count, $0 % count) }
    // States are labels, and again labels behind the first beginning of the core.
    let layers = core == nil ? 1 : 2
    func begins(_ label: Int) -> Bool { core.map { $0.begins[label] } ?? false }
    var total = [Float](repeating: -.infinity, count: layers * count)
    for label in 0..<count {
      total[(begins(label) ? count : 0) + label] = scores[label] + bonus(nil, label)
    }
    var back: [Int] = []
    for row in 1..<max(rows, 1) {
      let steps: [Float] =
        switch row < bonds.count ? bonds[row] : .free {
        case .free: plain
        case .joined: joined
        }
      var next = [Float](repeating: -.infinity, count: layers * count)
      var from = [Int](repeating: 0, count: layers * count)
      for state in total.indices where total[state] > -.infinity {
        let before = state % count
        for label in 0..<count {
          let isAgain = begins(label) && state >= count
          let target = (begins(label) || state >= count ? count : 0) + label
          let value =
            total[state] + steps[before * count + label] - (isAgain ? core?.again ?? 0 : 0)
          if value > next[target] {
            next[target] = value
            from[target] = state
          }
        }
      }
      for state in next.indices { next[state] += scores[row * count + state % count] }
      total = next
      back += from
    }
    if let core { for state in 0..<count { total[state] -= core.missing } }
    var state = total.indices.max { total[$0] < total[$1] } ?? 0
    var path = [state % count]
    for row in stride(from: rows - 2, through: 0, by: -1) {
      state = back[row * layers * count + state]
      path.append(state % count)
    }
    return path.reversed()
  }

  /// Close enough, and the same on every machine.
  static func exp(_ value: Float) -> Float {
    guard value > -80 else { return 0 }
    // By halving: (1 + x / 1024)^1024.
    var result = 1 + Double(value) / 4096
    for _ in 0..<12 { result *= result }
    return Float(result)
  }

  static func log(_ value: Float) -> Float {
    guard value > 1e-12 else { return -28 }
    let bits = value.bitPattern
    let exponent = Float(Int(bits >> 23) - 127)
    let mantissa = Float(bitPattern: bits & 0x7FFFFF | 0x3F80_0000)
    let part = (mantissa - 1) / (mantissa + 1)
    let square = part * part
    return exponent * 0.693_147_2 + 2 * part * (1 + square * (1 / 3 + square * (0.2 + square / 7)))
  }
}

/// The chains that `make fit-weights` wrote.
package struct Weights: Sendable {
  package let chains: [String: Chain]

  package static let standard = Weights(Base64.bytes(of: encoded))

  package init(_ bytes: [UInt8]) {
    var reader = ByteReader(bytes: bytes)
    var chains: [String: Chain] = [:]
    for _ in 0..<reader.number(1) {
      let name = reader.text()
      chains[name] = Chain(&reader)
    }
    self.chains = chains
  }
}

/// Little-endian numbers and short texts; zeros behind the end.
private struct ByteReader {
  let bytes: [UInt8]
  var index = 0

  mutating func number(_ width: Int) -> Int {
    var value = 0
    for place in 0..<width {
      if index < bytes.count { value |= Int(bytes[index]) << (8 * place) }
      index += 1
    }
    return value
  }

  mutating func text() -> String {
    let count = number(1)
    let start = min(index, bytes.count)
    index += count
    return String(decoding: bytes[start..<min(index, bytes.count)], as: UTF8.self)
  }
}
