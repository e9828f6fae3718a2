import Dispatch
import HanjangCore
package import HanjangLayout
package import HanjangStyle
import Synchronization

/// Shapes a long document's texts with two threads: while lines are broken and set, the other thread
/// shapes the texts that come next. The outcome is the same, whoever shaped a text.
package final class ShapingAhead: TextEngine {
  private let engine: PangoTextEngine
  /// The other thread's, as long as it is at work.
  private let second: PangoTextEngine
  /// In the order in which they are likely to be asked for.
  private let texts: [TextContent]
  /// The places of texts, by where their spans are in memory: the layout tree shares these.
  private let places: [UnsafeRawPointer: Int]
  private let progress: Progress

  /// So many texts are kept for when they are asked for again: a table is measured before it is set.
  private static let reach = 256
  /// A shorter document is laid out before the other thread has opened its fonts.
  private static let fewest = 400

  /// - Parameter texts: in the order of the layout tree.
  /// - Returns: nil for a short document.
  package init?(_ engine: PangoTextEngine, texts: [TextContent]) {
    guard Concurrency.isAllowed, texts.count >= Self.fewest,
      let second = try? PangoTextEngine(beside: engine)
    else {
      return nil
    }
    self.engine = engine
    self.second = second
    self.texts = texts
    places = Dictionary(
      texts.indices.compactMap { index in Self.address(of: texts[index]).map { ($0, index) } },
      uniquingKeysWith: { first, _ in first })
    let progress = Progress(count: texts.count)
    self.progress = progress
    // Only the other thread uses it until `stop`, which `deinit` waits for.
    nonisolated(unsafe) unowned(unsafe) let helper = second
    DispatchQueue.global(qos: .userInitiated).async {
      while let index = progress.claimAhead() {
        let isPlain = !helper.mayDrawEmoji(texts[index])
        progress.finish(index, isPlain ? helper.shape(texts[index]) : nil)
      }
      progress.end()
    }
  }

  /// Waits for the other thread, which begins nothing new.
  deinit { progress.stop() }

  package func metrics(of style: TextStyle) -> FontMetrics { engine.metrics(of: style) }

  package func shape(_ content: TextContent) -> ShapedText {
    guard let index = Self.address(of: content).flatMap({ places[$0] }) else {
      return engine.shape(content)
    }
    if let shaped = progress.text(at: index, keeping: Self.reach) { return shaped }
    let shaped = engine.shape(content)
    progress.finish(index, shaped)
    return shaped
  }

  /// An address that stays valid as long as `texts` holds the content.
  private static func address(of content: TextContent) -> UnsafeRawPointer? {
    content.spans.withUnsafeBufferPointer { $0.isEmpty ? nil : UnsafeRawPointer($0.baseAddress) }
  }
}

/// Which texts are shaped, are being shaped, and are still to be.
private final class Progress: Sendable {
  private enum Slot {
    case open, begun
    case done(ShapedText)
    /// Not kept: the layout shapes it when it comes.
    case past
  }

  private struct State {
    var slots: [Slot]
    /// The text that was last asked for.
    var place = 0
    /// What the layout waits for.
    var awaited: Int?
    /// Where the layout was when the other thread began to wait for it to come nearer.
    var restingSince: Int?
    var isStopped = false
  }

  private let state: Mutex<State>
  private let arrival = DispatchSemaphore(value: 0)
  private let wake = DispatchSemaphore(value: 0)
  private let ending = DispatchSemaphore(value: 0)

  /// The other thread keeps so far ahead: what is next, the layout begins itself.
  private static let lead = 4
  /// No further, so that little is kept.
  private static let window = 128

  init(count: Int) {
    state = Mutex(State(slots: Array(repeating: .open, count: count)))
  }

  // MARK: The layout's side

  /// The text, once it is shaped; nil where the layout is to shape it itself.
  func text(at index: Int, keeping reach: Int) -> ShapedText? {
    enum Answer {
      case text(ShapedText)
      case wait, shape
    }
    let answer = state.withLock { state -> Answer in
      if index > state.place {
        let past = max(0, state.place - reach)..<max(0, index - reach)
        for place in past { state.slots[place] = .past }
        state.place = index
      }
      if let start = state.restingSince, index - start >= Self.window / 2 {
        state.restingSince = nil
        wake.signal()
      }
      switch state.slots[index] {
      case .done(let text): return .text(text)
      case .open:
        state.slots[index] = .begun
        return .shape
      case .past: return .shape
      case .begun:
        state.awaited = index
        return .wait
      }
    }
    switch answer {
    case .text(let text): return text
    case .shape: return nil
    case .wait:
      arrival.wait()
      return text(at: index, keeping: reach)
    }
  }

  func stop() {
    state.withLock { $0.isStopped = true }
    wake.signal()
    ending.wait()
  }

  // MARK: The other thread's side

  /// The next text that nobody has begun; waits where the layout is far behind, and ends with nil.
  func claimAhead() -> Int? {
    while true {
      let (found, isEnd) = state.withLock { state -> (Int?, Bool) in
        guard !state.isStopped, state.place + Self.lead < state.slots.count else {
          return (nil, true)
        }
        let range =
          (state.place + Self.lead)..<min(state.slots.count, state.place + Self.window)
        for index in range {
          if case .open = state.slots[index] {
            state.slots[index] = .begun
            return (index, false)
          }
        }
        state.restingSince = state.place
        return (nil, false)
      }
      if let found { return found }
      if isEnd { return nil }
      wake.wait()
    }
  }

  /// - Parameter text: nil where the layout is to shape it after all.
  func finish(_ index: Int, _ text: ShapedText?) {
    state.withLock { state in
      guard case .begun = state.slots[index] else { return }
      state.slots[index] = text.map { .done($0) } ?? .past
      guard state.awaited == index else { return }
      state.awaited = nil
      arrival.signal()
    }
  }

  func end() { ending.signal() }
}
