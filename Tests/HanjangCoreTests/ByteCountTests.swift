import HanjangCore
import Testing

@Suite struct ByteCountTests {
  @Test(arguments: [
    ("20MB", 20_000_000), ("20 mb", 20_000_000), ("1.5MB", 1_500_000), ("2MiB", 2_097_152),
    ("800k", 800_000), ("800KB", 800_000), ("64KiB", 65_536), ("1G", 1_000_000_000),
    ("1GiB", 1_073_741_824), ("500000", 500_000), ("7b", 7), ("0.0005MB", 500),
  ])
  func sizeIsRead(_ text: String, bytes: Int) {
    #expect(ByteCount(text)?.bytes == bytes)
  }

  @Test(arguments: [
    "", "MB", "0", "0MB", "-5MB", "5 M B", "5TB", "5%", "1e6", "inf", "nan", "0x10", "1.2.3MB",
    ".5MB", "5.", "٥MB", "99999999999999999999", "999999999999999GB", "0.0001KB", "20MB ",
  ])
  func otherTextIsNoSize(_ text: String) {
    #expect(ByteCount(text) == nil)
  }

  @Test(arguments: [
    (999, "999 bytes"), (1_000, "1 KB"), (1_001, "1.01 KB"), (20_000_001, "20.01 MB"),
    (20_000_000, "20 MB"),
  ])
  func sizeIsToldAndNeverAsLess(_ bytes: Int, text: String) {
    #expect(ByteCount(bytes).description == text)
  }
}
