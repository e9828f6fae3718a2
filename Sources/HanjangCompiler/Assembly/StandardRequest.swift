package import HanjangRender

/// Which standards a file is to follow.
package struct StandardRequest: Hashable, Sendable {
  /// Asked for by name: what prevents one is an error.
  package var asked: Set<PDFStandard>
  /// Claimed where nothing prevents it.
  package var defaults: Set<PDFStandard>
  /// Whether the file has a structure tree.
  package var isTagged: Bool

  private init(asked: Set<PDFStandard>, defaults: Set<PDFStandard>, isTagged: Bool) {
    self.asked = asked
    self.defaults = defaults
    self.isTagged = isTagged
  }

  /// PDF/UA-1 where that is possible.
  package static let standard = StandardRequest(asked: [], defaults: [.ua1], isTagged: true)
  /// Neither claims nor structure.
  package static let none = StandardRequest(asked: [], defaults: [], isTagged: false)

  package struct Problem: Error, Sendable {
    package var message: String
  }

  /// - Parameter names: as the user wrote them, each one standard or several with commas.
  package init(_ names: [String]) throws(Problem) {
    let words = names.flatMap { $0.split(separator: ",", omittingEmptySubsequences: false) }
      .map { $0.filter { $0 != " " }.lowercased() }
    guard !words.isEmpty else {
      self = .standard
      return
    }
    var asked: Set<PDFStandard> = []
    for word in words where word != "none" {
      guard let standard = PDFStandard(rawValue: word) else {
        let known = PDFStandard.allCases.map(\.rawValue) + ["none"]
        throw Problem(message: "\(word) isn't one of \(known.joined(separator: ", "))")
      }
      asked.insert(standard)
    }
    if words.contains("none") {
      guard asked.isEmpty else { throw Problem(message: "none excludes all other standards") }
      self = .none
      return
    }
    guard Set(asked.compactMap { $0.archive?.part }).count < 2 else {
      throw Problem(message: "a file follows one part of PDF/A: a-3a excludes a-2u and a-2a")
    }
    self.init(
      asked: asked, defaults: Set([PDFStandard.ua1]).subtracting(asked), isTagged: true)
  }
}
