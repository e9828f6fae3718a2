import HanjangMarkdown

/// A pattern of paths, as shells and `.gitignore` have them.
///
/// `*` and `?` stand for characters of one name, `[a-z]` and `[!a-z]` for one of a set, `{a,b}` for
/// either, `**/` for any folders. A pattern without a slash is that of a name, wherever it lies; one
/// with a slash is that of the whole path. Upper and lower case differ, composed and decomposed
/// letters do not.
///
/// A match takes time in proportion to the pattern times the path, whatever is nested or repeated.
package struct Glob: Sendable {
  /// A state of the automaton; the next one is that of the next index unless it says otherwise.
  enum Step: Sendable {
    case literal(Unicode.Scalar)
    case anyOne
    case set([ClosedRange<UInt32>], isNegated: Bool)
    /// `*`.
    case anyOfName
    /// `**/`: at the start of a name, and within one that is passed over.
    case folders, passedName
    /// A last `**`.
    case rest
    /// The start of `{a,b}`: goes on at each of these.
    case choice([Int])
    /// The end of one of the choices: goes on there.
    case jump(Int)
  }

  /// A path to be matched, read once for many patterns.
  struct Subject {
    fileprivate let scalars: [Unicode.Scalar]

    init(_ path: String) {
      scalars = Array(UnicodeNormalization.composed(path).unicodeScalars)
    }

    var count: Int { scalars.count }
  }

  private let steps: [Step]
  private let isName: Bool

  package init(_ pattern: String) {
    var text = UnicodeNormalization.composed(pattern)
    isName = !text.dropFirst().dropLast().contains("/") && !text.hasPrefix("/")
    if text.hasPrefix("/") { text.removeFirst() }
    steps = GlobReader.steps(Array(text.unicodeScalars))
  }

  /// - Parameter path: relative, with slashes, without one at its end.
  package func matches(_ path: String) -> Bool { matches(Subject(path)) }

  /// - Parameter start: where the path begins for this pattern, in scalars of the subject.
  func matches(_ subject: Subject, from start: Int = 0) -> Bool {
    let path = subject.scalars[start...]
    guard isName else { return match(path) }
    return match(path[(path.lastIndex(of: "/").map { $0 + 1 } ?? path.startIndex)...])
  }

  // MARK: Matching

  private func match(_ path: ArraySlice<Unicode.Scalar>) -> Bool {
    var reached = GlobStates(steps)
    reached.insert(0)
    for scalar in path {
      reached.advance(over: scalar)
      if reached.isEmpty { return false }
    }
    return reached.isAtEnd
  }
}

/// All states that an automaton may be in at once, so that nothing is tried twice.
private struct GlobStates {
  private let steps: [Glob.Step]
  private var current: [Int] = []
  private var next: [Int] = []
  /// The turn in which each state was last entered.
  private var entered: [Int]
  private var turn = 1
  private var open: [Int] = []

  init(_ steps: [Glob.Step]) {
    self.steps = steps
    entered = Array(repeating: 0, count: steps.count + 1)
  }

  var isEmpty: Bool { current.isEmpty }
  var isAtEnd: Bool { entered[steps.count] == turn }

  /// Enters a state, and those that it leads to without a character.
  mutating func insert(_ state: Int) {
    enter(state)
    swap(&current, &next)
    next.removeAll(keepingCapacity: true)
  }

  mutating func advance(over scalar: Unicode.Scalar) {
    turn += 1
    for state in current where state < steps.count { advance(state, over: scalar) }
    swap(&current, &next)
    next.removeAll(keepingCapacity: true)
  }

  private mutating func advance(_ state: Int, over scalar: Unicode.Scalar) {
    let isSlash = scalar == "/"
    switch steps[state] {
    case .literal(let literal): if literal == scalar { enter(state + 1) }
    case .anyOne: if !isSlash { enter(state + 1) }
    case .set(let ranges, let isNegated):
      let isIn = ranges.contains { $0.contains(scalar.value) }
      if isIn != isNegated, !isSlash { enter(state + 1) }
    case .anyOfName: if !isSlash { enter(state) }
    case .folders: if !isSlash { enter(state + 1) }
    case .passedName: enter(isSlash ? state - 1 : state)
    case .rest:
      enter(state)
      enter(state + 1)
    case .choice, .jump: break
    }
  }

  private mutating func enter(_ state: Int) {
    open.append(state)
    while let state = open.popLast() {
      guard entered[state] != turn else { continue }
      entered[state] = turn
      next.append(state)
      guard state < steps.count else { continue }
      switch steps[state] {
      case .anyOfName: open.append(state + 1)
      case .folders: open.append(state + 2)
      case .choice(let states): open += states
      case .jump(let target): open.append(target)
      case .literal, .anyOne, .set, .passedName, .rest: break
      }
    }
  }
}
