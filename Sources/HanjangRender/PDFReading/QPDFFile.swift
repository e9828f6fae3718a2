import CQPDF

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// What libqpdf could not do.
package struct QPDFError: Error, Sendable {
  package var message: String

  var isOutOfMemory: Bool { message.contains("bad_alloc") }
}

/// A handle of an object in a `QPDFFile`.
typealias PDFObject = qpdf_oh

/// A PDF in memory that libqpdf reads, or changes to merge pages or to encrypt. Only this type calls
/// its C API.
///
/// libqpdf reads the bytes lazily, so they stay where they are as long as the file.
struct QPDFFile: ~Copyable {
  let handle: qpdf_data?
  /// Whether another program made the file: libqpdf's repairs aren't errors then.
  private let isForeign: Bool
  private let bytes: UnsafeMutableBufferPointer<CChar>

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
    handle = QPDFLibrary.isOpen ? qpdf_init() : nil
    self.bytes = bytes
    self.isForeign = isForeign
    guard handle != nil else { throw QPDFError(message: "the library is not installed") }
    qpdf_set_suppress_warnings(handle, 1)
    _ = qpdf_read_memory(
      handle, "file", bytes.baseAddress, UInt64(source.count), password)
    try check()
  }

  deinit {
    var handle = handle
    if handle != nil { qpdf_cleanup(&handle) }
    bytes.deallocate()
  }

  /// libqpdf reports what went wrong in its C API as a warning too, so any is an error here; of a
  /// stranger's file only what it had no memory for, which it goes on without.
  func check() throws(QPDFError) {
    var first: QPDFError?
    while qpdf_more_warnings(handle) != 0 {
      let warning = error(qpdf_next_warning(handle))
      if !isForeign || warning.isOutOfMemory { first = first ?? warning }
    }
    if qpdf_has_error(handle) != 0 {
      let error = error(qpdf_get_error(handle))
      throw isForeign ? first ?? error : error
    }
    if let first { throw first }
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

  // MARK: Making

  func name(_ text: String) -> PDFObject { qpdf_oh_new_name(handle, text) }
  func integer(_ value: Int) -> PDFObject { qpdf_oh_new_integer(handle, Int64(value)) }
  func real(_ value: Double) -> PDFObject { qpdf_oh_new_real_from_double(handle, value, 2) }
  func null() -> PDFObject { qpdf_oh_new_null(handle) }

  func string(_ bytes: [UInt8]) -> PDFObject {
    bytes.withUnsafeBytes {
      qpdf_oh_new_binary_string(
        handle, $0.baseAddress?.assumingMemoryBound(to: CChar.self), $0.count)
    }
  }

  func dictionary(_ entries: KeyValuePairs<String, PDFObject>) -> PDFObject {
    let dictionary = qpdf_oh_new_dictionary(handle)
    for (key, value) in entries { set(key, value, in: dictionary) }
    return dictionary
  }

  /// An object with a number of its own, which others refer to.
  func indirect(_ object: PDFObject) -> PDFObject { qpdf_make_indirect_object(handle, object) }

  func array(_ items: [PDFObject] = []) -> PDFObject {
    let array = qpdf_oh_new_array(handle)
    for item in items { qpdf_oh_append_item(handle, array, item) }
    return array
  }

  // MARK: Changing

  func set(_ key: String, _ value: PDFObject, in dictionary: PDFObject) {
    qpdf_oh_replace_key(handle, dictionary, key, value)
  }

  func remove(_ key: String, from dictionary: PDFObject) {
    qpdf_oh_remove_key(handle, dictionary, key)
  }

  // MARK: Writing

  /// The finished file; the same input gives the same bytes, the ID included.
  ///
  /// - Parameters:
  ///   - password: encrypts the file, which is new each time then.
  ///   - hasObjectStreams: whether objects are compressed together; all stand alone otherwise.
  consuming func write(
    password: String? = nil, hasObjectStreams: Bool = true
  ) throws(QPDFError) -> [UInt8] {
    try check()
    _ = qpdf_init_write_memory(handle)
    if let password {
      // AES-256 (ISO 32000-2, 7.6.4); all is allowed to who knows the password, screen readers too.
      qpdf_set_r6_encryption_parameters2(
        handle, password, password, 1, 1, 1, 1, 1, 1, qpdf_r3p_full, 1)
    } else {
      qpdf_set_deterministic_ID(handle, 1)
    }
    qpdf_set_object_stream_mode(
      handle, hasObjectStreams ? qpdf_o_generate : qpdf_o_disable)
    qpdf_set_compress_streams(handle, 1)
    qpdf_set_minimum_pdf_version(handle, "1.7")
    qpdf_set_newline_before_endstream(handle, 1)
    _ = qpdf_write(handle)
    try check()
    let count = qpdf_get_buffer_length(handle)
    return Array(UnsafeBufferPointer(start: qpdf_get_buffer(handle), count: count))
  }
}
