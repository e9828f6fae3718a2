import HanjangLayout

/// What is known by the request for a font. A document has few requests, which share their arrays:
/// they are sooner compared than hashed.
struct RequestCache<Value> {
  private var entries: [(request: FontRequest, value: Value)] = []

  /// - Parameter make: the value, where it is not known yet.
  mutating func value(for request: FontRequest, make: () -> Value) -> Value {
    if let known = entries.first(where: { $0.request == request }) { return known.value }
    let value = make()
    entries.append((request, value))
    return value
  }
}
