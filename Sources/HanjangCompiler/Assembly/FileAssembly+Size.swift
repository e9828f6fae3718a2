import HanjangCore
import HanjangLayout
import HanjangMarkdown
import HanjangRender

/// `--max-size`: pictures are reduced until the file is small enough.
extension FileAssembly {
  struct SizeLimit {
    var size: ByteCount
    /// The part that asks for it, and where it does.
    var part = 0
    var range: SourceRange?
  }

  /// What the command line says, else the least that a document does.
  var sizeLimit: SizeLimit? {
    if let size = options.maxSize { return SizeLimit(size: size) }
    let asked = parts.indices.compactMap { index -> SizeLimit? in
      guard case .document(let typeset) = parts[index].content,
        let entry = typeset.document.frontMatter.maxSize
      else { return nil }
      return SizeLimit(size: entry.value, part: index, range: entry.range)
    }
    return asked.min { $0.size.bytes < $1.size.bytes }
      ?? options.defaults.maxSize.map { SizeLimit(size: $0) }
  }

  /// Halves its way to the least reduction that is enough, after the strongest has shown that there
  /// is one.
  ///
  /// - Parameter output: the file with pictures as they are.
  /// - Returns: nil where none is; which is among the diagnostics then.
  mutating func fitted(
    _ output: [UInt8], to limit: SizeLimit, _ plan: Plan
  ) throws(ExportError) -> [UInt8]? {
    let steps = PictureReduction.steps
    guard hasPictures, let strongest = steps.last else {
      return refuse(output, least: nil, limit)
    }
    var clock = StageClock()
    var plan = plan
    guard var best = try make(&plan, reduction: strongest, clock: &clock) else { return nil }
    guard best.count <= limit.size.bytes else {
      return refuse(output, least: (best.count, strongest), limit)
    }
    var (low, high) = (0, steps.count - 1)
    while low < high {
      let middle = (low + high) / 2
      guard let made = try make(&plan, reduction: steps[middle], clock: &clock) else { return nil }
      if made.count <= limit.size.bytes {
        (best, high) = (made, middle)
      } else {
        low = middle + 1
      }
    }
    parts[limit.part].diagnostics.append(
      .sizeFitted(best.count, from: output.count, by: steps[high], at: limit.range))
    return best
  }

  private mutating func refuse(
    _ output: [UInt8], least: (bytes: Int, reduction: PictureReduction)?, _ limit: SizeLimit
  ) -> [UInt8]? {
    parts[limit.part].diagnostics.append(
      .tooLarge(output.count, least: least, limit: limit, notes: fixedSizes))
    return nil
  }

  /// Whether any page shows a picture that can be made coarser.
  private var hasPictures: Bool {
    typesets.contains { typeset in
      typeset.pages.pages.contains { page in
        page.items.contains { item in
          if case .image = item.kind { true } else { false }
        }
      }
    }
  }

  /// What takes room and stays as it is.
  private var fixedSizes: [String] {
    var notes = parts.compactMap { part -> String? in
      guard case .foreign(let pdf) = part.content else { return nil }
      let size = ByteCount(pdf.bytes.count).description
      return "\(part.source.path) has \(size), and its pages are taken over as they are"
    }
    if !attachments.isEmpty {
      let size = ByteCount(attachments.reduce(0) { $0 + $1.bytes.count }).description
      notes.append("the attached files have \(size): leave out --attach-source")
    }
    return notes
  }
}

extension Diagnostic {
  static let sizeFittedID = "size-fitted"

  fileprivate static func sizeFitted(
    _ bytes: Int, from before: Int, by reduction: PictureReduction, at place: SourceRange?
  ) -> Diagnostic {
    Diagnostic(
      .note, id: sizeFittedID,
      "\(ByteCount(before).description) → \(ByteCount(bytes).description): "
        + reduction.description, at: place)
  }

  fileprivate static func tooLarge(
    _ bytes: Int, least: (bytes: Int, reduction: PictureReduction)?,
    limit: FileAssembly.SizeLimit, notes: [String]
  ) -> Diagnostic {
    let reason =
      least.map {
        "\(ByteCount($0.bytes).description) is the least, with \($0.reduction.description)"
      } ?? "it has no pictures that could be made coarser"
    return Diagnostic(
      .error, id: "too-large",
      "the file is \(ByteCount(bytes).description); the limit is \(limit.size.description): "
        + reason, at: limit.range, notes: notes)
  }
}

extension PictureReduction {
  fileprivate var description: String {
    "pictures of \(Int(resolution)) pixels an inch at most, JPEG quality \(quality)"
  }
}
