/// The structure tree that cairo writes for its own leaf markers, an object for each of them.
///
/// The finisher writes another tree. libqpdf would read all objects of this one nevertheless, and
/// free them again, which is a fifth of its work; so their places in the cross-reference table are
/// marked as free (ISO 32000-1, 7.5.4) before it sees the file.
package struct CairoStructure {
  private let bytes: UnsafeMutableRawBufferPointer

  /// Frees the elements in place. A file whose last part is no plain table, as another version of
  /// cairo might write it, stays as it is.
  ///
  /// - Returns: the numbers of the objects that are left; nil for such a file.
  @discardableResult
  package static func free(in bytes: UnsafeMutableRawBufferPointer) -> [Int]? {
    CairoStructure(bytes: bytes).free()
  }

  /// An entry is 20 bytes: ten digits of offset, five of generation, and a letter.
  private static let entrySize = 20

  private func free() -> [Int]? {
    guard let table = tableStart, matches("xref\n0 ", at: table),
      let (count, start) = number(at: table + 7), bytes.count - start > count * Self.entrySize
    else { return nil }
    var left: [Int] = []
    // The first is the head of the list of free objects.
    for index in 1..<max(1, count) {
      let entry = start + 1 + index * Self.entrySize
      guard matches(" 00000 n", at: entry + 10), let (offset, _) = number(at: entry) else {
        return nil
      }
      if isElement(at: offset) { bytes[entry + 17] = UInt8(ascii: "f") } else { left.append(index) }
    }
    return left
  }

  /// What `startxref` at the end of the file says.
  private var tableStart: Int? {
    let tail = max(0, bytes.count - 64)
    for index in (tail..<max(tail, bytes.count - 9)).reversed() where bytes[index] == 0x73 {
      if matches("startxref\n", at: index) { return number(at: index + 10)?.value }
    }
    return nil
  }

  /// Whether an object begins as cairo begins an element: `12 0 obj`, `<< /Type /StructElem`.
  private func isElement(at offset: Int) -> Bool {
    guard let (_, end) = number(at: offset) else { return false }
    return matches(" 0 obj\n<< /Type /StructElem\n", at: end)
  }

  private func number(at start: Int) -> (value: Int, end: Int)? {
    var (value, index) = (0, start)
    while index >= 0, index < bytes.count, (48...57).contains(bytes[index]), index - start < 10 {
      value = value * 10 + Int(bytes[index] - 48)
      index += 1
    }
    return index > start ? (value, index) : nil
  }

  private func matches(_ text: StaticString, at index: Int) -> Bool {
    guard index >= 0, index + text.utf8CodeUnitCount <= bytes.count else { return false }
    return UnsafeRawBufferPointer(rebasing: bytes[index..<index + text.utf8CodeUnitCount])
      .elementsEqual(UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }
}
