import HanjangCore

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A file's text as poppler's pdftotext has it, where that is installed.
enum PopplerText {
  enum Reading: Equatable {
    /// By page, in the order of drawing.
    case pages([String])
    case isMissing, failed, tookLonger
    /// The file is encrypted, and a command line is the wrong place for its password.
    case isEncrypted

    /// Some of the pages.
    func pages(_ first: Int, _ count: Int) -> Reading {
      guard case .pages(let texts) = self else { return self }
      // A page's own text may have a form feed in it, and then it's not known where pages end.
      guard texts.count >= first + count else { return .failed }
      return .pages(Array(texts[first..<first + count]))
    }
  }

  /// In bytes: no document's text is longer.
  private static let sizeLimit = 256 << 20

  /// How long it may take, in seconds; 1,000 pages take two.
  private static let usualTime = 20.0

  static func reading(of bytes: [UInt8]) -> Reading {
    guard let descriptor = unnamedFile() else { return .failed }
    defer { close(descriptor) }
    guard (try? FileWriter.write(bytes, to: descriptor, path: "")) != nil,
      lseek(descriptor, 0, SEEK_SET) == 0
    else { return .failed }
    let outcome = ChildProcess.run(
      ["pdftotext", "-raw", "-enc", "UTF-8", "-", "-"], input: descriptor,
      seconds: usualTime, sizeLimit: sizeLimit)
    return switch outcome {
    case .printed(let text): .pages(pages(of: String(decoding: text, as: UTF8.self)))
    case .isMissing: .isMissing
    case .failed: .failed
    case .tookLonger: .tookLonger
    }
  }

  /// Each page ends in a form feed.
  private static func pages(of text: String) -> [String] {
    text.split(separator: "\u{C}", omittingEmptySubsequences: false).dropLast().map(String.init)
  }

  /// A file that is gone with its descriptor, whatever ends the process.
  private static func unnamedFile() -> Int32? {
    let folder = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    return Signal.blockingAll {
      guard let file = TemporaryFile(prefix: "\(folder)/hanjang-") else { return nil }
      unlink(file.path)
      return file.descriptor
    }
  }
}
