import Dispatch
import Synchronization

/// Whether one document keeps several processors busy.
///
/// It does where it is made alone. Workers of a batch are as many as the processors: threads beside
/// theirs take a tenth longer for the same documents, as they wait for each other.
package enum Concurrency {
  private static let isConfined = Atomic(false)

  package static var isAllowed: Bool { !isConfined.load(ordering: .relaxed) }

  /// Has each document of this process made by one thread from now on.
  package static func confineToOneThread() { isConfined.store(true, ordering: .relaxed) }

  /// What `transform` makes of two halves of `elements`, the first half first.
  ///
  /// - Parameter fewest: with fewer elements another thread is not worth its start.
  package static func halves<Element: Sendable, Result: Sendable>(
    of elements: [Element], fewest: Int, _ transform: @Sendable (ArraySlice<Element>) -> Result
  ) -> [Result] {
    guard isAllowed, elements.count >= fewest else { return [transform(elements[...])] }
    let middle = elements.count / 2
    let results = Mutex<[Result?]>([nil, nil])
    DispatchQueue.concurrentPerform(iterations: 2) { half in
      let result = transform(half == 0 ? elements[..<middle] : elements[middle...])
      results.withLock { $0[half] = result }
    }
    return results.withLock { $0.compactMap { $0 } }
  }

  /// Calls `body` with each number below `count`, on as many threads as are allowed.
  package static func perform(_ count: Int, _ body: @Sendable (Int) -> Void) {
    if isAllowed, count > 1 {
      DispatchQueue.concurrentPerform(iterations: count, execute: body)
    } else {
      for index in 0..<count { body(index) }
    }
  }
}
