import HanjangCore
import Testing

@Suite struct ContentHashTests {
  /// Digests as Python's `hashlib.blake2b(bytes, digest_size=16)` gives them.
  @Test(arguments: [
    (0, "cae66941d9efbd404e4d88758ea67670"), (1, "7025e075d5e2f6cde3cc051a31f07660"),
    (127, "28b1296c7d4807883de6ee4ec04dcc0a"), (128, "a74787004ef589e31149183900d0294a"),
    (129, "aaf1b0371f6d4ee49ee4fb5ddd9c49ef"), (256, "c2472c0ac37a8dbdb25f05ada0d82643"),
    (257, "5b9ad79f1309b3599ac3871688f3812c"), (1000, "978a3f8b45508a42fe7f0f99caf2c423"),
  ])
  func contentHashIsBLAKE2b(_ count: Int, digest: String) {
    let bytes = (0..<count).map { UInt8($0 & 255) }
    #expect(ContentHash(bytes).text == digest)
    #expect(ContentHash(text: digest) == ContentHash(bytes))
    var pieces = ContentHasher()
    for start in stride(from: 0, to: count, by: 77) {
      pieces.update(Array(bytes[start..<min(count, start + 77)]))
    }
    #expect(pieces.finish().text == digest, "in pieces")
  }

  @Test(arguments: ["", "cae6", "zae66941d9efbd404e4d88758ea67670"])
  func otherTextIsNoHash(_ text: String) {
    #expect(ContentHash(text: text) == nil)
  }

  @Test func textsAreHashedWithTheirBounds() {
    #expect(ContentHash(of: ["ab", "c"]) != ContentHash(of: ["a", "bc"]))
  }
}
