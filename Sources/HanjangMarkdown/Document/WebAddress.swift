/// An address on the web in its parts, percent-decoded.
struct WebAddress {
  /// Lower case, without `www.` and port.
  var host: String
  var path: String
  var query: [String: String] = [:]

  /// nil for an address without a host.
  init?(_ address: String) {
    var rest = address.trimmed[...]
    if rest.hasPrefix("//") {
      rest = rest.dropFirst(2)
    } else if let scheme = ["https://", "http://"].first(where: { rest.lowercased().hasPrefix($0) })
    {
      rest = rest.dropFirst(scheme.count)
    } else {
      return nil
    }
    let authority = rest.prefix { !"/?#".contains($0) }
    let name = authority.prefix { $0 != ":" }.lowercased()
    host = name.hasPrefix("www.") ? String(name.dropFirst(4)) : name
    guard !host.isEmpty else { return nil }
    rest = rest[authority.endIndex...]
    let end = rest.prefix { $0 != "?" && $0 != "#" }
    path = LinkDestination.percentDecoded(String(end))
    rest = rest[end.endIndex...].dropFirst().prefix { $0 != "#" }
    for field in rest.split(separator: "&") {
      let pair = field.split(separator: "=", maxSplits: 1)
      guard let key = pair.first else { continue }
      let value = pair.count > 1 ? String(pair[1]) : ""
      let spaced = String(value.map { $0 == "+" ? " " : $0 })
      query[key.lowercased()] = LinkDestination.percentDecoded(spaced)
    }
  }
}
