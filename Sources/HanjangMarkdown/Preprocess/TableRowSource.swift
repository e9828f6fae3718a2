/// A table's row as it is written.
enum TableRowSource {
  /// How many cells the row has: those between pipes that no backslash escapes, the outer ones left
  /// out (GFM, 4.10).
  static func cellCount(_ line: ArraySlice<UInt8>) -> Int {
    var row = line
    while let last = row.last, last == 0x20 || last == 0x09 { row = row.dropLast() }
    row = row.drop { $0 == 0x20 || $0 == 0x09 }
    if row.first == UInt8(ascii: "|") { row = row.dropFirst() }
    var pipes = 0
    var isEscaped = false
    var endsInPipe = false
    for byte in row {
      endsInPipe = byte == UInt8(ascii: "|") && !isEscaped
      if endsInPipe { pipes += 1 }
      isEscaped = byte == UInt8(ascii: "\\") && !isEscaped
    }
    return endsInPipe ? pipes : pipes + 1
  }
}
