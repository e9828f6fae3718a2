import Synchronization

/// What a compilation is at.
package enum Stage: Int, CaseIterable, Sendable {
  case read, parse, recognise, boxes, fonts, layout, draw, finish, reduce, verify

  /// The description in messages.
  package var activity: String {
    switch self {
    case .read: "reading its files"
    case .parse: "reading its Markdown"
    case .recognise: "recognising its parts"
    case .boxes: "loading pictures and styles"
    case .fonts: "subsetting its fonts"
    case .layout: "laying out its pages"
    case .draw: "drawing"
    case .finish: "writing the PDF"
    case .reduce: "reducing its pictures"
    case .verify: "verifying the PDF"
    }
  }

  private static let number = Atomic(Stage.read.rawValue)

  /// The current stage of the whole process.
  static var current: Stage {
    Stage(rawValue: number.load(ordering: .relaxed)) ?? .read
  }

  static func begin(_ stage: Stage) {
    number.store(stage.rawValue, ordering: .relaxed)
  }

  /// - Parameter finished: as `StageClock` names it.
  static func begin(after finished: String) {
    switch finished {
    case "parse": begin(.recognise)
    case "recognise": begin(.boxes)
    case "boxes": begin(.fonts)
    case "fonts": begin(.layout)
    case "layout": begin(.draw)
    case "draw": begin(.finish)
    default: break
    }
  }
}
