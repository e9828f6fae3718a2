import CProcess
import HanjangBatch
import HanjangCompiler
import HanjangCore

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What the system allows the process, as `ulimit` sets it.
enum SystemLimits {
  private struct Limit {
    var kind: hanjang_limit
    /// As shells name it.
    var option: String
    var name: String
    var least: UInt64
    /// What is asked for where the limit in force is lower than the one that may be.
    var wanted: UInt64

    func text(_ amount: UInt64) -> String {
      kind == HANJANG_OPEN_FILES ? "\(amount)" : ByteCount(Int(amount)).binary
    }
  }

  /// One and a half times what the largest sample takes on two processors: 344 MB of addresses, most of
  /// them for the stacks and heaps of threads, 65 MB of memory, 0.5 MB of stack, 12 files.
  private static let all = [
    // Subset fonts are files in memory.
    Limit(
      kind: HANJANG_FILE_SIZE, option: "-f", name: "file size", least: 256 << 10, wanted: .max),
    Limit(
      kind: HANJANG_OPEN_FILES, option: "-n", name: "open files", least: 20, wanted: 1_024),
    Limit(
      kind: HANJANG_STACK, option: "-s", name: "stack", least: 1 << 20, wanted: 8 << 20),
    Limit(
      kind: HANJANG_ADDRESS_SPACE, option: "-v", name: "address space", least: 512 << 20,
      wanted: .max),
    Limit(kind: HANJANG_DATA, option: "-d", name: "memory", least: 96 << 20, wanted: .max),
  ]

  /// Pango looks for fonts on three, and ends the process where it doesn't get one.
  private static let threads: Int32 = 3

  /// - Throws: where no document could be made, which would end in a crash without a word.
  static func prepare() throws(FileError) {
    // A file that grows too large is an error of writing.
    signal(SIGXFSZ, SIG_IGN)
    hanjang_open_standard_streams()
    for limit in all {
      let granted = hanjang_raise_limit(limit.kind, limit.wanted)
      guard granted < limit.least else { continue }
      throw FileError(
        "the system allows \(limit.text(granted)) of \(limit.name) (ulimit \(limit.option)); "
          + "\(limit.text(limit.least)) are needed")
    }
    guard hanjang_grants_threads(threads) != 0 else {
      throw FileError(
        "the system grants fewer than \(threads) more threads (ulimit -u); fonts need as many")
    }
    // Those of libdispatch, one that works ahead, one that frees.
    if hanjang_grants_threads(Int32(min(8, Machine.processorCount)) + 4) == 0 {
      Concurrency.confineToOneThread()
    }
  }
}
