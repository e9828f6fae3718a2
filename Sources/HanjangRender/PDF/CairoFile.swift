/// What is not as cairo writes it, or cannot be written.
struct PDFFileError: Error {
  var message: String
}

/// A PDF that cairo wrote, whose objects are looked up where they stand.
///
/// cairo 1.16 writes one plain table of objects (ISO 32000-1, 7.5.4) and one dictionary `/Pages` for
/// all pages. Later ones write streams of objects, which libqpdf takes apart first.
struct CairoFile {
  private let bytes: [UInt8]
  /// By the objects' numbers; 0 for those that are not there.
  private let offsets: [Int]
  /// The dictionary of all pages.
  let tree: PDFReference
  let pages: [PDFReference]

  /// One more than the largest number of an object.
  var size: Int { offsets.count }

  /// An object without the words around it.
  struct Object {
    /// nil for what is neither a dictionary nor a stream.
    var dictionary: PDFDictionary?
    /// All of it, or just a stream's dictionary.
    var value: ArraySlice<UInt8>
    /// A stream's bytes as they are in the file.
    var data: ArraySlice<UInt8>?

    /// Whether a stream's bytes are compressed.
    var isFiltered: Bool { dictionary?["Filter"] != nil }
  }

  init(drawn bytes: [UInt8]) throws(PDFFileError) {
    do throws(PDFFileError) {
      try self.init(plain: bytes)
    } catch {
      guard let plain = try? QPDFFile(bytes).write(hasObjectStreams: false) else { throw error }
      try self.init(plain: plain)
    }
  }

  private init(plain bytes: [UInt8]) throws(PDFFileError) {
    self.bytes = bytes
    var scanner = PDFScanner(bytes[...])
    guard let table = Self.tableStart(bytes), scanner.move(to: table), scanner.take("xref"),
      scanner.integer() == 0, let count = scanner.integer(), count > 0, count < bytes.count / 20
    else { throw Self.unknown }
    var offsets = [Int](repeating: 0, count: count)
    for number in 0..<count {
      guard let offset = scanner.integer(), scanner.integer() != nil else { throw Self.unknown }
      if scanner.take("n") {
        offsets[number] = offset
      } else if !scanner.take("f") {
        throw Self.unknown
      }
    }
    self.offsets = offsets
    guard scanner.take("trailer"), let trailer = PDFDictionary(&scanner) else { throw Self.unknown }
    let file = Objects(bytes: bytes, offsets: offsets)
    guard let root = trailer["Root"]?.reference, let catalog = file.object(root)?.dictionary,
      let tree = catalog["Pages"]?.reference, let list = file.object(tree)?.dictionary?["Kids"]
    else { throw Self.unknown }
    self.tree = tree
    var kids = PDFScanner(list)
    pages = kids.references()
  }

  private static let unknown = PDFFileError(message: "cairo's file has an unexpected form")

  /// What `startxref` at the end of the file says.
  private static func tableStart(_ bytes: [UInt8]) -> Int? {
    let tail = bytes.suffix(64)
    for index in tail.indices.reversed() where bytes[index] == UInt8(ascii: "s") {
      var scanner = PDFScanner(tail[index...])
      if scanner.take("startxref") { return scanner.integer() }
    }
    return nil
  }

  func object(_ reference: PDFReference) -> Object? {
    Objects(bytes: bytes, offsets: offsets).object(reference)
  }

  func content(of page: PDFReference) -> PDFReference? {
    object(page)?.dictionary?["Contents"]?.reference
  }

  /// A page's content stream, expanded; cairo gives a page one.
  func content(ofPage index: Int) -> (reference: PDFReference, data: [UInt8])? {
    guard let reference = content(of: pages[index]), let stream = object(reference),
      let data = stream.data
    else { return nil }
    let expanded = stream.isFiltered ? Deflater.inflated(data) : Array(data)
    return expanded.map { (reference, $0) }
  }

  /// The content of the page that cairo has just written, whose dictionary comes last; nil where it
  /// is compressed.
  static func pageContent(in bytes: [UInt8]) -> Range<Int>? {
    var scanner = PDFScanner(bytes[...])
    guard let entry = bytes.lastPlace(of: "/Contents "), scanner.move(to: entry),
      scanner.take("/Contents"), let content = scanner.reference(),
      let start = bytes.place(of: "\(content.number) 0 obj\n<< /Length ", from: 0),
      start == 0 || bytes[start - 1] == 10, scanner.move(to: start),
      scanner.integer() != nil, scanner.integer() != nil, scanner.take("obj"),
      let dictionary = PDFDictionary(&scanner), dictionary["Filter"] == nil,
      let length = dictionary["Length"]?.reference, scanner.take("stream")
    else { return nil }
    let first = scanner.position + 1
    // The length stands behind what it is the length of.
    let ending = "\nendstream\nendobj\n\(length.number) 0 obj\n"
    guard let end = bytes.place(of: ending, from: first),
      scanner.move(to: end + ending.utf8.count), scanner.integer() == end - first
    else { return nil }
    return first..<end
  }

