import HanjangMarkdown

/// A pattern of paths, as shells and `.gitignore` have them.
///
/// `*` and `?` stand for characters of one name, `[a-z]` and `[!a-z]` for one of a set, `{a,b}` for
/// either, `**/` for any folders. A pattern without a slash is that of a name, wherever it lies; one
/// with a slash is that of the whole path. Upper and lower case differ, composed and decomposed
/// letters do not.
package struct Glob: Sendable {
  private enum Step: Sendable {
    case literal(Unicode.Scalar)
    case anyOne
    case set([ClosedRange<UInt32>], isNegated: Bool)
    /// `*`.
    case anyOfName
    /// `**/`: at the start of a name, and within one that is passed over.
    case folders, passedName
    /// A last `**`.
    case rest
  }

  private let variants: [[Step]]
  private let isName: Bool

  /// Braces may stand for this many patterns; what is beyond counts as letters.
  private static let variantLimit = 64

  package init(_ pattern: String) {
    var text = UnicodeNormalization.composed(pattern)
    isName = !text.dropFirst().dropLast().contains("/") && !text.hasPrefix("/")
    if text.hasPrefix("/") { text.removeFirst() }
    variants = Self.expanded(Array(text.unicodeScalars)).map { Self.steps($0) }
  }

  /// - Parameter path: relative, with slashes, without one at its end.
  package func matches(_ path: String) -> Bool {
    let subject = isName ? String(path.split(separator: "/").last ?? "") : path
    let scalars = Array(UnicodeNormalization.composed(subject).unicodeScalars)
    return variants.contains { Self.matches(scalars, $0) }
  }

  // MARK: Reading

  private static func expanded(_ pattern: [Unicode.Scalar]) -> [[Unicode.Scalar]] {
    var done: [[Unicode.Scalar]] = []
    var open = [pattern]
    while let next = open.popLast() {
      guard done.count + open.count < variantLimit, let braces = braces(in: next) else {
        done.append(next)
        continue
      }
      open += braces.choices.map {
        Array(next[..<braces.range.lowerBound]) + $0 + Array(next[braces.range.upperBound...])
      }
    }
    return done
  }

  /// The first pair of braces with nothing but choices in it.
  private static func braces(
    in pattern: [Unicode.Scalar]
  ) -> (range: Range<Int>, choices: [[Unicode.Scalar]])? {
    guard let close = pattern.firstIndex(of: "}"),
      let open = pattern[..<close].lastIndex(of: "{")
    else { return nil }
    let choices = pattern[(open + 1)..<close].split(
      separator: ",", omittingEmptySubsequences: false)
    return (open..<(close + 1), choices.map { Array($0) })
  }

  private static func steps(_ pattern: [Unicode.Scalar]) -> [Step] {
    var steps: [Step] = []
    var index = 0
    while index < pattern.count {
      let rest = pattern[index...]
      let isStart = index == 0 || pattern[index - 1] == "/"
      if isStart, rest.starts(with: ["*", "*", "/"]) {
        steps += [.folders, .passedName]
        index += 3
      } else if isStart, rest.elementsEqual(["*", "*"]) {
        steps.append(.rest)
        index += 2
      } else if rest.first == "*" {
        steps.append(.anyOfName)
        index += 1
      } else if rest.first == "?" {
        steps.append(.anyOne)
        index += 1
      } else if rest.first == "\\", rest.count > 1 {
        steps.append(.literal(pattern[index + 1]))
        index += 2
      } else if let (set, end) = set(pattern, at: index) {
        steps.append(set)
        index = end
      } else {
        steps.append(.literal(pattern[index]))
        index += 1
      }
    }
    return steps
  }

  private static func set(
    _ pattern: [Unicode.Scalar], at start: Int
  ) -> (step: Step, end: Int)? {
    guard pattern[start] == "[" else { return nil }
    var index = start + 1
    let isNegated = index < pattern.count && (pattern[index] == "!" || pattern[index] == "^")
    if isNegated { index += 1 }
    var ranges: [ClosedRange<UInt32>] = []
    while index < pattern.count, pattern[index] != "]" || ranges.isEmpty {
      let first = pattern[index].value
      if index + 2 < pattern.count, pattern[index + 1] == "-", pattern[index + 2] != "]" {
        let last = pattern[index + 2].value
        if first <= last { ranges.append(first...last) }
        index += 3
      } else {
        ranges.append(first...first)
        index += 1
      }
    }
    guard index < pattern.count, !ranges.isEmpty else { return nil }
    return (.set(ranges, isNegated: isNegated), index + 1)
  }

  // MARK: Matching

  /// All steps that may be reached are kept at once, so that no pattern takes long.
  private static func matches(_ subject: [Unicode.Scalar], _ steps: [Step]) -> Bool {
    var reached = closure([0], steps)
    for scalar in subject {
      var next: Set<Int> = []
      for index in reached where index < steps.count {
        advance(steps[index], at: index, over: scalar, into: &next)
      }
      reached = closure(next, steps)
      if reached.isEmpty { return false }
    }
    return reached.contains(steps.count)
  }

  private static func advance(
    _ step: Step, at index: Int, over scalar: Unicode.Scalar, into next: inout Set<Int>
  ) {
    let isSlash = scalar == "/"
    switch step {
    case .literal(let literal): if literal == scalar { next.insert(index + 1) }
    case .anyOne: if !isSlash { next.insert(index + 1) }
    case .set(let ranges, let isNegated):
      let isIn = ranges.contains { $0.contains(scalar.value) }
      if isIn != isNegated, !isSlash { next.insert(index + 1) }
    case .anyOfName: if !isSlash { next.insert(index) }
    case .folders: if !isSlash { next.insert(index + 1) }
    case .passedName: next.insert(isSlash ? index - 1 : index)
    case .rest: next.formUnion([index, index + 1])
    }
  }

  /// With the steps that need no character.
  private static func closure(_ indices: Set<Int>, _ steps: [Step]) -> Set<Int> {
    var all = indices
    var open = Array(indices)
    while let index = open.popLast() {
      guard index < steps.count else { continue }
      let next: Int
      switch steps[index] {
      case .anyOfName: next = index + 1
      case .folders: next = index + 2
      case .literal, .anyOne, .set, .passedName, .rest: continue
      }
      if all.insert(next).inserted { open.append(next) }
    }
    return all
  }
}
