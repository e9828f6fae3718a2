/// How much work a drawing makes: a few hundred bytes can ask for years of it.
struct SVGWork {
  private var hasHugeEffect = false
  private var isTooDeep = false
  private var isObscure = false
  /// By identifier; what stands outside of all that have one is in that of the empty name.
  private var parts: [ArraySlice<UInt8>: Part] = [[]: Part()]
  private var open: [OpenElement] = []
  private let sheets: SVGSheets
  private var elements = 0.0

  /// What is drawn where a part of the drawing is.
  private struct Part {
    var cost = Cost()
    /// How deep its elements stand in it.
    var height = 0
    var references: [ArraySlice<UInt8>: Reference] = [:]
  }

  fileprivate struct Reference {
    var count = 0.0
    /// How deep in its part it stands.
    var depth = 0
  }

  private struct OpenElement {
    /// Its identifier, or that of the nearest one around it.
    var part: ArraySlice<UInt8>
    var depthInPart: Int
    /// What its descendants inherit.
    var inherited: [SVGReference]
  }

  private struct Cost {
    var elements = 0.0
    /// Of the size of the drawing, which masks, filters and patterns are painted on.
    var surfaces = 0.0
    var height = 0
  }

  private static let mostElements = 100_000.0
  private static let mostSurfaces = 2_000.0
  private static let deepest = 250
  private static let mostInherited = 64
  /// Letters and strokes that are so much larger than the drawing take seconds.
  private static let mostScale = 1e5

  init(sheets: SVGSheets) {
    self.sheets = sheets
    isObscure = sheets.isObscure
  }

  mutating func add(_ tag: SVGTag) {
    if tag.isClosing {
      _ = open.popLast()
      return
    }
    elements += 1
    noteEffects(of: tag)
    let references = SVGReferences(of: tag)
    isObscure = isObscure || references.isObscure || tag.name == "include"
    let own = references.found + sheets.references(of: tag)
    let inherited = open.last?.inherited ?? []
    let around = (part: open.last?.part ?? [], depth: (open.last?.depthInPart ?? 0) + 1)
    let names = tag.values(of: "id")
    let name = names.first ?? around.part
    for other in names.dropFirst() where other != name {
      parts[other, default: Part()].references[name, default: Reference()].add(1, depth: 1)
    }
    let depth = name == around.part ? around.depth : 1
    if name != around.part {
      parts[around.part, default: Part()].references[name, default: Reference()].add(
        1, depth: around.depth)
    }
    count(tag, in: name, depth: depth, own, inherited)
    guard !tag.isEmpty else { return }
    if open.count >= Self.deepest { isTooDeep = true }
    let passedOn = own.filter(\.kind.isInherited) + inherited
    if passedOn.count > Self.mostInherited { isObscure = true }
    open.append(
      OpenElement(
        part: name, depthInPart: depth, inherited: Array(passedOn.prefix(Self.mostInherited))))
  }

  private mutating func count(
    _ tag: SVGTag, in name: ArraySlice<UInt8>, depth: Int, _ own: [SVGReference],
    _ inherited: [SVGReference]
  ) {
    var part = parts.removeValue(forKey: name) ?? Part()
    defer { parts[name] = part }
    // Gradients are colours.
    let isDrawn = !["stop", "linearGradient", "radialGradient"].contains(tag.name)
    part.cost.elements += isDrawn ? 1 : 0
    part.cost.surfaces += tag.surfaces
    part.height = max(part.height, depth)
    // A function of CSS filters as elements do.
    if own.isEmpty, tag.value(of: "style")?.contains("filter") ?? false { part.cost.surfaces += 1 }
    for reference in own + inherited {
      let count = reference.kind == .marker ? tag.vertexCount : 1
      part.references[reference.target, default: Reference()].add(
        count, depth: depth)
    }
  }

