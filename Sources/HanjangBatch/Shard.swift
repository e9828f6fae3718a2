import HanjangCore
import HanjangMarkdown

/// One of several parts of a folder, which machines can choose without asking one another.
package struct Shard: Hashable, Sendable {
  /// From 1.
  package var index: Int
  package var count: Int

  package static let all = Shard(index: 1, count: 1)

  private init(index: Int, count: Int) {
    self.index = index
    self.count = count
  }

  /// - Parameter text: `I/N`, such as `2/8`.
  package init?(_ text: String) {
    let numbers = text.split(separator: "/", omittingEmptySubsequences: false).map { Int($0) }
    guard numbers.count == 2, let index = numbers[0], let count = numbers[1], index >= 1,
      index <= count, count <= 1_000_000
    else { return nil }
    self.init(index: index, count: count)
  }

  /// - Parameter path: relative to the folder; composed and decomposed letters are the same.
  package func contains(_ path: String) -> Bool {
    guard count > 1 else { return true }
    let hash = ContentHash(UnicodeNormalization.composed(path).utf8)
    return Int(hash.low % UInt64(count)) == index - 1
  }

  /// What tells this shard's own files in the output folder from those of others; empty for all.
  var suffix: String { count == 1 ? "" : "-\(index)-of-\(count)" }
}
