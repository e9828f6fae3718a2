import Dispatch
import HanjangCore
import HanjangLayout
import Synchronization

/// Gives content streams their final form.
struct ContentRewriting: Sendable {
  let structure: StructureTree
  let isTagged: Bool

  /// Without tags, only hidden text has marks.
  func changes(_ marks: [LeafMark]) -> Bool { isTagged || !marks.isEmpty }

  /// - Returns: the page's content, compressed; nil where it doesn't hold just these marks.
  func finished(
    _ content: [UInt8], marks: [LeafMark], _ deflater: borrowing Deflater
  ) -> [UInt8]? {
    let tags = marks.map { mark in
      mark.element.map { structure.elements[$0.rawValue].role.tag } ?? "Artifact"
    }
    return MarkerRewriter(content, marks: marks, tags: tags, isTagged: isTagged).rewritten()
      .map { deflater.deflated($0) }
  }
}

/// Finishes the contents of pages on another thread, while cairo draws the pages that follow.
final class PageContents: Sendable {
  private struct State: ~Copyable {
    let deflater: Deflater
    /// By where the stream's data begin in the file.
    var finished: [Int: [UInt8]] = [:]
  }

  private let rewriting: ContentRewriting
  private let queue = DispatchQueue(label: "page contents", qos: .userInitiated)
  private let state: Mutex<State>

  init(_ rewriting: ContentRewriting) throws(PDFFileError) {
    self.rewriting = rewriting
    state = Mutex(State(deflater: try Deflater()))
  }

  /// - Parameters:
  ///   - bytes: what cairo wrote for the page.
  ///   - offset: where they stand in the file.
  func add(_ bytes: @autoclosure () -> [UInt8], at offset: Int, marks: [LeafMark]) {
    guard Concurrency.isAllowed, rewriting.changes(marks) else { return }
    let bytes = bytes()
    queue.async { [self] in
      guard let range = CairoFile.pageContent(in: bytes) else { return }
      state.withLock { state in
        state.finished[offset + range.lowerBound] = rewriting.finished(
          Array(bytes[range]), marks: marks, state.deflater)
      }
    }
  }

  /// What is finished when all has been tried: a page whose content is not found is left out.
  func finished() -> [Int: [UInt8]] {
    queue.sync { state.withLock { $0.finished } }
  }
}
