/// `**사용 기술:**React` and `0(끔)**1(켬)**0(끔)`: the run that is meant to close stands between
/// punctuation and a letter that isn't CJK, so that it can only open by any rule. In a document with
/// CJK text it closes what is open all the same, and `API**(결제)**` opens.
enum EmphasisRescue {
  /// - Parameter runs: of one paragraph, in order.
  static func apply(to runs: inout [DelimiterRun]) {
    for sign in Set(runs.map(\.sign)) where sign != UInt8(ascii: "_") {
      let own = runs.indices.filter { runs[$0].sign == sign && runs[$0].range.count <= 3 }
      if own.count > 1 { apply(to: own, of: &runs) }
    }
  }

  private static func apply(to own: [Int], of runs: inout [DelimiterRun]) {
    /// By length, the runs that are open.
    var open: [Int: [Int]] = [:]
    for (place, index) in own.enumerated() {
      let run = runs[index]
      let length = run.range.count
      if run.wanted.closes, open[length]?.popLast() != nil { continue }
      if let opener = open[length]?.last, isMeantToClose(run), isOpener(runs[opener]) {
        runs[index].wanted = Flanking(opens: false, closes: true)
        open[length]?.removeLast()
      } else if run.wanted.opens {
        open[length, default: []].append(index)
      } else if isMeantToOpen(run),
        own[(place + 1)...].contains(where: { closes(runs[$0], length) })
      {
        runs[index].wanted = Flanking(opens: true, closes: false)
        open[length, default: []].append(index)
      }
    }
  }

  private static func isMeantToClose(_ run: DelimiterRun) -> Bool {
    run.wanted.opens && !run.wanted.closes && run.before.isPunctuation
      && !run.before.isOpeningPunctuation && run.after.isLetter
  }

  private static func isMeantToOpen(_ run: DelimiterRun) -> Bool {
    run.wanted.closes && !run.wanted.opens && run.after.isPunctuation
      && !run.after.isClosingPunctuation && run.before.isLetter
  }

  private static func isOpener(_ run: DelimiterRun) -> Bool {
    run.wanted.opens && (!run.wanted.closes || run.after.isOpeningPunctuation)
  }

  private static func closes(_ run: DelimiterRun, _ length: Int) -> Bool {
    run.range.count == length && run.wanted.closes
  }
}
