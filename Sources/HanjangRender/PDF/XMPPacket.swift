/// The metadata as XMP (ISO 16684-1), the same facts as in the information dictionary.
struct XMPPacket {
  let text: String

  init(_ metadata: PDFMetadata, _ options: PDFOptions) {
    let date = CalendarDate(secondsSince1970: metadata.date).iso8601
    var properties = [
      "<dc:format>application/pdf</dc:format>",
      "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">\(Self.escaped(metadata.title))</rdf:li>"
        + "</rdf:Alt></dc:title>",
      "<dc:language><rdf:Bag><rdf:li>\(Self.escaped(metadata.language))</rdf:li></rdf:Bag>"
        + "</dc:language>",
      "<xmp:CreatorTool>\(Self.escaped(metadata.producer))</xmp:CreatorTool>",
      "<xmp:CreateDate>\(date)</xmp:CreateDate>", "<xmp:ModifyDate>\(date)</xmp:ModifyDate>",
      "<pdf:Producer>\(Self.escaped(metadata.producer))</pdf:Producer>",
    ]
    if !metadata.author.isEmpty {
      properties.append(
        "<dc:creator><rdf:Seq><rdf:li>\(Self.escaped(metadata.author))</rdf:li></rdf:Seq>"
          + "</dc:creator>")
    }
    if !metadata.subject.isEmpty {
      properties.append(
        "<dc:description><rdf:Alt><rdf:li xml:lang=\"x-default\">"
          + "\(Self.escaped(metadata.subject))</rdf:li></rdf:Alt></dc:description>")
    }
    if !metadata.keywords.isEmpty {
      let keywords = Self.escaped(metadata.keywords.joined(separator: ", "))
      properties.append("<pdf:Keywords>\(keywords)</pdf:Keywords>")
    }
    if let archive = options.archive {
      properties.append("<pdfaid:part>\(archive.part)</pdfaid:part>")
      properties.append("<pdfaid:conformance>\(archive.level)</pdfaid:conformance>")
    }
    let isAccessible = options.claims.contains(.ua1)
    if isAccessible { properties.append("<pdfuaid:part>1</pdfuaid:part>") }
    text = """
      <?xpacket begin="\u{FEFF}" id="W5M0MpCehiHzreSzNTczkc9d"?>
      <x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF \
      xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" \
      xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" \
      xmlns:pdf="http://ns.adobe.com/pdf/1.3/" \
      xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" \
      xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">\(properties.joined())</rdf:Description>\
      \(isAccessible ? Self.accessibilitySchema : "")</rdf:RDF></x:xmpmeta>
      <?xpacket end="w"?>
      """
  }

  /// PDF/A knows the properties of its own time only; others are described (ISO 19005-2, 6.6.2.3).
  private static let accessibilitySchema = """
    <rdf:Description rdf:about="" \
    xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" \
    xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" \
    xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#"><pdfaExtension:schemas><rdf:Bag>\
    <rdf:li rdf:parseType="Resource">\
    <pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>\
    <pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>\
    <pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix><pdfaSchema:property><rdf:Seq>\
    <rdf:li rdf:parseType="Resource"><pdfaProperty:name>part</pdfaProperty:name>\
    <pdfaProperty:valueType>Integer</pdfaProperty:valueType>\
    <pdfaProperty:category>internal</pdfaProperty:category>\
    <pdfaProperty:description>The part of ISO 14289 that the file follows\
    </pdfaProperty:description></rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag>\
    </pdfaExtension:schemas></rdf:Description>
    """

  private static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "&": result += "&amp;"
      case "\u{0}"..<"\u{20}", "\u{FFFE}", "\u{FFFF}": result += " "
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
