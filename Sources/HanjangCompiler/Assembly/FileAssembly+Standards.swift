import HanjangCore
import HanjangRender

extension FileAssembly {
  /// nil where a standard that was asked for cannot be kept.
  mutating func pdfOptions() -> PDFOptions? {
    var claims = Set(PDFStandard.allCases)
    for index in parts.indices {
      let obstacles = self.obstacles(of: parts[index]) + (index == 0 ? fileObstacles : [])
      claims.formIntersection(
        StandardCheck.claims(
          options.standards, obstacles: obstacles, diagnostics: &parts[index].diagnostics))
    }
    guard claims.isSuperset(of: options.standards.asked) else { return nil }
    var pdf = PDFOptions(isTagged: options.standards.isTagged, claims: claims)
    pdf.attachments = attachments
    pdf.password = options.password
    var first = 0
    for part in parts {
      if case .foreign(let source) = part.content { pdf.foreign.append((first, source)) }
      first += part.pages.count
    }
    return pdf
  }

  private func obstacles(of part: Part) -> [StandardObstacle] {
    switch part.content {
    case .document(let typeset):
      StandardCheck.obstacles(
        in: typeset.pages, inventory: typeset.inventory,
        missing: part.diagnostics.filter { $0.id == "missing-character" })
    case .foreign:
      [
        StandardObstacle(
          standards: Set(PDFStandard.allCases),
          reason: "the pages of \(part.source.path) come from another program", severity: .note)
      ]
    }
  }

  private var fileObstacles: [StandardObstacle] {
    var obstacles: [StandardObstacle] = []
    if options.password != nil {
      obstacles.append(
        StandardObstacle(
          standards: StandardObstacle.archives, reason: "the file is encrypted"))
    }
    if !attachments.isEmpty {
      obstacles.append(
        StandardObstacle(
          standards: [.a2u, .a2a], reason: "files are attached, for which there is a-3a"))
    }
    return obstacles
  }
}
