/// A file within the file.
package struct PDFAttachment: Sendable {
  /// What it is to the document (ISO 19005-3, annex E).
  package enum Relationship: String, Sendable {
    case source = "Source"
    case data = "Data"
    case supplement = "Supplement"
  }

  /// With slashes between its folders.
  package var path: String
  package var bytes: [UInt8]
  /// Such as `text/markdown`.
  package var mediaType: String
  package var relationship: Relationship

  package init(path: String, bytes: [UInt8], mediaType: String, relationship: Relationship) {
    self.path = path
    self.bytes = bytes
    self.mediaType = mediaType
    self.relationship = relationship
  }
}

/// Writes files into the file, where readers list them and archives look for them.
struct AttachmentWriter {
  let attachments: [PDFAttachment]
  /// As PDF writes it.
  let date: String

  func write(to file: borrowing QPDFFile) {
    guard !attachments.isEmpty else { return }
    var names: [PDFObject] = []
    var all: [PDFObject] = []
    for attachment in attachments.sorted(by: {
      Self.key($0.path).lexicographicallyPrecedes(Self.key($1.path))
    }) {
      let specification = specification(attachment, file)
      names += [file.text(attachment.path), specification]
      all.append(specification)
    }
    let tree = file.dictionary(["/Names": file.array(names)])
    file.set("/Names", file.dictionary(["/EmbeddedFiles": tree]), in: file.root)
    file.set("/AF", file.array(all), in: file.root)
  }

  /// The bytes by which names are sorted: those that libqpdf writes.
  private static func key(_ name: String) -> [UInt8] {
    if name.unicodeScalars.allSatisfy({ $0.value < 0x80 }) { return Array(name.utf8) }
    return [0xFE, 0xFF] + name.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
  }

  private func specification(
    _ attachment: PDFAttachment, _ file: borrowing QPDFFile
  ) -> PDFObject {
    let parameters = file.dictionary([
      "/Size": file.integer(attachment.bytes.count), "/ModDate": file.string(date),
    ])
    let stream = file.indirect(
      file.stream(
        attachment.bytes,
        [
          "/Type": file.name("/EmbeddedFile"), "/Subtype": file.name("/" + attachment.mediaType),
          "/Params": parameters,
        ]))
    let name = file.text(attachment.path)
    return file.indirect(
      file.dictionary([
        "/Type": file.name("/Filespec"), "/F": name, "/UF": name, "/Desc": name,
        "/AFRelationship": file.name("/" + attachment.relationship.rawValue),
        "/EF": file.dictionary(["/F": stream, "/UF": stream]),
      ]))
  }
}

/// Reads the files in a file, whoever made it.
package enum AttachmentReader {
  /// A tree that is deeper than this, or larger, is a trap.
  private static let depthLimit = 32
  private static let countLimit = 10_000

  package static func attachments(
    in bytes: [UInt8], password: String?
  ) throws(ExportError) -> [(path: String, bytes: [UInt8])] {
    do throws(QPDFError) {
      let file = try QPDFFile(bytes, password: password, isForeign: true)
      var specifications: [PDFObject] = []
      let names = file.value("/Names", of: file.root)
      if file.isDictionary(names) {
        collect(file.value("/EmbeddedFiles", of: names), depth: 0, file, into: &specifications)
      }
      var found: [(path: String, bytes: [UInt8])] = []
      for specification in specifications {
        let key = file.has("/UF", in: specification) ? "/UF" : "/F"
        let streams = file.value("/EF", of: specification)
        guard file.isDictionary(streams) else { continue }
        let stream = file.value(file.has("/UF", in: streams) ? "/UF" : "/F", of: streams)
        guard file.isStream(stream) else { continue }
        found.append((file.text(of: file.value(key, of: specification)), try file.data(of: stream)))
      }
      return found
    } catch {
      throw ExportError(message: error.message)
    }
  }

  private static func collect(
    _ node: PDFObject, depth: Int, _ file: borrowing QPDFFile, into found: inout [PDFObject]
  ) {
    guard depth < depthLimit, found.count < countLimit, file.isDictionary(node) else { return }
    let names = file.items(of: file.value("/Names", of: node))
    for index in stride(from: 1, to: names.count, by: 2) where file.isDictionary(names[index]) {
      found.append(names[index])
    }
    for kid in file.items(of: file.value("/Kids", of: node)) {
      collect(kid, depth: depth + 1, file, into: &found)
    }
  }
}
