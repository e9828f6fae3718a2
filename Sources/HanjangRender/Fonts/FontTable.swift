import CPangoCairo

/// The tables of an OpenType font.
enum FontTable {
  static func tag(_ name: String) -> hb_tag_t { name.utf8.reduce(0) { $0 << 8 | UInt32($1) } }

  /// - Parameter read: gets no bytes where there is no such table.
  static func read<Value>(
    _ name: String, of face: OpaquePointer?, _ read: (UnsafeRawBufferPointer) -> Value
  ) -> Value {
    let table = hb_face_reference_table(face, tag(name))
    defer { hb_blob_destroy(table) }
    var length: UInt32 = 0
    return read(
      UnsafeRawBufferPointer(start: hb_blob_get_data(table, &length), count: Int(length)))
  }

  static func isPresent(_ name: String, in face: OpaquePointer?) -> Bool {
    read(name, of: face) { !$0.isEmpty }
  }
}
