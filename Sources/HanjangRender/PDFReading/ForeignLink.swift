import HanjangCore

/// A link of a PDF that is taken over: rewritten, so that nothing else comes with it.
struct ForeignLink: Sendable {
  enum Target: Sendable {
    /// As it stands in the file.
    case address([UInt8])
    /// A page of the same PDF, a name for how it is shown, and numbers or nulls for that.
    case page(Int, fit: String, numbers: [Double?])
  }

  var target: Target
  /// In points: two corners.
  var rect: [Double]
  /// The corners of quadrilaterals, eight numbers each.
  var corners: [Double]
  /// Its border: 0, 1, 3 or 4 numbers.
  var color: [Double]
  var borderWidth: Double

  private static let schemes = ["http", "https", "mailto", "tel"]

  /// Whether nothing but a browser, a mail program or a telephone opens it.
  static func isHarmless(_ address: [UInt8]) -> Bool {
    guard address.count <= 8_192, address.allSatisfy({ $0 > 0x20 && $0 != 0x7F }),
      let colon = address.firstIndex(of: UInt8(ascii: ":"))
    else { return false }
    return schemes.contains(String(decoding: address[..<colon], as: UTF8.self).lowercased())
  }

  /// - Parameter pages: those of the finished file that the PDF's own have become.
  func annotation(pages: [PDFObject], _ file: borrowing QPDFFile) -> PDFObject {
    let link = file.dictionary([
      "/Type": file.name("/Annot"), "/Subtype": file.name("/Link"),
      "/Rect": file.array(rect.map { file.real($0) }),
      // Printed, where the border shows.
      "/F": file.integer(4),
      "/Border": file.array([0, 0, borderWidth].map { file.real($0) }),
    ])
    if !color.isEmpty { file.set("/C", file.array(color.map { file.real($0) }), in: link) }
    if !corners.isEmpty {
      file.set("/QuadPoints", file.array(corners.map { file.real($0) }), in: link)
    }
    switch target {
    case .address(let address):
      let action = file.dictionary(["/S": file.name("/URI"), "/URI": file.string(address)])
      file.set("/A", action, in: link)
    case .page(let page, let fit, let numbers):
      var items = [pages[page], file.name(fit)]
      for number in numbers { items.append(number.map { file.real($0) } ?? file.null()) }
      file.set("/Dest", file.array(items), in: link)
    }
    return file.indirect(link)
  }
}

/// A kind of thing in a PDF that is not taken over.
package enum LeftOut: Int, CaseIterable, Sendable {
  case scripts, attachedFiles, media, formFields, comments, unsafeLinks, deadLinks, others
}

/// Reads the annotations of a PDF: what of them is taken over, and what is left out.
struct ForeignAnnotations {
  /// By page.
  private(set) var links: [[ForeignLink]] = []
  private(set) var leftOut: Set<LeftOut> = []
  private let pageNumbers: [Int: Int]
  private let names: NamedDestinations

  /// In all of a file.
  private static let countLimit = 100_000

  init(_ file: borrowing QPDFFile) throws(QPDFError) {
    var numbers: [Int: Int] = [:]
    for index in 0..<file.pageCount { numbers[file.identifier(file.page(index))] = index }
    pageNumbers = numbers
    names = try NamedDestinations(file)
    try readCatalog(file)
    var count = 0
    for index in 0..<file.pageCount {
      let page = file.page(index)
      if file.has("/AA", in: page) { leftOut.insert(.scripts) }
      if file.has("/AF", in: page) { leftOut.insert(.attachedFiles) }
      let annotations = file.items(of: file.value("/Annots", of: page))
      count += annotations.count
      guard count <= Self.countLimit else {
        throw QPDFError(message: "it has more than \(Self.countLimit) annotations")
      }
      var found: [ForeignLink] = []
      for annotation in annotations where file.isDictionary(annotation) {
        if let link = read(annotation, file) { found.append(link) }
      }
      links.append(found)
    }
  }

