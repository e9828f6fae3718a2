/// Reads a pattern into the steps of its automaton.
struct GlobReader {
  /// `{…}` that is open: where its choices start, and the jumps that end them.
  private struct Braces {
    var start: Int
    var choices: [Int]
    var jumps: [Int] = []
  }

  private let pattern: [Unicode.Scalar]
  /// The positions of braces that have a partner; others are letters.
  private let paired: Set<Int>
  private var steps: [Glob.Step] = []
  private var open: [Braces] = []
  private var index = 0

  static func steps(_ pattern: [Unicode.Scalar]) -> [Glob.Step] {
    var reader = GlobReader(pattern)
    while reader.index < pattern.count { reader.readStep() }
    return reader.steps
  }

  private init(_ pattern: [Unicode.Scalar]) {
    self.pattern = pattern
    paired = Self.pairs(in: pattern)
  }

  private static func pairs(in pattern: [Unicode.Scalar]) -> Set<Int> {
    var paired: Set<Int> = []
    var open: [Int] = []
    var index = 0
    while index < pattern.count {
      switch pattern[index] {
      case "\\": index += 1
      case "{": open.append(index)
      case "}": if let start = open.popLast() { paired.formUnion([start, index]) }
      default: break
      }
      index += 1
    }
    return paired
  }

  private mutating func readStep() {
    let scalar = pattern[index]
    if isStart, starts(with: "**/") {
      steps += [.folders, .passedName]
      index += 3
    } else if isStart, starts(with: "**"), index + 2 == pattern.count {
      steps.append(.rest)
      index += 2
    } else if scalar == "*" {
      steps.append(.anyOfName)
      while index < pattern.count, pattern[index] == "*" { index += 1 }
    } else if scalar == "?" {
      take(.anyOne)
    } else if scalar == "\\", index + 1 < pattern.count {
      index += 1
      take(.literal(pattern[index]))
    } else if paired.contains(index) || scalar == "," && !open.isEmpty {
      readBraces(scalar)
    } else if !readSet() {
      take(.literal(scalar))
    }
  }

  private mutating func take(_ step: Glob.Step) {
    steps.append(step)
    index += 1
  }

  /// Whether a name begins here.
  private var isStart: Bool { index == 0 || pattern[index - 1] == "/" }

  private func starts(with text: String) -> Bool {
    pattern[index...].starts(with: text.unicodeScalars)
  }

  // MARK: Braces

  private mutating func readBraces(_ scalar: Unicode.Scalar) {
    if scalar == "{" {
      open.append(Braces(start: steps.count, choices: [steps.count + 1]))
      take(.choice([]))
      return
    }
    let last = open.count - 1
    open[last].jumps.append(steps.count)
    take(.jump(0))
    guard scalar == "}" else { return open[last].choices.append(steps.count) }
    let braces = open.removeLast()
    steps[braces.start] = .choice(braces.choices)
    for jump in braces.jumps { steps[jump] = .jump(steps.count) }
  }

  // MARK: Sets

  private mutating func readSet() -> Bool {
    guard pattern[index] == "[" else { return false }
    var end = index + 1
    let isNegated = end < pattern.count && (pattern[end] == "!" || pattern[end] == "^")
    if isNegated { end += 1 }
    var ranges: [ClosedRange<UInt32>] = []
    while end < pattern.count, pattern[end] != "]" || ranges.isEmpty {
      let first = pattern[end].value
      if end + 2 < pattern.count, pattern[end + 1] == "-", pattern[end + 2] != "]" {
        let last = pattern[end + 2].value
        if first <= last { ranges.append(first...last) }
        end += 3
      } else {
        ranges.append(first...first)
        end += 1
      }
    }
    guard end < pattern.count, !ranges.isEmpty else { return false }
    steps.append(.set(ranges, isNegated: isNegated))
    index = end + 1
    return true
  }
}
