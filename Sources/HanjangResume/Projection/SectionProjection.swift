import HanjangCore
import HanjangMarkdown

/// A section's blocks as the entries that the model found in them.
struct SectionProjection {
  private let fitted: FittedReading
  private let vocabulary: Vocabulary
  private var open: Draft?
  private var loose: [Fragment] = []
  private var seen: Set<Int> = []
  private(set) var parts: [Section.Part] = []
  /// The entries, for data alone where `isPrintable` is false.
  private(set) var entries: [Entry] = []
  private var certainties: [Float] = []
  private(set) var claims: [Claim] = []
  /// Whether the parts say all that the blocks say, and are sure enough for the page.
  private(set) var isPrintable = true

  /// An entry whose lines are being collected.
  private struct Draft {
    var group: Int
    var level: Int
    var projection: EntryProjection
  }

  init(_ blocks: [Block], _ fitted: FittedReading, _ vocabulary: Vocabulary) {
    self.fitted = fitted
    self.vocabulary = vocabulary
    let reader = FragmentReader(blocks, fitted)
    for fragment in reader.fragments { add(fragment) }
    close()
    flush()
    if !reader.fixed.isEmpty { isPrintable = false }
    for group in reader.fixed where !seen.contains(group) {
      let projection = EntryProjection(fitted.groups[group], fitted, vocabulary)
      certainties.append(projection.certainty)
      claim(projection.entry, projection.certainty)
      entries.append(projection.entry)
    }
  }

  /// The mean of its entries.
  var certainty: Float {
    entries.isEmpty ? 0 : certainties.reduce(0, +) / Float(certainties.count)
  }

  private mutating func add(_ fragment: Fragment) {
    guard let row = fragment.row, let group = fitted.group(at: row), !isWhole(fragment) else {
      addDetail(fragment)
      return
    }
    if open?.group == group {
      if open?.projection.add(fragment, at: row) == false { isPrintable = false }
      return
    }
    close()
    flush()
    if !seen.insert(group).inserted { isPrintable = false }
    var draft = Draft(
      group: group, level: fragment.level,
      projection: EntryProjection(fitted.groups[group], fitted, vocabulary))
    _ = draft.projection.add(fragment, at: row)
    open = draft
  }

  private func isWhole(_ fragment: Fragment) -> Bool {
    if case .whole = fragment.shape { true } else { false }
  }

  private mutating func addDetail(_ fragment: Fragment) {
    if case .heading(let level, let anchor) = fragment.shape {
      let isTitle = fragment.row.map { [.title, .group].contains(fitted.labels[$0].part) } ?? false
      if isTitle || open.map({ level <= $0.level }) ?? false {
        close()
        flush()
        parts.append(.group(title: fragment.content, anchor: anchor))
        return
      }
    }
    if open != nil { open?.projection.addBody(fragment) } else { loose.append(fragment) }
  }

  private mutating func claim(_ entry: Entry, _ certainty: Float) {
    guard let range = entry.range else { return }
    let dates = entry.periods.map { ", \($0.plain)" }.joined()
    let percent = Int((certainty * 100).rounded())
    claims.append(
      Claim(
        position: range.start, rule: 12,
        became: "\(entry.kind.rawValue) entry \(BlockText.clean(entry.title))\(dates), "
          + "\(percent) % certain"))
  }

  private mutating func flush() {
    let blocks = loose.blocks
    if !blocks.isEmpty { parts.append(.blocks(blocks)) }
    loose = []
  }

  private mutating func close() {
    guard let draft = open else { return }
    open = nil
    let entry = draft.projection.entry
    if !draft.projection.isPrintable { isPrintable = false }
    parts.append(.entry(entry))
    certainties.append(draft.projection.certainty)
    claim(entry, draft.projection.certainty)
    entries.append(entry)
  }
}

extension Fragment {
  /// Of a heading; 7 for what is none.
  fileprivate var level: Int {
    if case .heading(let level, _) = shape { level } else { 7 }
  }
}
