import HanjangCore
import Testing

@Suite struct LengthTests {
  @Test(arguments: [
    ("12pt", 12.0), ("1in", 72), ("25.4mm", 72), ("2.54cm", 72), ("14px", 10.5), ("1.5em", 15),
    ("8", 8), (" 2 pt ", 2),
  ])
  func lengthIsReadInItsUnit(_ text: String, points: Double) throws {
    let trimmed = text.trimmingSuffix { $0 == " " }
    let length = try #require(Length(trimmed))
    #expect(abs(length.resolved(em: 10) - points) < 1e-9)
  }

  @Test(arguments: ["", "pt", "twelve", "1e999pt", "12 furlongs"])
  func whatIsNoLengthIsRefused(_ text: String) {
    #expect(Length(text) == nil)
  }
}

extension String {
  fileprivate func trimmingSuffix(while predicate: (Character) -> Bool) -> Substring {
    var rest = self[...]
    while let last = rest.last, predicate(last) { rest = rest.dropLast() }
    return rest
  }
}
