/// What an author's comment says of an entry, before anything that is recognised in it:
/// `<!-- entry company="한빛" role="개발자" period="2020.03 - 현재" -->`.
package struct EntryComment: Hashable, Sendable {
  /// Empty where the comment leaves it to recognition, as the others.
  package var organization = ""
  package var role = ""
  package var period = ""

  private static let organizations = [
    "company", "organization", "organisation", "institution", "school", "title", "name",
  ]

  /// nil for a comment of another kind, or one without a value.
  ///
  /// - Parameter attributes: reads those of the start tag that it is given.
  init?(_ comment: String, attributes: (String) -> [String: String]) {
    let text = comment.trimmed
    guard text.lowercased().hasPrefix("entry"), let space = text.dropFirst(5).first,
      space.isWhitespace
    else { return nil }
    let straight = String(text.dropFirst(6).map { "“”„".contains($0) ? "\"" : $0 })
    let found = attributes("<span \(straight)>").mapValues { CleanText.of($0.trimmed) }
    func value(_ names: [String]) -> String {
      names.compactMap { found[$0] }.first { !$0.isEmpty } ?? ""
    }
    organization = value(Self.organizations)
    role = value(["role", "position"])
    period = value(["period", "date", "dates"])
    if organization.isEmpty, role.isEmpty, period.isEmpty { return nil }
  }
}
