/// How much work a drawing makes: a few hundred bytes can ask for years of it.
struct SVGWork {
  private var elements = 0
  private var primitives = 0
  private var filtered = 0
  private var hasHugeEffect = false
  /// The elements in those that have an identifier, and what these use.
  private var parts: [ArraySlice<UInt8>: Part] = [:]
  private var used: [ArraySlice<UInt8>] = []
  /// The identifiers of what is open; nil for elements without one.
  private var open: [ArraySlice<UInt8>?] = []
  private var openNamed: [ArraySlice<UInt8>] = []
  private var isTooDeep = false

  private struct Part {
    var elements = 0
    var used: [ArraySlice<UInt8>] = []
  }

  private static let mostCopies = 50_000
  private static let mostPasses = 2_000
  private static let deepest = 250

  mutating func add(_ tag: SVGTag) {
    if tag.isClosing {
      if let last = open.popLast(), last != nil { openNamed.removeLast() }
      return
    }
    elements += 1
    count(tag)
    let name = tag.value(of: "id")
    if !tag.isEmpty {
      open.append(name)
      if let name { openNamed.append(name) }
      if open.count > Self.deepest { isTooDeep = true }
    }
    guard !isTooDeep else { return }
    for part in openNamed { parts[part, default: Part()].elements += 1 }
    if tag.isEmpty, let name { parts[name, default: Part()].elements += 1 }
    guard tag.name == "use", let target = tag.value(of: "href"), target.count > 1 else { return }
    used.append(target.dropFirst())
    for part in openNamed { parts[part, default: Part()].used.append(target.dropFirst()) }
  }

  private mutating func count(_ tag: SVGTag) {
    if tag.name.hasPrefix("fe") {
      primitives += 1
      let isHuge =
        (tag.number(of: "numOctaves") ?? 0) > 16 || (tag.number(of: "radius") ?? 0) > 50
        || (tag.number(of: "order") ?? 0) > 15
      hasHugeEffect = hasHugeEffect || isHuge
    }
    if tag.value(of: "filter") != nil || tag.value(of: "style")?.contains("filter") ?? false {
      filtered += 1
    }
  }

  /// How many times a filter goes over pixels.
  private var passes: Int {
    guard primitives > 0 else { return 0 }
    // A style sheet may filter anything.
    return max(filtered, 1) * primitives * (1 + min(copies, 1_000))
  }

  /// The elements that are drawn because something uses them.
  private var copies: Int {
    var known: [ArraySlice<UInt8>: Int] = [:]
    func size(_ name: ArraySlice<UInt8>, depth: Int) -> Int {
      if let size = known[name] { return size }
      guard let part = parts[name], depth < Self.deepest else { return 0 }
      known[name] = 0
      let size = part.used.reduce(part.elements) { sum, target in
        min(sum + size(target, depth: depth + 1), 1 << 40)
      }
      known[name] = size
      return size
    }
    return used.reduce(0) { min($0 + size($1, depth: 0), 1 << 40) }
  }

  /// Whether the drawing takes seconds.
  var isTooMuch: Bool {
    isTooDeep || hasHugeEffect || copies > Self.mostCopies || passes > Self.mostPasses
  }

  /// The most pixels that it is drawn in.
  var mostPixels: Double {
    let whole = 16e6
    return passes == 0 ? whole : max(3e5, min(4e6, 2e8 / Double(passes)))
  }
}
