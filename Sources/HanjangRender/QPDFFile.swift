import CQPDF
import Dispatch

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// What libqpdf could not do.
package struct QPDFError: Error, Sendable {
  package var message: String
}

/// A handle of an object in a `QPDFFile`.
typealias PDFObject = qpdf_oh

/// A PDF in memory that libqpdf changes and writes; the only importer of its C API.
///
/// libqpdf reads the bytes lazily, so they stay where they are as long as the file.
struct QPDFFile: ~Copyable {
  let handle: qpdf_data?
  /// Whether another program made the file: libqpdf's repairs are no errors then.
  private let isForeign: Bool
  private let bytes: UnsafeMutableBufferPointer<CChar>
  /// The numbers of all objects when the file was opened; nil for those up to the table's size.
  private let objects: [Int]?

  /// - Parameters:
  ///   - password: of an encrypted file.
  ///   - isForeign: whether another program made it.
  init(
    _ source: [UInt8], password: String? = nil, isForeign: Bool = false
  ) throws(QPDFError) {
    let bytes = UnsafeMutableBufferPointer<CChar>.allocate(capacity: max(1, source.count))
    source.withUnsafeBytes {
      UnsafeMutableRawBufferPointer(bytes).copyBytes(from: $0)
    }
    objects = isForeign ? nil : CairoStructure.free(in: UnsafeMutableRawBufferPointer(bytes))
    handle = QPDFLibrary.isOpen ? qpdf_init() : nil
    self.bytes = bytes
    self.isForeign = isForeign
    guard handle != nil else { throw QPDFError(message: "the library is not installed") }
    qpdf_set_suppress_warnings(handle, 1)
    _ = qpdf_read_memory(
      handle, isForeign ? "file" : "cairo", bytes.baseAddress, UInt64(source.count), password)
    if isForeign, qpdf_has_error(handle) == 0 { qpdf_push_inherited_attributes_to_page(handle) }
    try check()
  }

  /// Nothing waits for the memory, which takes a millisecond to free.
  deinit {
    // Nobody else has the handle and the bytes any more, so that another thread may end them.
    nonisolated(unsafe) let (handle, bytes) = (handle, bytes)
    DispatchQueue.global().async {
      var handle = handle
      if handle != nil { qpdf_cleanup(&handle) }
      bytes.deallocate()
    }
  }

  /// libqpdf reports what went wrong in its C API as a warning too, so any is an error here.
  func check() throws(QPDFError) {
    if qpdf_has_error(handle) != 0 { throw error(qpdf_get_error(handle)) }
    while qpdf_more_warnings(handle) != 0 {
      let warning = qpdf_next_warning(handle)
      if isForeign { continue }
      // cairo 1.16 names a picture twice among a page's resources where it is drawn twice.
      guard qpdf_get_error_code(handle, warning) == qpdf_e_damaged_pdf else {
        throw error(warning)
      }
    }
  }

  private func error(_ error: qpdf_error?) -> QPDFError {
    if qpdf_get_error_code(handle, error) == qpdf_e_password {
      return QPDFError(message: "it is encrypted, and the password is missing or another")
    }
    return QPDFError(
      message: qpdf_get_error_full_text(handle, error).map { String(cString: $0) } ?? "")
  }

  // MARK: Reading

  var root: PDFObject { qpdf_get_root(handle) }
  var trailer: PDFObject { qpdf_get_trailer(handle) }
  var pageCount: Int { Int(qpdf_get_num_pages(handle)) }

  func page(_ index: Int) -> PDFObject { qpdf_get_page_n(handle, index) }

  func content(ofPage page: PDFObject) throws(QPDFError) -> [UInt8] {
    var data: UnsafeMutablePointer<UInt8>?
    var count = 0
    _ = qpdf_oh_get_page_content_data(handle, page, &data, &count)
    defer { free(data) }
    try check()
    return Array(UnsafeBufferPointer(start: data, count: count))
  }

  func value(_ key: String, of dictionary: PDFObject) -> PDFObject {
    qpdf_oh_get_key(handle, dictionary, key)
  }

  func has(_ key: String, in dictionary: PDFObject) -> Bool {
    qpdf_oh_has_key(handle, dictionary, key) != 0
  }

  func isDictionary(_ object: PDFObject) -> Bool { qpdf_oh_is_dictionary(handle, object) != 0 }

  func isName(_ object: PDFObject, _ name: String) -> Bool {
    qpdf_oh_is_name_and_equals(handle, object, name) != 0
  }

