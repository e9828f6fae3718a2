import HanjangLayout
import HanjangStyle

/// Sets a document on no more pages than are wanted: by gaps at their least, then by what a
/// `FitSetting` changes, no more of it than is needed.
struct PageFitter {
  let layout: DocumentLayout
  let engine: any TextEngine
  let limit: Int

  enum Outcome {
    /// With the setting that it took; nil where the gaps of the style were enough.
    case fits(DocumentLayout, FitSetting)
    /// By how many lines of running text it is too long.
    case isTooLong(lines: Int)
  }

  /// A step is cut in half so many times: line heights are met to a twentieth of a point.
  private static let halvings = 5

  func outcome() -> Outcome {
    if fits(0) { return .fits(layout, .none) }
    let steps = FitSetting.steps
    guard fits(Double(steps)) else { return .isTooLong(lines: excess(at: .limit)) }
    var most = Double((1..<steps).first { fits(Double($0)) } ?? steps)
    var least = most - 1
    for _ in 0..<Self.halvings {
      let middle = (least + most) / 2
      if fits(middle) { most = middle } else { least = middle }
    }
    let setting = FitSetting(progress: most)
    return .fits(layout.fitted(setting, pages: limit), setting)
  }

  /// Whether the style's limits are enough.
  var canFit: Bool { fits(Double(FitSetting.steps)) }

  private func fits(_ progress: Double) -> Bool {
    let fitted = layout.fitted(FitSetting(progress: progress), pages: limit)
    return fitted.columns(of: fitted.boxes(), engine: engine).count <= limit
  }

  /// How many lines of running text stand on pages that are too many.
  func excess(at setting: FitSetting) -> Int {
    let fitted = layout.fitted(setting, pages: limit)
    let height = fitted.columns(of: fitted.boxes(), engine: engine).height(after: limit)
    return max(1, Int((height / fitted.style.runningText.lineHeight).rounded(.up)))
  }
}

extension DocumentLayout {
  func fitted(_ setting: FitSetting, pages: Int) -> DocumentLayout {
    var layout = self
    layout.style = style.fitted(setting, pages: pages)
    layout.wantsFewPages = true
    return layout
  }
}
