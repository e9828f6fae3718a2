/// Reads the files in a file, whoever made it.
package enum AttachmentReader {
  /// In bytes: what all of them may hold together, and what reading them may take.
  private static let sizeLimit = 256 << 20
  private static let memory = 2 << 30

  package static func attachments(
    in bytes: [UInt8], password: String?
  ) throws(ExportError) -> [(path: String, bytes: [UInt8])] {
    do throws(QPDFError) {
      return try QPDFError.bounding(memory: memory) { () throws(QPDFError) in
        try read(QPDFFile(bytes, password: password, isForeign: true))
      }
    } catch {
      throw ExportError(message: error.message)
    }
  }

  private static func read(
    _ file: borrowing QPDFFile
  ) throws(QPDFError) -> [(path: String, bytes: [UInt8])] {
    let names = file.value("/Names", of: file.root)
    guard file.isDictionary(names) else { return [] }
    var found: [(path: String, bytes: [UInt8])] = []
    var room = sizeLimit
    for (_, specification) in try NameTree(file.value("/EmbeddedFiles", of: names), file).entries
    where file.isDictionary(specification) {
      let key = file.has("/UF", in: specification) ? "/UF" : "/F"
      let streams = file.value("/EF", of: specification)
      guard file.isDictionary(streams) else { continue }
      let stream = file.value(file.has("/UF", in: streams) ? "/UF" : "/F", of: streams)
      guard file.isStream(stream) else { continue }
      let bytes = try file.data(of: stream, limit: room)
      guard let bytes else {
        throw QPDFError(message: "the attached files take more than \(sizeLimit >> 20) MB")
      }
      room -= bytes.count
      found.append((file.text(of: file.value(key, of: specification)), bytes))
    }
    return found
  }
}
