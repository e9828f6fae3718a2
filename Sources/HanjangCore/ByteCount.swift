/// A size of files as people write it: `20MB`, `1.5 MiB`, `800k`, `500000`.
///
/// MB are a million bytes, as where files are handed in; MiB are 1,048,576.
package struct ByteCount: Hashable, Sendable {
  package var bytes: Int

  package init(_ bytes: Int) { self.bytes = bytes }

  /// nil for what isn't a size of at least one byte.
  package init?(_ text: String) {
    let digits = text.prefix { $0.isASCII && ($0.isNumber || $0 == ".") }
    let parts = digits.split(separator: ".", omittingEmptySubsequences: false)
    guard (1...2).contains(parts.count), parts.allSatisfy({ !$0.isEmpty }), digits.count <= 15,
      let number = Double(digits),
      let unit = Self.unit(text.dropFirst(digits.count).drop { $0 == " " })
    else { return nil }
    let bytes = (number * unit).rounded(.down)
    guard bytes >= 1, bytes < 1e15 else { return nil }
    self.bytes = Int(bytes)
  }

  private static func unit(_ name: Substring) -> Double? {
    switch name.uppercased() {
    case "", "B": 1
    case "K", "KB": 1e3
    case "M", "MB": 1e6
    case "G", "GB": 1e9
    case "KIB": 1_024
    case "MIB": 1_048_576
    case "GIB": 1_073_741_824
    default: nil
    }
  }

  /// What memory is counted in: `64 KB` of 1,024 bytes, `32 MB` of 1,024 such.
  package var binary: String { bytes < 1 << 20 ? "\(bytes >> 10) KB" : "\(bytes >> 20) MB" }

  /// `20.9 MB`, never less than it is.
  package var description: String {
    func rounded(_ unit: Double) -> String {
      (Double(bytes) / unit * 100).rounded(.up).decimalHundredths
    }
    return switch bytes {
    case 1_000_000...: "\(rounded(1e6)) MB"
    case 1_000...: "\(rounded(1e3)) KB"
    default: "\(bytes) bytes"
    }
  }
}

extension Double {
  fileprivate var decimalHundredths: String { (self / 100).decimal }
}
