import HanjangCore
import Testing

@Suite struct ColorTests {
  @Test(arguments: [("#171719", "#171719"), ("#fff", "#FFFFFF"), ("#0a0B0c", "#0A0B0C")])
  func colorIsReadAndWrittenInHex(_ text: String, hex: String) {
    #expect(Color(hex: text)?.hex == hex)
  }

  @Test(arguments: ["", "171719", "#12345", "#gggggg", "#12 456"])
  func whatIsNoColorIsRefused(_ text: String) {
    #expect(Color(hex: text) == nil)
  }
}