  /// Whether it has a font.
  var hasFont: Bool {
    (1..<size).contains { number in
      let type = object(PDFReference(number: number))?.dictionary?["Type"]
      return type?.elementsEqual("/Font".utf8) ?? false
    }
  }

  /// The objects that one leads to, itself included, in the order in which they are met.
  ///
  /// - Parameter edit: changes dictionaries before they are followed, by their objects' references.
  func objects(
    from start: PDFReference, edit: (PDFReference, inout PDFDictionary) -> Void
  ) -> [(reference: PDFReference, object: Object)] {
    var found: [(PDFReference, Object)] = []
    var isKnown = [Bool](repeating: false, count: size)
    var waiting = [start]
    while let reference = waiting.popLast() {
      guard reference.number < size, !isKnown[reference.number] else { continue }
      isKnown[reference.number] = true
      guard var object = object(reference) else { continue }
      if var dictionary = object.dictionary {
        object.dictionary = nil
        // The length of what is copied is written again.
        if object.data != nil { dictionary.remove("Length") }
        edit(reference, &dictionary)
        for (_, value) in dictionary.entries {
          var scanner = PDFScanner(value)
          waiting += scanner.references()
        }
        object.dictionary = dictionary
      } else {
        var scanner = PDFScanner(object.value)
        waiting += scanner.references()
      }
      found.append((reference, object))
    }
    return found
  }

  /// Looks objects up.
  private struct Objects {
    let bytes: [UInt8]
    let offsets: [Int]

    /// nil for what is not there, or not as the table says.
    func object(_ reference: PDFReference) -> Object? {
      guard reference.number < offsets.count, offsets[reference.number] > 0 else { return nil }
      var scanner = PDFScanner(bytes[...])
      guard scanner.move(to: offsets[reference.number]), scanner.integer() == reference.number,
        scanner.integer() == 0, scanner.take("obj")
      else { return nil }
      scanner.skipSpace()
      let start = scanner.position
      var ahead = scanner
      guard let dictionary = PDFDictionary(&ahead) else {
        while !ahead.take("endobj") {
          guard ahead.position < bytes.count else { return nil }
          ahead.skipValue()
        }
        return Object(value: bytes[start..<ahead.position].dropLast("endobj".utf8.count))
      }
      let value = bytes[start..<ahead.position]
      guard ahead.take("stream") else { return Object(dictionary: dictionary, value: value) }
      // One end of a line follows: cairo writes a line feed.
      let first = ahead.position + 1
      guard let length = length(of: dictionary), length <= bytes.count - first else { return nil }
      return Object(
        dictionary: dictionary, value: value, data: bytes[first..<(first + length)])
    }

    private func length(of dictionary: PDFDictionary) -> Int? {
      guard let length = dictionary["Length"] else { return nil }
      if let reference = length.reference {
        guard let value = object(reference)?.value else { return nil }
        var scanner = PDFScanner(value)
        return scanner.integer()
      }
      var scanner = PDFScanner(length)
      return scanner.integer()
    }
  }
}

extension ArraySlice<UInt8> {
  /// The reference that these bytes are.
  fileprivate var reference: PDFReference? {
    var scanner = PDFScanner(self)
    return scanner.reference()
  }
}

extension [UInt8] {
  /// Where the text first stands.
  fileprivate func place(of text: String, from start: Int) -> Int? {
    let wanted = Array(text.utf8)
    return withUnsafeBufferPointer { bytes in
      var place = start
      while place + wanted.count <= bytes.count {
        if bytes[place] == wanted[0], bytes[place..<place + wanted.count].elementsEqual(wanted) {
          return place
        }
        place += 1
      }
      return nil
    }
  }

  fileprivate func lastPlace(of text: String) -> Int? {
    let wanted = Array(text.utf8)
    return withUnsafeBufferPointer { bytes in
      var place = bytes.count - wanted.count
      while place >= 0 {
        if bytes[place] == wanted[0], bytes[place..<place + wanted.count].elementsEqual(wanted) {
          return place
        }
        place -= 1
      }
      return nil
    }
  }
}
