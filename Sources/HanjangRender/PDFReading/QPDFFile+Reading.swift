import CQPDF

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

extension QPDFFile {
  func isStream(_ object: PDFObject) -> Bool { qpdf_oh_is_stream(handle, object) != 0 }
  func isArray(_ object: PDFObject) -> Bool { qpdf_oh_is_array(handle, object) != 0 }
  func isString(_ object: PDFObject) -> Bool { qpdf_oh_is_string(handle, object) != 0 }
  func isNull(_ object: PDFObject) -> Bool { qpdf_oh_is_null(handle, object) != 0 }

  func dictionary(ofStream stream: PDFObject) -> PDFObject { qpdf_oh_get_dict(handle, stream) }

  /// A stream's bytes, decoded.
  func data(of stream: PDFObject) throws(QPDFError) -> [UInt8] {
    var isDecoded: QPDF_BOOL = 0
    var data: UnsafeMutablePointer<UInt8>?
    var count = 0
    _ = qpdf_oh_get_stream_data(handle, stream, qpdf_dl_all, &isDecoded, &data, &count)
    defer { free(data) }
    try check()
    return Array(UnsafeBufferPointer(start: data, count: count))
  }

  /// With their slashes.
  func keys(of dictionary: PDFObject) -> [String] {
    var keys: [String] = []
    qpdf_oh_begin_dict_key_iter(handle, dictionary)
    while qpdf_oh_dict_more_keys(handle) != 0 {
      if let key = qpdf_oh_dict_next_key(handle) { keys.append(String(cString: key)) }
    }
    return keys
  }

  func items(of array: PDFObject) -> [PDFObject] {
    guard isArray(array) else { return [] }
    return (0..<qpdf_oh_get_array_n_items(handle, array)).map {
      qpdf_oh_get_array_item(handle, array, $0)
    }
  }

  /// A string's text, whichever of PDF's encodings it has.
  func text(of string: PDFObject) -> String {
    qpdf_oh_get_utf8_value(handle, string).map { String(cString: $0) } ?? ""
  }

  func isName(_ object: PDFObject) -> Bool { qpdf_oh_is_name(handle, object) != 0 }

  /// With its slash.
  func nameValue(_ name: PDFObject) -> String {
    qpdf_oh_get_name(handle, name).map { String(cString: $0) } ?? ""
  }

  func number(_ object: PDFObject) -> Double {
    qpdf_oh_is_number(handle, object) != 0 ? qpdf_oh_get_numeric_value(handle, object) : 0
  }

  /// What tells an indirect object from others; 0 for a direct one.
  func identifier(_ object: PDFObject) -> Int { Int(qpdf_oh_get_object_id(handle, object)) }

  // MARK: Pages of others

  /// Gives a page all that another file's page has. It stays the object that links lead to.
  func replace(_ page: PDFObject, with other: PDFObject, of file: borrowing QPDFFile) {
    let copy = qpdf_oh_copy_foreign_object(handle, file.handle, other)
    for key in keys(of: page) where key != "/Parent" { remove(key, from: page) }
    for key in keys(of: copy) where key != "/Parent" { set(key, value(key, of: copy), in: page) }
  }
}
