/// Pictures from services that draw them for every reader: a document that is printed can say
/// what a badge says, and no more.
enum Badge {
  enum Reading: Equatable {
    /// Names, each a chip of its own.
    case names([String])
    /// Useless on paper. The text describes it in a note.
    case dropped(String)
  }

  /// nil for a picture that is none of these.
  static func reading(of image: Inline.Image) -> Reading? {
    guard let address = WebAddress(image.source) else { return nil }
    if let what = useless(address) { return .dropped(what) }
    let alternative = meaningful(image.alternative)
    if let icons = icons(address) { return .names(icons.isEmpty ? alternative : icons) }
    guard isBadge(address) else { return nil }
    if !alternative.isEmpty { return .names(alternative) }
    let name = shieldsText(address) ?? ""
    return name.isEmpty ? .dropped("a badge without a text") : .names([name])
  }

  /// What an author wrote to say what the badge says; not `badge`, not an address.
  private static func meaningful(_ alternative: String) -> [String] {
    let text = alternative.trimmed
    let generic: Set<String> = [
      "badge", "badges", "img", "image", "shield", "shields", "logo", "icon", "static badge", "alt",
      "shields.io", "뱃지", "배지", "이미지", "alt text", "svg", "skills", "my skills", "stack", "tech",
    ]
    let isAddress = text.contains("://") || generic.contains(text.lowercased())
    return text.isEmpty || isAddress ? [] : [text]
  }

  // MARK: Services

  private static let counters = [
    "hits.seeyoufarm.com", "hits.sh", "komarev.com", "profile-counter.glitch.me", "visitor-badge",
    "visitorbadge.io", "hits.dwyl.com", "count.getloli.com", "moe-counter", "hitwebcounter.com",
    "badges.pufler.dev/visits", "u8views.com", "views.igorskyflyer.me", "hits.zkitefly.eu.org",
    "visitcount.itsvg.in", "profile-views", "myhits.vercel.app", "hit.yhype.me",
    "hits-app.vercel.app",
  ]
  private static let cards = [
    "github-readme-stats", "readme-stats", "streak-stats", "github-profile-trophy",
    "activity-graph",
    "github-profile-summary-cards", "metrics.lecoq.io", "github-contributor-stats",
    "profile-trophy",
    "mazassumnida.wtf", "mazandi.herokuapp.com", "leetcard.jacoblin.cool", "leetcode-stats",
    "velog-readme-stats", "ghchart.rshah.org", "github-contribution-grid-snake", "contrib.rocks",
    "starchart.cc", "api.star-history.com", "github-readme-quotes", "quotes-github-readme",
    "readme-jokes", "spotify-github-profile", "wakatime.com", "github-stats", "tryhackme-badges",
    "novatorem", "stats.quira.sh", "nirzak-streak", "github-widgetbox", "holopin.me",
    "velog-badge", "velog-github-badge", "stackoverflow-readme", "snake.svg", "snake-dark.svg",
    "profile-3d-contrib", "solvedac.junah.dev", "readme-spotify", "capsule-stats",
  ]

  private static func useless(_ address: WebAddress) -> String? {
    let text = address.host + address.path.lowercased()
    if counters.contains(where: text.contains) { return "a view counter" }
    if text.contains("readme-typing-svg") { return "a typing animation" }
    if text.contains("capsule-render") { return "a decorated header" }
    if cards.contains(where: text.contains) { return "a stats card" }
    return nil
  }

  private static let hosts: Set<String> = [
    "img.shields.io", "shields.io", "custom-icon-badges.demolab.com", "badgen.net",
    "flat.badgen.net",
    "custom-icon-badges.herokuapp.com", "forthebadge.com", "badge.fury.io", "badges.aleen42.com",
    "badges.frapsoft.com", "codecov.io", "coveralls.io", "snyk.io", "api.codacy.com",
    "raster.shields.io",
    "app.codacy.com", "circleci.com", "travis-ci.org", "travis-ci.com", "ci.appveyor.com",
    "img.badgesize.io",
    "badgers.space", "badge.buildkite.com", "api.netlify.com", "readthedocs.org", "sonarcloud.io",
    "badges.gitter.im", "isitmaintained.com", "goreportcard.com", "pkg.go.dev", "jitpack.io",
    "deepwiki.com", "static.pepy.tech", "pepy.tech", "mybadges.io", "badge.socket.dev",
    "ziadoua.github.io",
  ]

  private static func isBadge(_ address: WebAddress) -> Bool {
    hosts.contains(address.host) || address.path.lowercased().hasSuffix("/badge.svg")
      || address.path.lowercased().hasSuffix("badge.png")
  }

  // MARK: Icons

