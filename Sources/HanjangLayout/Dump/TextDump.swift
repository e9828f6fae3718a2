import HanjangCore

/// The text that pages show, as plain text: a line for each line of an element, in the order of
/// drawing.
package enum TextDump {
  package static func text(of document: PagedDocument) -> String {
    document.pages.flatMap(\.lines).map { $0 + "\n" }.joined()
  }
}

extension Page {
  /// The text of each element line by line; text that stands apart on a line is a line of its own.
  package var lines: [String] {
    var lines: [String] = []
    var end: (element: ElementID?, x: Double, y: Double)?
    for item in items {
      guard case .text(let run) = item.kind, run.font == .emoji || !run.glyphs.isEmpty else {
        continue
      }
      let text = String(decoding: run.text, as: UTF8.self)
      let continues =
        end.map { last in
          last.element == item.element && abs(last.y - run.origin.y) < 0.5
            && abs(run.origin.x - last.x) < 0.5
        } ?? false
      if continues, let last = lines.indices.last {
        lines[last] += text
      } else {
        lines.append(text)
      }
      end = (item.element, run.origin.x + run.width, run.origin.y)
    }
    return lines
  }
}
