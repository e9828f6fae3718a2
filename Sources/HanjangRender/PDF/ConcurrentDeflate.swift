import HanjangCore
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// What each of `count` pieces becomes, in their order, by as many threads as there are processors;
/// a compressor takes half a megabyte, so each thread has one.
func concurrentMap<Piece: Sendable>(
  _ count: Int, _ body: @Sendable (Int, borrowing Deflater) -> Piece
) throws(PDFFileError) -> [Piece] {
  let processors = Concurrency.isAllowed ? Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))) : 1
  let lanes = min(count, max(1, processors))
  guard lanes > 1 else {
    let deflater = try Deflater()
    return (0..<count).map { body($0, deflater) }
  }
  let pieces = Mutex([Piece?](repeating: nil, count: count))
  Concurrency.perform(lanes) { lane in
    guard let deflater = try? Deflater() else { return }
    for index in stride(from: lane, to: count, by: lanes) {
      let piece = body(index, deflater)
      pieces.withLock { $0[index] = piece }
    }
  }
  let all = pieces.withLock { $0.compactMap(\.self) }
  guard all.count == count else { throw Deflater.noMemory }
  return all
}
