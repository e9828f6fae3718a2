import Testing

@testable import HanjangCommands

@Suite struct BatchBarTests {
  @Test(
    arguments: [
      (0, 100, 0, 0.0, 80, "[----------------------------------------] 0/100"),
      (
        50, 100, 0, 5.0, 80, "[####################--------------------] 50/100  10/s  0:05 left"
      ),
      (
        1, 7_201, 1, 0.5, 80,
        "[----------------------------------------] 1/7201  2/s  1:00:00 left  1 failed"
      ),
      (100, 100, 3, 10.0, 46, "[########] 100/100  10/s  0:00 left  3 failed"),
      (100, 100, 0, 10.0, 20, "100/100  10/s  0:00"),
    ] as [(Int, Int, Int, Double, Int, String)])
  func barTellsRateAndTimeLeft(
    _ done: Int, planned: Int, failed: Int, seconds: Double, columns: Int, text: String
  ) {
    let bar = BatchBar(done: done, planned: planned, failed: failed, seconds: seconds)
    #expect(bar.text(columns: columns) == text)
    #expect(bar.text(columns: columns).count < columns)
  }
}