  private mutating func noteEffects(of tag: SVGTag) {
    if max(tag.largestScale, tag.largestNumber(of: "stroke-width")) >= Self.mostScale {
      hasHugeEffect = true
    }
    guard tag.name.hasPrefix("fe") else { return }
    let isHuge =
      tag.largestNumber(of: "numOctaves") > 16 || tag.largestNumber(of: "radius") > 50
      || tag.largestNumber(of: "order") > 15
    hasHugeEffect = hasHugeEffect || isHuge
  }

  // MARK: The outcome

  struct Outcome {
    /// Whether the drawing takes seconds, or hides what it takes.
    var isTooMuch: Bool
    /// Whether it might take seconds: how much work parts are cannot be told by their text alone.
    var isLarge: Bool
    /// The most pixels that it is drawn in.
    var mostPixels: Double
  }

  var outcome: Outcome {
    var known: [ArraySlice<UInt8>: Cost] = [:]
    let cost = isTooDeep ? Cost() : cost(of: [], depth: 0, &known)
    let copies = cost.elements - elements
    let isTooMuch =
      isTooDeep || isObscure || hasHugeEffect || cost.height > Self.deepest
      || copies > Self.mostElements || cost.surfaces > Self.mostSurfaces
    let whole = 16e6
    return Outcome(
      isTooMuch: isTooMuch,
      isLarge: cost.elements > 5_000 || cost.surfaces > 20,
      mostPixels: cost.surfaces < 1 ? whole : max(3e5, min(4e6, 2e7 / cost.surfaces)))
  }

  /// - Parameter depth: how many parts lead to this one; chains that are deeper than any drawing's are
  ///   not followed, and count as too high.
  private func cost(
    of name: ArraySlice<UInt8>, depth: Int, _ known: inout [ArraySlice<UInt8>: Cost]
  ) -> Cost {
    if let cost = known[name] { return cost }
    guard let part = parts[name] else { return Cost() }
    guard depth <= Self.deepest else { return Cost(height: Self.deepest) }
    // A part that leads back to itself is drawn once by librsvg.
    known[name] = Cost()
    var sum = part.cost
    sum.height = part.height
    for (target, reference) in part.references {
      let cost = cost(of: target, depth: depth + 1, &known)
      sum.elements += cost.elements * reference.count
      sum.surfaces += cost.surfaces * reference.count
      sum.height = max(sum.height, reference.depth + cost.height)
    }
    known[name] = sum
    return sum
  }
}

extension SVGWork.Reference {
  fileprivate mutating func add(_ more: Double, depth: Int) {
    count += more
    self.depth = max(self.depth, depth)
  }
}

extension SVGTag {
  /// What is painted on a surface of its own where the element is used.
  fileprivate var surfaces: Double {
    switch name {
    case "mask": 1
    // A small one, which is repeated.
    case "pattern": 0.25
    case let name where name.hasPrefix("fe"): 1
    default: 0
    }
  }

  /// Of the factors that its transformation names.
  fileprivate var largestScale: Double {
    var largest = 0.0
    var rest = value(of: "transform") ?? []
    while let open = rest.firstIndex(of: UInt8(ascii: "(")) {
      let name = rest[..<open]
      let arguments = rest[(open + 1)...].prefix { $0 != UInt8(ascii: ")") }
      rest = rest[arguments.endIndex...]
      guard name.contains("scale") || name.contains("matrix") else { continue }
      let numbers = arguments.split { SVGTag.isSpace($0) || $0 == UInt8(ascii: ",") }.prefix(4)
      for number in numbers.compactMap({ Double(String(decoding: $0, as: UTF8.self)) }) {
        largest = max(largest, abs(number))
      }
    }
    return largest
  }

  /// How many vertices a path has at most: half its numbers.
  fileprivate var vertexCount: Double {
    guard let path = value(of: "d") ?? value(of: "points") else { return 2 }
    var count = 0.0
    var isNumber = false
    for byte in path {
      let isDigit = (0x30...0x39).contains(byte)
      if isDigit, !isNumber { count += 1 }
      isNumber = isDigit
    }
    return max(2, count)
  }
}
