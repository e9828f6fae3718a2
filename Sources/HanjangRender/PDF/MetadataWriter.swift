/// Writes what the file says about itself, as its dictionary and as XMP.
struct MetadataWriter {
  let metadata: PDFMetadata
  let options: PDFOptions

  /// - Returns: the dictionary.
  func writeInformation(to file: inout PDFAssembler) -> PDFReference {
    let date = CalendarDate(secondsSince1970: metadata.date).pdf
    return file.add { syntax in
      syntax += "<<"
      for (key, value) in [
        ("Title", metadata.title), ("Author", metadata.author), ("Subject", metadata.subject),
        ("Keywords", metadata.keywords.joined(separator: ", ")), ("Creator", metadata.producer),
        ("Producer", metadata.producer),
      ] where !value.isEmpty || key == "Title" {
        syntax.name(key)
        syntax.text(value)
      }
      syntax += "/CreationDate"
      syntax.string(date)
      syntax += "/ModDate"
      syntax.string(date)
      syntax += ">>"
    }
  }

  /// - Parameter catalog: gets the entries.
  func write(to file: inout PDFAssembler, catalog: inout PDFSyntax) {
    let packet = file.reserve()
    // Programs look for it that know no other filter than none.
    file.addStream(packet, data: Array(XMPPacket(metadata, options).text.utf8)) { syntax in
      syntax += "/Type/Metadata/Subtype/XML"
    }
    catalog += "/Metadata"
    catalog.reference(packet)
    catalog += "/Lang"
    catalog.string(metadata.language)
    catalog += "/ViewerPreferences<</DisplayDocTitle true>>"
  }

  /// What the colours mean (ISO 19005-2, 6.2.3).
  func writeOutputIntent(
    to file: inout PDFAssembler, catalog: inout PDFSyntax
  ) throws(PDFFileError) {
    let profile = file.reserve()
    let data = try Deflater().deflated(ICCProfile.sRGB)
    file.addStream(profile, data: data) { $0 += "/N 3/Filter/FlateDecode" }
    catalog += "/OutputIntents[<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB)"
    catalog += "/Info(sRGB)/RegistryName(http://www.color.org)/DestOutputProfile"
    catalog.reference(profile)
    catalog += ">>]"
  }
}