  /// The names of icons that services draw in a row, or of devicon's one; nil for other pictures.
  private static func icons(_ address: WebAddress) -> [String]? {
    if address.host == "skillicons.dev" || address.host.hasPrefix("go-skill-icons") {
      let list = address.query["i"] ?? address.query["icons"] ?? ""
      return list.split(separator: ",").map { iconName(String($0)) }
    }
    let parts = address.path.split(separator: "/").map(String.init)
    if address.host == "cdn.simpleicons.org" { return parts.prefix(1).map(iconName) }
    if address.path.contains("devicon"), let index = parts.firstIndex(of: "icons"),
      index + 1 < parts.count
    {
      return [iconName(parts[index + 1])]
    }
    if address.host == "techstack-generator.vercel.app", let last = parts.last {
      return [iconName(String(last.prefix { $0 != "-" && $0 != "." }))]
    }
    return nil
  }

  private static let iconNames = [
    "js": "JavaScript", "javascript": "JavaScript", "ts": "TypeScript", "typescript": "TypeScript",
    "py": "Python", "cs": "C#", "csharp": "C#", "cpp": "C++", "cplusplus": "C++", "html": "HTML",
    "html5": "HTML5", "css": "CSS", "css3": "CSS3", "md": "Markdown", "ps": "Photoshop",
    "ai": "Illustrator", "pr": "Premiere Pro", "ae": "After Effects", "vscode": "VS Code",
    "idea": "IntelliJ IDEA", "intellij": "IntelliJ IDEA", "k8s": "Kubernetes", "gcp": "GCP",
    "aws": "AWS",
    "amazonwebservices": "AWS", "googlecloud": "Google Cloud", "nodejs": "Node.js",
    "nextjs": "Next.js",
    "nuxtjs": "Nuxt.js", "vuejs": "Vue.js", "nestjs": "NestJS", "mysql": "MySQL",
    "mongodb": "MongoDB",
    "postgres": "PostgreSQL", "postgresql": "PostgreSQL", "mariadb": "MariaDB",
    "graphql": "GraphQL",
    "github": "GitHub", "gitlab": "GitLab", "githubactions": "GitHub Actions", "php": "PHP",
    "sqlite": "SQLite", "dotnet": ".NET", "jquery": "jQuery", "fastapi": "FastAPI",
    "pytorch": "PyTorch",
    "tensorflow": "TensorFlow", "rabbitmq": "RabbitMQ", "opencv": "OpenCV",
    "androidstudio": "Android Studio",
    "tailwind": "Tailwind CSS", "tailwindcss": "Tailwind CSS", "figma": "Figma", "ios": "iOS",
  ]

  private static func iconName(_ name: String) -> String {
    let key = name.lowercased().trimmed
    return iconNames[key] ?? (key.first.map { String($0).uppercased() } ?? "") + key.dropFirst()
  }

  // MARK: shields.io

  /// `/badge/label-message-colour`, where `--`, `__` and `_` stand for `-`, `_` and a space.
  private static func shieldsText(_ address: WebAddress) -> String? {
    let parts = address.path.split(separator: "/").map(String.init)
    let label = address.query["label"]
    if let message = address.query["message"] {
      return joined([label ?? "", message])
    }
    if parts.first == "badge" || parts.dropFirst().first == "badge", let last = parts.last,
      last != "badge"
    {
      let start = parts.firstIndex(of: "badge").map { $0 + 1 } ?? 0
      var fields = fields(parts[start...].joined(separator: "/"))
      if fields.count > 1, address.host != "badgen.net" { fields.removeLast() }
      let text = joined(label.map { [$0] + fields.suffix(1) } ?? fields)
      return text.isEmpty ? logo(address) : text
    }
    if let label, !label.isEmpty { return label }
    let words = parts.filter {
      !["img", "v", "dm", "dt", "dw", "l"].contains($0) && !$0.hasSuffix(".svg")
    }
    return logo(address) ?? words.prefix(2).joined(separator: " ")
  }

  private static func logo(_ address: WebAddress) -> String? {
    guard let logo = address.query["logo"], !logo.isEmpty, !logo.hasPrefix("data:") else {
      return nil
    }
    return iconName(logo.replacingDots)
  }

  private static func joined(_ fields: [String]) -> String {
    fields.map(\.trimmed).filter { !$0.isEmpty }.joined(separator: " ")
  }

  private static func fields(_ path: String) -> [String] {
    var fields = [""]
    var rest = path[...]
    while let first = rest.popFirst() {
      let isDouble = rest.first == first
      switch first {
      case "-" where isDouble, "_" where isDouble:
        fields[fields.count - 1].append(first)
        rest = rest.dropFirst()
      case "-": fields.append("")
      case "_": fields[fields.count - 1].append(" ")
      default: fields[fields.count - 1].append(first)
      }
    }
    if let last = fields.last, last.hasSuffix(".svg") {
      fields[fields.count - 1] = String(last.dropLast(4))
    }
    return fields
  }
}

extension String {
  /// shields.io's `next.js` and `nextdotjs` for Next.js.
  fileprivate var replacingDots: String {
    let plain = filter { $0 != "." }
    return plain.hasSuffix("dotjs") ? String(plain.dropLast(5)) + "js" : plain
  }
}
