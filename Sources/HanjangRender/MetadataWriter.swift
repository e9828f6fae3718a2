/// Writes what the file says about itself, as its dictionary and as XMP.
struct MetadataWriter {
  let metadata: PDFMetadata
  let options: PDFOptions

  func write(to file: borrowing QPDFFile) {
    let date = CalendarDate(secondsSince1970: metadata.date)
    let info = file.indirect(
      file.dictionary([
        "/Title": file.text(metadata.title), "/Producer": file.text(metadata.producer),
        "/Creator": file.text(metadata.producer), "/CreationDate": file.string(date.pdf),
        "/ModDate": file.string(date.pdf),
      ]))
    for (key, value) in [
      ("/Author", metadata.author), ("/Subject", metadata.subject),
      ("/Keywords", metadata.keywords.joined(separator: ", ")),
    ] where !value.isEmpty {
      file.set(key, file.text(value), in: info)
    }
    file.set("/Info", info, in: file.trailer)
    let packet = file.indirect(
      file.stream(
        Array(XMPPacket(metadata, options).text.utf8),
        ["/Type": file.name("/Metadata"), "/Subtype": file.name("/XML")]))
    file.set("/Metadata", packet, in: file.root)
    file.set("/Lang", file.string(metadata.language), in: file.root)
    file.set(
      "/ViewerPreferences", file.dictionary(["/DisplayDocTitle": file.bool(true)]), in: file.root)
    if options.archive != nil { addOutputIntent(to: file) }
  }

  /// What the colours mean (ISO 19005-2, 6.2.3).
  private func addOutputIntent(to file: borrowing QPDFFile) {
    let profile = file.indirect(file.stream(ICCProfile.sRGB, ["/N": file.integer(3)]))
    let intent = file.dictionary([
      "/Type": file.name("/OutputIntent"), "/S": file.name("/GTS_PDFA1"),
      "/OutputConditionIdentifier": file.string("sRGB"), "/Info": file.string("sRGB"),
      "/RegistryName": file.string("http://www.color.org"), "/DestOutputProfile": profile,
    ])
    file.set("/OutputIntents", file.array([intent]), in: file.root)
  }
}