  private mutating func readCatalog(_ file: borrowing QPDFFile) throws(QPDFError) {
    let root = file.root
    if file.has("/AA", in: root) { leftOut.insert(.scripts) }
    if file.isDictionary(file.value("/OpenAction", of: root)) { leftOut.insert(.scripts) }
    if file.has("/AF", in: root) { leftOut.insert(.attachedFiles) }
    let names = file.value("/Names", of: root)
    if file.isDictionary(names) {
      if file.has("/JavaScript", in: names) { leftOut.insert(.scripts) }
      if file.has("/EmbeddedFiles", in: names) { leftOut.insert(.attachedFiles) }
    }
    let form = file.value("/AcroForm", of: root)
    guard file.isDictionary(form) else { return }
    if !file.items(of: file.value("/Fields", of: form)).isEmpty || file.has("/XFA", in: form) {
      leftOut.insert(.formFields)
    }
  }

  private mutating func read(
    _ annotation: PDFObject, _ file: borrowing QPDFFile
  ) -> ForeignLink? {
    for key in ["/AA", "/PA"] where file.has(key, in: annotation) { leftOut.insert(.scripts) }
    let kind = file.value("/Subtype", of: annotation)
    switch file.isName(kind) ? file.nameValue(kind) : "" {
    case "/Link": return link(annotation, file)
    case "/Widget": leftOut.insert(.formFields)
    case "/FileAttachment": leftOut.insert(.attachedFiles)
    case "/RichMedia", "/Screen", "/Movie", "/Sound", "/3D": leftOut.insert(.media)
    case "/Text", "/FreeText", "/Highlight", "/Underline", "/Squiggly", "/StrikeOut", "/Ink",
      "/Stamp", "/Line", "/Square", "/Circle", "/Polygon", "/PolyLine", "/Caret", "/Popup",
      "/Redact":
      leftOut.insert(.comments)
    default: leftOut.insert(.others)
    }
    return nil
  }

  private mutating func link(
    _ annotation: PDFObject, _ file: borrowing QPDFFile
  ) -> ForeignLink? {
    guard let target = target(of: annotation, file) else { return nil }
    let rect = file.numbers(of: file.value("/Rect", of: annotation))
    guard rect.count == 4 else {
      leftOut.insert(.deadLinks)
      return nil
    }
    let corners = file.numbers(of: file.value("/QuadPoints", of: annotation))
    let color = file.numbers(of: file.value("/C", of: annotation))
    return ForeignLink(
      target: target, rect: rect, corners: corners.count.isMultiple(of: 8) ? corners : [],
      color: [1, 3, 4].contains(color.count) ? color : [],
      borderWidth: borderWidth(of: annotation, file))
  }

  private mutating func target(
    of annotation: PDFObject, _ file: borrowing QPDFFile
  ) -> ForeignLink.Target? {
    let action = file.value("/A", of: annotation)
    guard file.isDictionary(action) else {
      return destination(file.value("/Dest", of: annotation), file)
    }
    if file.has("/Next", in: action) { leftOut.insert(.scripts) }
    let kind = file.value("/S", of: action)
    switch file.isName(kind) ? file.nameValue(kind) : "" {
    case "/GoTo": return destination(file.value("/D", of: action), file)
    case "/URI":
      let address = file.bytes(of: file.value("/URI", of: action))
      if ForeignLink.isHarmless(address) { return .address(address) }
      leftOut.insert(.unsafeLinks)
    case "/JavaScript": leftOut.insert(.scripts)
    default: leftOut.insert(.unsafeLinks)
    }
    return nil
  }

  private mutating func destination(
    _ object: PDFObject, _ file: borrowing QPDFFile
  ) -> ForeignLink.Target? {
    let items = file.items(of: names.resolved(object, file))
    guard items.count > 1, items.count <= 6, file.isName(items[1]),
      let page = pageNumbers[file.identifier(items[0])]
    else {
      leftOut.insert(.deadLinks)
      return nil
    }
    return .page(
      page, fit: file.nameValue(items[1]),
      numbers: items.dropFirst(2).map { file.isNull($0) ? nil : file.number($0) })
  }

  /// One point where nothing is said (ISO 32000-2, 12.5.4).
  private func borderWidth(of annotation: PDFObject, _ file: borrowing QPDFFile) -> Double {
    let style = file.value("/BS", of: annotation)
    if file.isDictionary(style), file.has("/W", in: style) {
      return file.number(file.value("/W", of: style))
    }
    let border = file.numbers(of: file.value("/Border", of: annotation))
    return border.count > 2 ? border[2] : 1
  }
}
