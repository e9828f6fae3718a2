import CPangoCairo

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Collects what cairo writes, which comes in hundreds of thousands of pieces of a few bytes.
struct ByteSink: ~Copyable {
  private struct Storage {
    var start: UnsafeMutableRawPointer?
    var count = 0
    var capacity = 0

    mutating func append(_ data: UnsafeRawPointer, _ length: Int) -> Bool {
      if capacity - count < length {
        let larger = max(capacity * 2, count + length, 1 << 16)
        guard let moved = realloc(start, larger) else { return false }
        (start, capacity) = (moved, larger)
      }
      start?.advanced(by: count).copyMemory(from: data, byteCount: length)
      count += length
      return true
    }
  }

  private let storage: UnsafeMutablePointer<Storage>

  init() {
    storage = .allocate(capacity: 1)
    storage.initialize(to: Storage())
  }

  deinit {
    free(storage.pointee.start)
    storage.deallocate()
  }

  /// What `write` is to be called with; valid as long as the sink.
  var closure: UnsafeMutableRawPointer { UnsafeMutableRawPointer(storage) }

  var count: Int { storage.pointee.count }

  func bytes(from start: Int) -> [UInt8] {
    let all = UnsafeRawBufferPointer(start: storage.pointee.start, count: count)
    return Array(all[min(start, count)...])
  }

  static let write: cairo_write_func_t = { closure, data, length in
    guard let closure, let data else { return CAIRO_STATUS_WRITE_ERROR }
    let storage = closure.assumingMemoryBound(to: Storage.self)
    return storage.pointee.append(data, Int(length))
      ? CAIRO_STATUS_SUCCESS : CAIRO_STATUS_NO_MEMORY
  }
}
