/// The styles that the program carries in itself, by name.
public enum BuiltInStyles {
  /// YAML as UTF-8.
  public static let sources: [String: [UInt8]] = [
    "article": PackageResources.article_yaml,
    "base": PackageResources.base_yaml,
    "career": PackageResources.career_yaml,
    "international": PackageResources.international_yaml,
    "letter": PackageResources.letter_yaml,
    "portfolio": PackageResources.portfolio_yaml,
    "sidebar": PackageResources.sidebar_yaml,
    "wanted": PackageResources.wanted_yaml,
    "wanted-classic": PackageResources.wanted_classic_yaml,
    "wanted-compact": PackageResources.wanted_compact_yaml,
  ]
}
