/// The styles that the program carries in itself, by name.
public enum BuiltInStyles {
  /// YAML as UTF-8.
  public static let sources: [String: [UInt8]] = [
    "article": PackageResources.article_yaml,
    "base": PackageResources.base_yaml,
    "wanted": PackageResources.wanted_yaml,
  ]
}
