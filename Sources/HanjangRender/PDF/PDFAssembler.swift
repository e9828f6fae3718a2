import Dispatch
import HanjangCore

/// Assembles a PDF: streams are copied, all other objects go into object streams (ISO 32000-1,
/// 7.5.7), which make files a quarter smaller, and the table is a cross-reference stream (7.5.8).
struct PDFAssembler: ~Copyable {
  private enum Place {
    case free
    case offset(Int)
    case compressed(stream: Int, index: Int)
  }

  /// Objects that are compressed together.
  private struct Bundle: Sendable {
    var number: Int
    /// The number of each object and where it begins.
    var index = PDFSyntax()
    var objects = PDFSyntax()
    var count = 0
  }

  /// As many as libqpdf takes: a reader expands all of a stream for one object.
  private static let bundleSize = 100

  private var output: [UInt8]
  private var places: [Place]
  /// Numbers below `places.count` that nothing has.
  private var unused: [Int]
  private var bundles: [Bundle] = []

  /// - Parameters:
  ///   - taken: the references that objects have already; others get the numbers between them.
  ///   - capacity: about how many bytes the file will have.
  init(taken: [PDFReference], capacity: Int) {
    output = []
    output.reserveCapacity(capacity)
    // The second line tells programs that copy files that this one is not text (7.5.2).
    output += "%PDF-1.7\n%".utf8
    output += [0xED, 0x95, 0x9C, 0xEC, 0x9E, 0xA5, 10]
    let largest = taken.lazy.map(\.number).max() ?? 0
    var isTaken = [Bool](repeating: false, count: largest + 1)
    for reference in taken { isTaken[reference.number] = true }
    unused = (1..<(largest + 1)).reversed().filter { !isTaken[$0] }
    places = Array(repeating: .free, count: largest + 1)
  }

  // MARK: Objects

  /// A reference for an object that is added later.
  mutating func reserve() -> PDFReference {
    if let number = unused.popLast() { return PDFReference(number: number) }
    places.append(.free)
    return PDFReference(number: places.count - 1)
  }

  mutating func add(_ reference: PDFReference, _ body: (inout PDFSyntax) -> Void) {
    if bundles.last.map({ $0.count == Self.bundleSize }) ?? true {
      bundles.append(Bundle(number: reserve().number))
    }
    let last = bundles.count - 1
    places[reference.number] = .compressed(
      stream: bundles[last].number, index: bundles[last].count)
    bundles[last].count += 1
    bundles[last].index.integer(reference.number)
    bundles[last].index.integer(bundles[last].objects.bytes.count)
    body(&bundles[last].objects)
  }

  mutating func add(_ body: (inout PDFSyntax) -> Void) -> PDFReference {
    let reference = reserve()
    add(reference, body)
    return reference
  }

  /// - Parameters:
  ///   - entries: writes the dictionary's entries, save the length.
  ///   - data: as it is filtered already.
  mutating func addStream(
    _ reference: PDFReference, data: some Collection<UInt8>, entries: (inout PDFSyntax) -> Void
  ) {
    places[reference.number] = .offset(output.count)
    write(reference.number, data, entries)
  }

  private mutating func write(
    _ number: Int, _ data: some Collection<UInt8>, _ entries: (inout PDFSyntax) -> Void
  ) {
    var head = PDFSyntax()
    entries(&head)
    output += "\(number) 0 obj\n<<".utf8
    output += head.bytes
    output += "/Length \(data.count)>>\nstream\n".utf8
    output += data
    output += "\nendstream\nendobj\n".utf8
  }

  // MARK: The end

  /// The file; the same objects give the same bytes, the ID included.
  consuming func finish(root: PDFReference, info: PDFReference) throws(PDFFileError) -> [UInt8] {
    let bundles = bundles
    let compressed = try concurrentMap(bundles.count) { index, deflater in
      deflater.deflated(bundles[index].index.bytes + bundles[index].objects.bytes)
    }
    for (bundle, data) in zip(bundles, compressed) {
      addStream(PDFReference(number: bundle.number), data: data) { syntax in
        syntax += "/Type/ObjStm/Filter/FlateDecode/N"
        syntax.integer(bundle.count)
        syntax += "/First"
        syntax.integer(bundle.index.bytes.count)
      }
    }
    let hash = ContentHash(output).text
    let start = output.count
    let table = reserve()
    places[table.number] = .offset(start)
    let deflater = try Deflater()
    let data = deflater.deflated(rows)
    let size = places.count
    write(table.number, data) { syntax in
      syntax += "/Type/XRef/Filter/FlateDecode/DecodeParms<</Predictor 12/Columns 7>>/W[1 4 2]/Size"
      syntax.integer(size)
      syntax += "/Root"
      syntax.reference(root)
      syntax += "/Info"
      syntax.reference(info)
      syntax += "/ID[<"
      syntax += Array(hash.utf8)[...]
      syntax += "><"
      syntax += Array(hash.utf8)[...]
      syntax += ">]"
    }
    output += "startxref\n\(start)\n%%EOF\n".utf8
    return output
  }

  /// Seven bytes an object, each less that of the row above it (7.4.4.4), behind a byte that says so.
  private var rows: [UInt8] {
    var rows: [UInt8] = []
    rows.reserveCapacity(places.count * 8)
    var above = [UInt8](repeating: 0, count: 7)
    for (number, place) in places.enumerated() {
      let row: [UInt8]
      switch place {
      case .free: row = Self.row(0, 0, number == 0 ? 0xFFFF : 0)
      case .offset(let offset): row = Self.row(1, offset, 0)
      case .compressed(let stream, let index): row = Self.row(2, stream, index)
      }
      rows.append(2)
      for (byte, upper) in zip(row, above) { rows.append(byte &- upper) }
      above = row
    }
    return rows
  }

  private static func row(_ kind: UInt8, _ middle: Int, _ last: Int) -> [UInt8] {
    let middle = UInt32(clamping: middle)
    return [
      kind, UInt8(middle >> 24), UInt8(middle >> 16 & 0xFF), UInt8(middle >> 8 & 0xFF),
      UInt8(middle & 0xFF), UInt8(last >> 8 & 0xFF), UInt8(last & 0xFF),
    ]
  }
}
