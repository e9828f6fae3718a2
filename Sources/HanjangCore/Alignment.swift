/// Which elements of two sequences are the same ones, in order.
package struct Alignment {
  /// Up to this many elements the longest common subsequence is found, of more a good one.
  private static let exactCount = 3_000

  private var matches: [(left: Int, right: Int)] = []

  /// - Returns: pairs of places, ascending in both.
  package static func matches(
    _ left: [Int], _ right: [Int]
  ) -> [(left: Int, right: Int)] {
    var alignment = Alignment()
    alignment.align(left[...], right[...])
    return alignment.matches
  }

  private mutating func align(_ left: ArraySlice<Int>, _ right: ArraySlice<Int>) {
    var (left, right) = (left, right)
    while let first = left.first, first == right.first {
      matches.append((left.startIndex, right.startIndex))
      left.removeFirst()
      right.removeFirst()
    }
    var ends: [(left: Int, right: Int)] = []
    while let last = left.last, last == right.last {
      ends.append((left.endIndex - 1, right.endIndex - 1))
      left.removeLast()
      right.removeLast()
    }
    if !left.isEmpty, !right.isEmpty { alignMiddle(left, right) }
    matches += ends.reversed()
  }

  private mutating func alignMiddle(_ left: ArraySlice<Int>, _ right: ArraySlice<Int>) {
    guard left.count + right.count > Self.exactCount else { return alignExactly(left, right) }
    let anchors = Self.anchors(left, right)
    guard !anchors.isEmpty else { return }
    var (start, other) = (left.startIndex, right.startIndex)
    for anchor in anchors {
      align(left[start..<anchor.left], right[other..<anchor.right])
      matches.append(anchor)
      (start, other) = (anchor.left + 1, anchor.right + 1)
    }
    align(left[start...], right[other...])
  }

  private mutating func alignExactly(_ left: ArraySlice<Int>, _ right: ArraySlice<Int>) {
    let difference = Array(right).difference(from: Array(left))
    var removed: Set<Int> = []
    var inserted: Set<Int> = []
    for change in difference {
      switch change {
      case .remove(let offset, _, _): removed.insert(offset + left.startIndex)
      case .insert(let offset, _, _): inserted.insert(offset + right.startIndex)
      }
    }
    let kept = left.indices.filter { !removed.contains($0) }
    let placed = right.indices.filter { !inserted.contains($0) }
    matches += zip(kept, placed).map { ($0, $1) }
  }

  /// The longest ascending chain of what stands once on each side (patience sorting).
  private static func anchors(
    _ left: ArraySlice<Int>, _ right: ArraySlice<Int>
  ) -> [(left: Int, right: Int)] {
    let places = single(right)
    let pairs = single(left).compactMap { element, place in
      places[element].map { (left: place, right: $0) }
    }.sorted { $0.left < $1.left }
    // The ends of the best chains by their length, and what stands before each pair in its chain.
    var ends: [Int] = []
    var before: [Int?] = []
    for (index, pair) in pairs.enumerated() {
      let length = ends.partitioningIndex { pairs[$0].right >= pair.right }
      before.append(length > 0 ? ends[length - 1] : nil)
      if length < ends.count { ends[length] = index } else { ends.append(index) }
    }
    var chain: [(left: Int, right: Int)] = []
    var next = ends.last
    while let index = next {
      chain.append(pairs[index])
      next = before[index]
    }
    return chain.reversed()
  }

  /// The places of what stands once.
  private static func single(_ elements: ArraySlice<Int>) -> [Int: Int] {
    var places: [Int: Int?] = [:]
    for (place, element) in zip(elements.indices, elements) {
      places.updateValue(places[element] == nil ? place : nil, forKey: element)
    }
    return places.compactMapValues { $0 }
  }
}

extension [Int] {
  /// The first place whose element fulfils what all behind it do too.
  fileprivate func partitioningIndex(where fulfils: (Int) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if fulfils(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
