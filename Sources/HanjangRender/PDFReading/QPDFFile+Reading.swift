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
    try data(of: stream, limit: .max) ?? []
  }

  /// A stream's bytes, decoded; nil where there are more than `limit`.
  func data(of stream: PDFObject, limit: Int) throws(QPDFError) -> [UInt8]? {
    var isDecoded: QPDF_BOOL = 0
    var data: UnsafeMutablePointer<UInt8>?
    var count = 0
    _ = qpdf_oh_get_stream_data(handle, stream, qpdf_dl_all, &isDecoded, &data, &count)
    defer { free(data) }
    try check()
    return count <= limit ? Array(UnsafeBufferPointer(start: data, count: count)) : nil
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

  /// A string's bytes as they are.
  func bytes(of string: PDFObject) -> [UInt8] {
    var count = 0
    guard isString(string), let start = qpdf_oh_get_binary_string_value(handle, string, &count)
    else { return [] }
    return UnsafeRawBufferPointer(start: start, count: count).map(\.self)
  }

  /// The items of an array of numbers; empty where one is none.
  func numbers(of array: PDFObject) -> [Double] {
    let numbers = items(of: array).map { number($0) }
    return numbers.allSatisfy(\.isFinite) ? numbers : []
  }

  /// Forgets a handle; libqpdf keeps each as long as the file.
  func release(_ object: PDFObject) { qpdf_oh_release(handle, object) }

  /// Whether whoever opens the file without a password may not copy its text.
  var forbidsCopying: Bool {
    qpdf_is_encrypted(handle) != 0 && qpdf_allow_extract_all(handle) == 0
  }

  /// Gives each page what it inherits.
  func pushInheritedAttributes() { qpdf_push_inherited_attributes_to_page(handle) }

  func copy(_ object: PDFObject, of other: borrowing QPDFFile) -> PDFObject {
    qpdf_oh_copy_foreign_object(handle, other.handle, object)
  }
}

extension QPDFError {
  /// Runs what reads a stranger's file with a bound on the memory that it takes: a small file can
  /// ask for any amount.
  ///
  /// - Parameter bytes: how much more memory of its own than now the process may have.
  static func bounding<Result: ~Copyable>(
    memory bytes: Int, _ body: () throws(QPDFError) -> Result
  ) throws(QPDFError) -> Result {
    let before = hanjang_bound_memory(UInt64(bytes))
    defer { hanjang_restore_memory(before) }
    do {
      return try body()
    } catch {
      guard error.isOutOfMemory else { throw error }
      throw QPDFError(message: "reading it takes more than \(bytes >> 20) MB of memory")
    }
  }
}
