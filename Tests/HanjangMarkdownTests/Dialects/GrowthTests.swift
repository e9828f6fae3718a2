import HanjangCore
import HanjangMarkdown
import HanjangTestSupport
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// What begins often and ends nowhere is read in time in proportion to its length.
@Suite(.serialized) struct GrowthTests {
  @Test(arguments: [
    "[ (](", "a]{b}", "a^[b ", "==a ", "==a== ", "\\textbf{", "\\href{a}{", "{/*", "[##",
    "{::comment}\n",
    "<!--", "<?", "<a x=\"", "a--b 1--2 ", "{{ a ", "%%a ", "$a ", "[a]: https://example.com\n",
  ])
  func timeGrowsWithTheLength(_ pattern: String) {
    let short = time(of: pattern, count: 500)
    let long = time(of: pattern, count: 4_000)
    // Eight times the length; a quadratic search takes 64 times as long.
    #expect(long < max(short, .milliseconds(2)) * 24, "\(short) → \(long)")
  }

  @Test func codeSpansOfManyLengths() {
    func text(_ lengths: Int) -> String {
      (1...lengths).map { "e" + String(repeating: "`", count: $0) }.joined()
    }
    let short = time { _ = ParsedText(text(100)) }
    let long = time { _ = ParsedText(text(400)) }
    #expect(long < max(short, .milliseconds(2)) * 40, "\(short) → \(long)")
  }

  private func time(of pattern: String, count: Int) -> Duration {
    let text = String(repeating: pattern, count: count)
    return time { _ = ParsedText(text) }
  }

  /// The least of three, in the time of this thread: other tests run beside this one.
  private func time(_ work: () -> Void) -> Duration {
    func now() -> Duration {
      var time = timespec()
      clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
      return .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
    }
    return (0..<3).map { _ in
      let start = now()
      work()
      return now() - start
    }.min() ?? .zero
  }
}