  /// The dictionaries of all objects in the file, streams' ones included.
  func forEachDictionary(_ body: (PDFObject) -> Void) {
    let count = Int(qpdf_oh_get_int_value_as_int(handle, value("/Size", of: trailer)))
    for id in objects ?? Array(1..<max(1, count)) {
      let object = qpdf_get_object_by_id(handle, Int32(id), 0)
      let dictionary =
        qpdf_oh_is_stream(handle, object) != 0 ? qpdf_oh_get_dict(handle, object) : object
      if isDictionary(dictionary) { body(dictionary) }
    }
  }

  // MARK: Making

  func name(_ text: String) -> PDFObject { qpdf_oh_new_name(handle, text) }
  func integer(_ value: Int) -> PDFObject { qpdf_oh_new_integer(handle, Int64(value)) }
  func real(_ value: Double) -> PDFObject { qpdf_oh_new_real_from_double(handle, value, 2) }
  func bool(_ value: Bool) -> PDFObject { qpdf_oh_new_bool(handle, value ? 1 : 0) }
  func null() -> PDFObject { qpdf_oh_new_null(handle) }

  /// Bytes as they are, such as a date or an address.
  func string(_ text: String) -> PDFObject { qpdf_oh_new_string(handle, text) }

  /// Text for people.
  func text(_ text: String) -> PDFObject { qpdf_oh_new_unicode_string(handle, text) }

  func dictionary(_ entries: KeyValuePairs<String, PDFObject> = [:]) -> PDFObject {
    let dictionary = qpdf_oh_new_dictionary(handle)
    for (key, value) in entries { qpdf_oh_replace_key(handle, dictionary, key, value) }
    return dictionary
  }

  func array(_ items: [PDFObject] = []) -> PDFObject {
    let array = qpdf_oh_new_array(handle)
    for item in items { qpdf_oh_append_item(handle, array, item) }
    return array
  }

  func indirect(_ object: PDFObject) -> PDFObject { qpdf_make_indirect_object(handle, object) }

  func stream(_ bytes: [UInt8], _ entries: KeyValuePairs<String, PDFObject> = [:]) -> PDFObject {
    let stream = qpdf_oh_new_stream(handle)
    qpdf_oh_replace_stream_data(handle, stream, bytes, bytes.count, null(), null())
    // A key of the stream itself cannot be set; its dictionary's can.
    let dictionary = qpdf_oh_get_dict(handle, stream)
    for (key, value) in entries { qpdf_oh_replace_key(handle, dictionary, key, value) }
    return stream
  }

  /// Gives the handle back; the object stays where it was put.
  func release(_ object: PDFObject) { qpdf_oh_release(handle, object) }

  // MARK: Changing

  /// Replaces the page's content. cairo gives a page one stream, which is used again: to make a new
  /// one takes libqpdf a walk through all objects.
  func setContent(_ bytes: [UInt8], of page: PDFObject) {
    let contents = value("/Contents", of: page)
    if qpdf_oh_is_stream(handle, contents) != 0 {
      qpdf_oh_replace_stream_data(handle, contents, bytes, bytes.count, null(), null())
    } else {
      set("/Contents", stream(bytes), in: page)
    }
  }

  func append(_ item: PDFObject, to array: PDFObject) {
    qpdf_oh_append_item(handle, array, item)
  }

  func set(_ key: String, _ value: PDFObject, in dictionary: PDFObject) {
    qpdf_oh_replace_key(handle, dictionary, key, value)
  }

  func remove(_ key: String, from dictionary: PDFObject) {
    qpdf_oh_remove_key(handle, dictionary, key)
  }

  // MARK: Writing

  /// The finished file; the same input gives the same bytes, the ID included.
  ///
  /// - Parameter password: encrypts the file, which is new each time then.
  consuming func write(password: String? = nil) throws(QPDFError) -> [UInt8] {
    try check()
    _ = qpdf_init_write_memory(handle)
    if let password {
      // AES-256 (ISO 32000-2, 7.6.4); all is allowed to who knows the password, screen readers too.
      qpdf_set_r6_encryption_parameters2(
        handle, password, password, 1, 1, 1, 1, 1, 1, qpdf_r3p_full, 1)
    } else {
      qpdf_set_deterministic_ID(handle, 1)
    }
    qpdf_set_object_stream_mode(handle, qpdf_o_generate)
    qpdf_set_compress_streams(handle, 1)
    qpdf_set_minimum_pdf_version(handle, "1.7")
    qpdf_set_newline_before_endstream(handle, 1)
    _ = qpdf_write(handle)
    try check()
    let count = qpdf_get_buffer_length(handle)
    return Array(UnsafeBufferPointer(start: qpdf_get_buffer(handle), count: count))
  }
}
