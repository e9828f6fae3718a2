/// Searches for what ends things, `-->` for example, from ever later places: each stretch of the source
/// is read once, however often what ends nowhere begins.
struct ForwardSearch {
  private let bytes: [UInt8]
  /// By text, from where the next was searched, and where it stands.
  private var found: [String: (from: Int, at: Int?)] = [:]

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// Where `text` stands next, from `start` on.
  mutating func next(_ text: StaticString, from start: Int) -> Int? {
    let name = text.description
    if let known = found[name], start >= known.from, known.at.map({ $0 >= start }) ?? true {
      return known.at
    }
    let place = first(text, from: start)
    found[name] = (start, place)
    return place
  }

  private func first(_ text: StaticString, from start: Int) -> Int? {
    text.withUTF8Buffer { wanted in
      guard let first = wanted.first, bytes.count >= wanted.count else { return nil }
      var index = start
      while let found = bytes[min(index, bytes.count)...].firstIndex(of: first) {
        guard found + wanted.count <= bytes.count else { return nil }
        if bytes[found..<(found + wanted.count)].elementsEqual(wanted) { return found }
        index = found + 1
      }
      return nil
    }
  }
}

/// Where runs of back-ticks begin, so that the end of a code span is found without reading up to it.
struct BacktickRuns {
  /// By length, in order.
  private var starts: [Int: [Int]] = [:]

  init(_ bytes: [UInt8]) {
    let tick = UInt8(ascii: "`")
    var index = 0
    while let start = bytes[index...].firstIndex(of: tick) {
      index = start
      while index < bytes.count, bytes[index] == tick { index += 1 }
      starts[index - start, default: []].append(start)
    }
  }

  /// The first run of a length from `start` on.
  func next(_ length: Int, from start: Int) -> Int? {
    guard let starts = starts[length] else { return nil }
    var low = 0
    var high = starts.count
    while low < high {
      let middle = (low + high) / 2
      if starts[middle] < start { low = middle + 1 } else { high = middle }
    }
    return low < starts.count ? starts[low] : nil
  }
}

/// Where brackets of a kind are closed. Each stretch of the source is read once.
struct BracketPairs {
  let open: UInt8
  let close: UInt8
  /// Whether a text in quotation marks behind a space, as a link's title is, may hold any bracket.
  var skipsTitles = false
  private var ends: [Int: Int] = [:]
  /// Those that are still open, in order.
  private var waiting: [Int] = []
  private var done = 0

  init(_ open: Unicode.Scalar, _ close: Unicode.Scalar, skipsTitles: Bool = false) {
    (self.open, self.close) = (UInt8(ascii: open), UInt8(ascii: close))
    self.skipsTitles = skipsTitles
  }

  /// Where the bracket at `start` is closed, before `limit`; `start` grows from call to call.
  mutating func end(of start: Int, in bytes: [UInt8], limit: Int) -> Int? {
    if start >= done {
      ends = [:]
      waiting = []
      done = start
    }
    while done < limit, ends[start] == nil {
      let byte = bytes[done]
      if byte == UInt8(ascii: "\\") {
        done += 1
      } else if byte == open {
        waiting.append(done)
      } else if byte == close {
        if let opener = waiting.popLast() { ends[opener] = done }
      } else if skipsTitles, byte == UInt8(ascii: "\""), bytes[done - 1] == 0x20,
        let quote = bytes[(done + 1)..<limit].firstIndex(of: byte)
      {
        done = quote
      }
      done += 1
    }
    return ends[start].flatMap { $0 < limit ? $0 : nil }
  }
}
