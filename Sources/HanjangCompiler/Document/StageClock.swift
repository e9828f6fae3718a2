/// How long each stage of a compilation took, for `--verbose`.
struct StageClock {
  private(set) var timings: [(stage: String, milliseconds: Double)] = []
  private var last = ContinuousClock.now

  /// Counts the time since the last mark as that of `stage`.
  mutating func mark(_ stage: String) {
    let now = ContinuousClock.now
    let elapsed = last.duration(to: now).components
    let milliseconds =
      Double(elapsed.seconds) * 1_000 + Double(elapsed.attoseconds) / 1_000_000_000_000_000
    timings.append((stage, milliseconds))
    Stage.begin(after: stage)
    last = now
  }
}
