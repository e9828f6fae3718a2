/// The metadata as XMP (ISO 16684-1), the same facts as in the information dictionary.
struct XMPPacket {
  let text: String

  init(_ metadata: PDFMetadata) {
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
    text = """
      <?xpacket begin="\u{FEFF}" id="W5M0MpCehiHzreSzNTczkc9d"?>
      <x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF \
      xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" \
      xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" \
      xmlns:pdf="http://ns.adobe.com/pdf/1.3/">\(properties.joined())</rdf:Description>\
      </rdf:RDF></x:xmpmeta>
      <?xpacket end="w"?>
      """
  }

  private static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "&": result += "&amp;"
      case "\u{0}"..<"\u{20}": result += " "
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
