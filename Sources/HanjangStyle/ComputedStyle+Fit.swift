import HanjangCore

/// How much tighter than a style's own a document is set, within its `FitLimits`: the steps that
/// `--fit` goes, one after the other.
package struct FitSetting: Hashable, Sendable {
  /// From 0, as they are, to 1, at the style's limit.
  package var lineHeight: Double
  package var textSize: Double
  package var margins: Double

  package static let none = FitSetting(progress: 0)
  package static let limit = FitSetting(progress: 3)
  /// How many steps there are.
  package static let steps = 3

  /// - Parameter progress: from 0 through 1, lines at their closest, and 2, text also at its
  ///   smallest, to 3, margins also at their narrowest.
  package init(progress: Double) {
    lineHeight = min(max(progress, 0), 1)
    textSize = min(max(progress - 1, 0), 1)
    margins = min(max(progress - 2, 0), 1)
  }
}

extension ComputedStyle {
  /// The style of running text.
  package var runningText: TextStyle { setsResumes ? text.resume.detail : text.body }

  /// The style at a setting; no text becomes smaller than the least size of running text, unless it
  /// already is.
  ///
  /// - Parameter pages: how many there are to be; one page may need no room for a header and footer.
  package func fitted(_ setting: FitSetting, pages: Int) -> ComputedStyle {
    guard setting != .none else { return self }
    var style = self
    style.text = text.mapped { fitted($0, setting) }
    let head = header.isShown(on: pages) ? header.baseline + 6 : 0
    let foot = footer.isShown(on: pages) ? footer.baseline + text.footer.lineHeight : 0
    func margin(_ natural: Double, room: Double) -> Double {
      let least = min(natural, max(fit.margin, room))
      return natural + (least - natural) * setting.margins
    }
    style.page.margins.top = margin(page.margins.top, room: head)
    style.page.margins.bottom = margin(page.margins.bottom, room: foot)
    style.page.margins.left = margin(page.margins.left, room: 0)
    style.page.margins.right = margin(page.margins.right, room: 0)
    return style
  }

  private func fitted(_ text: TextStyle, _ setting: FitSetting) -> TextStyle {
    var fitted = text
    let closest = min(text.lineHeight, fit.lineHeight * text.size)
    fitted.lineHeight += (closest - text.lineHeight) * setting.lineHeight
    let share = min(1, fit.textSize / runningText.size)
    let smallest = min(text.size, max(fit.textSize, text.size * share))
    fitted.size += (smallest - text.size) * setting.textSize
    fitted.lineHeight *= fitted.size / text.size
    return fitted
  }
}

extension FurnitureStyle {
  fileprivate func isShown(on pages: Int) -> Bool {
    (pages > 1 || isShownOnSinglePage) && !(slots.all + first.all).allSatisfy(\.isEmpty)
  }
}

extension TextRoles {
  fileprivate func mapped(_ change: (TextStyle) -> TextStyle) -> TextRoles {
    var roles = self
    for path in Self.sized { roles[keyPath: path] = change(self[keyPath: path]) }
    roles.headings = headings.map(change)
    return roles
  }

  private static var sized: [WritableKeyPath<TextRoles, TextStyle>] {
    [
      \.body, \.title, \.byline, \.quote, \.code, \.tableHeader, \.tableCell, \.footnote, \.caption,
      \.resume.name, \.resume.headline, \.resume.contact, \.resume.introduction,
      \.resume.sectionTitle, \.resume.entryTitle, \.resume.entryPeriod, \.resume.entryDetail,
      \.resume.achievementTitle, \.resume.achievementPeriod, \.resume.detail, \.resume.chip,
      \.resume.chipLabel,
    ]
  }
}
