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

  /// - Parameter catalog: gets the entries.
  func write(to file: inout PDFAssembler, catalog: inout PDFSyntax) throws(PDFFileError) {
    guard !attachments.isEmpty else { return }
    let deflater = try Deflater()
    let sorted = attachments.sorted {
      PDFSyntax.encoded($0.path).lexicographicallyPrecedes(PDFSyntax.encoded($1.path))
    }
    var specifications: [PDFReference] = []
    for attachment in sorted {
      let stream = file.reserve()
      file.addStream(stream, data: deflater.deflated(attachment.bytes)) {
        writeEntries(of: attachment, to: &$0)
      }
      specifications.append(file.add { writeSpecification(of: attachment, in: stream, to: &$0) })
    }
    catalog += "/Names<</EmbeddedFiles<</Names["
    for (attachment, specification) in zip(sorted, specifications) {
      catalog.text(attachment.path)
      catalog.reference(specification)
    }
    catalog += "]>>>>/AF"
    catalog.references(specifications)
  }

  private func writeEntries(of attachment: PDFAttachment, to syntax: inout PDFSyntax) {
    syntax += "/Type/EmbeddedFile/Filter/FlateDecode/Subtype"
    syntax.name(attachment.mediaType)
    syntax += "/Params<</Size"
    syntax.integer(attachment.bytes.count)
    syntax += "/ModDate"
    syntax.string(date)
    syntax += ">>"
  }

  private func writeSpecification(
    of attachment: PDFAttachment, in stream: PDFReference, to syntax: inout PDFSyntax
  ) {
    syntax += "<</Type/Filespec"
    for key in ["F", "UF", "Desc"] {
      syntax.name(key)
      syntax.text(attachment.path)
    }
    syntax += "/AFRelationship"
    syntax.name(attachment.relationship.rawValue)
    syntax += "/EF<</F"
    syntax.reference(stream)
    syntax += "/UF"
    syntax.reference(stream)
    syntax += ">>>>"
  }
}
