#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Encodings other than UTF-8, by the C library's iconv.
enum TextEncoding {
  static func decode(
    _ bytes: [UInt8], from encoding: String, path: String
  ) throws(FileError) -> String {
    guard !encoding.isEmpty, let converter = iconv_open("UTF-8", encoding),
      Int(bitPattern: converter) != -1
    else {
      throw FileError("unknown encoding \(encoding); iconv --list shows the known ones")
    }
    defer { iconv_close(converter) }
    guard let converted = convert(bytes, with: converter) else {
      throw FileError("\(path) is not \(encoding)")
    }
    return String(decoding: converted, as: UTF8.self)
  }

  static func isKnown(_ encoding: String) -> Bool {
    guard !encoding.isEmpty, let converter = iconv_open("UTF-8", encoding),
      Int(bitPattern: converter) != -1
    else { return false }
    iconv_close(converter)
    return true
  }

  /// nil where `bytes` are not in the converter's encoding.
  private static func convert(_ bytes: [UInt8], with converter: iconv_t) -> [UInt8]? {
    // No encoding takes less than a byte for what UTF-8 needs four for.
    var output = [UInt8](repeating: 0, count: bytes.count * 4 + 16)
    var input = bytes.map { CChar(bitPattern: $0) }
    var inputLeft = input.count
    var outputLeft = output.count
    let result = input.withUnsafeMutableBufferPointer { source in
      output.withUnsafeMutableBytes { target in
        var from = source.baseAddress
        var to = target.baseAddress?.assumingMemoryBound(to: CChar.self)
        return iconv(converter, &from, &inputLeft, &to, &outputLeft)
      }
    }
    guard result != .max, inputLeft == 0 else { return nil }
    return Array(output.dropLast(outputLeft))
  }

  /// Whether `bytes` read as CP949 throughout and have Hangul in them.
  static func isLikelyKorean(_ bytes: [UInt8]) -> Bool {
    guard let converter = iconv_open("UTF-8", "CP949"), Int(bitPattern: converter) != -1 else {
      return false
    }
    defer { iconv_close(converter) }
    guard let converted = convert(Array(bytes.prefix(1 << 20)), with: converter) else {
      return false
    }
    return String(decoding: converted, as: UTF8.self).unicodeScalars.contains {
      (0xAC00...0xD7A3).contains($0.value)
    }
  }

  /// How many bytes there are before the first that is not UTF-8.
  static func validPrefixCount(_ bytes: [UInt8]) -> Int {
    var decoder = Unicode.UTF8.ForwardParser()
    var iterator = bytes.makeIterator()
    var count = 0
    while true {
      switch decoder.parseScalar(from: &iterator) {
      case .valid(let scalar): count += scalar.count
      case .emptyInput: return min(count, bytes.count - 1)
      case .error: return min(count, bytes.count - 1)
      }
    }
  }
}
