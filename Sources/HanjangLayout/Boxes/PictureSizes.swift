import HanjangCore
import HanjangMarkdown
import HanjangStyle

/// How large pictures are set: as their authors ask, else at their own resolution, never wider than
/// the column nor taller than the page.
struct PictureSizes {
  struct Placed: Hashable {
    /// The index among the figures.
    var figure: Int
    var size: Size
  }

  /// The column's width, and the most that a picture's height may be.
  let limit: Size
  /// The most for a picture whose size is left open.
  let openHeight: Double
  /// Between pictures side by side.
  let gap: Double

  /// A picture that is no taller than this stands among the text of its paragraph.
  static func tallestInline(_ style: TextStyle) -> Double { style.lineHeight * 1.5 }

  /// What a picture would like where nothing bounds it; shares are of no use here.
  static func wanted(_ image: Inline.Image, natural: Size) -> Size {
    func points(_ extent: Extent?) -> Double? {
      if case .points(let value)? = extent { value } else { nil }
    }
    return proportioned(natural, width: points(image.width), height: points(image.height))
  }

  private static func proportioned(_ natural: Size, width: Double?, height: Double?) -> Size {
    switch (width, height) {
    case (let width?, let height?): Size(width: width, height: height)
    case (let width?, nil): Size(width: width, height: natural.height * width / natural.width)
    case (nil, let height?): Size(width: natural.width * height / natural.height, height: height)
    case (nil, nil): natural
    }
  }

  // MARK: One picture

  func size(of figure: FiguresBox.Figure) -> Size {
    guard figure.naturalSize.width > 0, figure.naturalSize.height > 0 else {
      return Size(width: 0, height: 0)
    }
    func points(_ extent: Extent?, of whole: Double) -> Double? {
      switch extent {
      case .points(let value)?: value
      case .share(let share)?: share * whole
      case nil: nil
      }
    }
    let wanted = Self.proportioned(
      figure.naturalSize, width: points(figure.width, of: limit.width),
      height: points(figure.height, of: limit.height))
    let isOpen = figure.width == nil && figure.height == nil
    let tallest = isOpen ? min(openHeight, limit.height) : limit.height
    return wanted.scaled(by: min(1, limit.width / wanted.width, tallest / wanted.height))
  }

  /// What it would be at the width that it is set at, or that its author asks for, whatever the
  /// height of the page.
  func heightForWidth(of figure: FiguresBox.Figure) -> Double {
    var figure = figure
    if case .share? = figure.height { figure.height = nil }
    let open = PictureSizes(
      limit: Size(width: limit.width, height: .infinity), openHeight: .infinity, gap: gap)
    return open.size(of: figure).height
  }

  // MARK: Pictures side by side

  /// The least width at which pictures that are made smaller share a line, in points.
  private static let leastWidth = 100.0
  private static let mostInLine = 4

  func lines(of figures: [FiguresBox.Figure]) -> [[Placed]] {
    let placed = figures.indices.map { Placed(figure: $0, size: size(of: figures[$0])) }
      .filter { $0.size.width > 0 && $0.size.height > 0 }
    guard placed.count > 1, width(of: placed) > limit.width else {
      return placed.isEmpty ? [] : [placed]
    }
    if figures.contains(where: { $0.width?.isShare ?? false }) {
      return filled(placed, gap: 0, tolerance: 1.02).map { fitted($0, figures) }
    }
    if placed.allSatisfy({ $0.size.width <= limit.width / 4 }) {
      return filled(placed, gap: gap, tolerance: 1)
    }
    let most = Int((limit.width + gap) / (Self.leastWidth + gap))
    let count = min(max(most, 1), Self.mostInLine)
    return evenly(placed, most: count).map { fitted($0, figures) }
  }

  private func width(of line: [Placed]) -> Double {
    line.reduce(0) { $0 + $1.size.width } + gap * Double(max(0, line.count - 1))
  }

  /// As many on each line as fit.
  private func filled(_ placed: [Placed], gap: Double, tolerance: Double) -> [[Placed]] {
    var lines: [[Placed]] = []
    var used = 0.0
    for picture in placed {
      if let last = lines.indices.last,
        used + gap + picture.size.width <= limit.width * tolerance
      {
        lines[last].append(picture)
        used += gap + picture.size.width
      } else {
        lines.append([picture])
        used = picture.size.width
      }
    }
    return lines
  }

  /// In lines of as many pictures each, or one fewer.
  private func evenly(_ placed: [Placed], most: Int) -> [[Placed]] {
    let count = (placed.count + most - 1) / most
    var lines: [[Placed]] = []
    var start = 0
    for line in 0..<count {
      let end = start + (placed.count - start + count - line - 1) / (count - line)
      lines.append(Array(placed[start..<end]))
      start = end
    }
    return lines
  }

  /// Made smaller until they fit: to one height, or by one factor where the author asks for sizes.
  private func fitted(_ line: [Placed], _ figures: [FiguresBox.Figure]) -> [Placed] {
    guard width(of: line) > limit.width else { return line }
    let available = max(1, limit.width - gap * Double(line.count - 1))
    let isOpen = line.allSatisfy {
      figures[$0.figure].width == nil && figures[$0.figure].height == nil
    }
    let factor = available / line.reduce(0) { $0 + $1.size.width }
    guard isOpen else {
      return line.map { Placed(figure: $0.figure, size: $0.size.scaled(by: factor)) }
    }
    let height = available / line.reduce(0) { $0 + $1.size.width / $1.size.height }
    return line.map { picture in
      let scale = min(1, height / picture.size.height)
      return Placed(figure: picture.figure, size: picture.size.scaled(by: scale))
    }
  }
}

extension Size {
  fileprivate func scaled(by factor: Double) -> Size {
    Size(width: width * factor, height: height * factor)
  }
}

extension Extent {
  fileprivate var isShare: Bool {
    switch self {
    case .share: true
    case .points: false
    }
  }
}
