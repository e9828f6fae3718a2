import HanjangLayout
import Testing

@Suite struct TableColumnsTests {
  struct Case: Sendable {
    var minimum: [Double]
    var natural: [Double]
    var available: Double
    var expected: [Double]
  }

  @Test(arguments: [
    // Room for all: the rest is shared in proportion.
    Case(minimum: [10, 10], natural: [30, 10], available: 80, expected: [60, 20]),
    // Between the two: each has its longest word, the slack is shared.
    Case(minimum: [10, 10], natural: [50, 30], available: 50, expected: [30, 20]),
    // Too narrow even for words.
    Case(minimum: [40, 40], natural: [60, 60], available: 40, expected: [20, 20]),
    // The widest gives way first.
    Case(minimum: [10, 90, 20], natural: [10, 90, 20], available: 60, expected: [10, 30, 20]),
  ])
  func columnsShareTheWidth(_ example: Case) {
    let widths = TableColumns.widths(
      minimum: example.minimum, natural: example.natural, available: example.available)
    #expect(widths == example.expected)
  }
}
