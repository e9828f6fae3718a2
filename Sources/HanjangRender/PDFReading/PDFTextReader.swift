/// Reads a finished file's text back from its content streams, in the order of drawing.
package struct PDFTextReader {
  /// What a form within a form may nest: none of ours does.
  private static let formLimit = 12

  private var text = ""

  /// - Parameters:
  ///   - password: of an encrypted file.
  ///   - foreign: pages that are not read, for strangers made them.
  /// - Returns: a text a page, without any sign of where a line ends.
  package static func pages(
    of bytes: [UInt8], password: String? = nil, without foreign: Set<Int> = []
  ) throws(ExportError) -> [String] {
    do throws(QPDFError) {
      let file = try QPDFFile(bytes, password: password)
      var texts: [String] = []
      for index in 0..<file.pageCount {
        guard !foreign.contains(index) else {
          texts.append("")
          continue
        }
        let page = file.page(index)
        var reader = PDFTextReader()
        try reader.read(
          file.content(ofPage: page), resources: file.value("/Resources", of: page), depth: 0, file)
        texts.append(reader.text)
      }
      return texts
    } catch {
      throw ExportError(message: "qpdf: \(error.message)")
    }
  }

  private mutating func read(
    _ content: [UInt8], resources: PDFObject, depth: Int, _ file: borrowing QPDFFile
  ) throws(QPDFError) {
    var tokenizer = PDFTokenizer(content)
    var operands: [PDFTokenizer.Token] = []
    var fonts: [String: ToUnicodeMap] = [:]
    var font: ToUnicodeMap?
    /// For each open piece of marked content whether it says itself what its text is.
    var marked: [Bool] = []
    while let token = tokenizer.next() {
      guard case .keyword(let word) = token else {
        operands.append(token)
        continue
      }
      switch word {
      case "Tf":
        guard case .name(let name)? = operands.first else { break }
        if fonts[name] == nil { fonts[name] = try self.font(name, resources: resources, file) }
        font = fonts[name]
      case "Tj", "TJ", "'", "\"":
        if !marked.contains(true) { show(operands, font) }
      case "BDC", "BMC":
        let actual = Self.actualText(operands)
        if let actual, !marked.contains(true) { text += actual }
        marked.append(actual != nil)
      case "EMC": _ = marked.popLast()
      case "ID": tokenizer.skipInlinePicture()
      case "Do": try readForm(operands, resources: resources, depth: depth, file)
      default: break
      }
      operands = []
    }
  }

  private mutating func show(_ operands: [PDFTokenizer.Token], _ font: ToUnicodeMap?) {
    for case .string(let codes) in operands {
      text += font?.text(of: codes) ?? "\u{FFFD}"
    }
  }

  private static func actualText(_ operands: [PDFTokenizer.Token]) -> String? {
    guard let key = operands.firstIndex(of: .name("ActualText")), key + 1 < operands.count,
      case .string(let bytes) = operands[key + 1]
    else { return nil }
    guard bytes.starts(with: [0xFE, 0xFF]) else { return String(decoding: bytes, as: UTF8.self) }
    return ToUnicodeMap.text(Array(bytes.dropFirst(2)))
  }

  private func font(
    _ name: String, resources: PDFObject, _ file: borrowing QPDFFile
  ) throws(QPDFError) -> ToUnicodeMap {
    let font = file.value("/" + name, of: file.value("/Font", of: resources))
    guard file.isDictionary(font), file.has("/ToUnicode", in: font) else { return .winAnsi }
    return ToUnicodeMap(try file.data(of: file.value("/ToUnicode", of: font)))
  }

  private mutating func readForm(
    _ operands: [PDFTokenizer.Token], resources: PDFObject, depth: Int, _ file: borrowing QPDFFile
  ) throws(QPDFError) {
    guard depth < Self.formLimit, case .name(let name)? = operands.first else { return }
    let form = file.value("/" + name, of: file.value("/XObject", of: resources))
    guard file.isStream(form) else { return }
    let dictionary = file.dictionary(ofStream: form)
    guard file.isName(file.value("/Subtype", of: dictionary), "/Form") else { return }
    let own = file.value("/Resources", of: dictionary)
    try read(
      file.data(of: form), resources: file.isDictionary(own) ? own : resources, depth: depth + 1,
      file)
  }
}
