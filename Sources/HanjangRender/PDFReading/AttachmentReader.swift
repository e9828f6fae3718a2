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
