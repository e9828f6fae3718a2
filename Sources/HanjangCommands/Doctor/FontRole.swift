/// A job that fonts do in the built-in styles, with the families that can do it.
struct FontRole {
  struct Family {
    let name: String
    /// Where to get it.
    let source: String
  }

  let name: String
  /// The best first; styles try them in this order.
  let families: [Family]
  /// Whether a document in Korean needs one of them.
  let isNeeded: Bool

  static let all = [
    FontRole(
      name: "text",
      families: [
        Family(name: "Wanted Sans", source: "github.com/wanteddev/wanted-sans"),
        Family(name: "Pretendard", source: "github.com/orioncactus/pretendard"),
        Family(name: "Noto Sans CJK KR", source: "Debian: fonts-noto-cjk"),
        Family(name: "NanumGothic", source: "Debian: fonts-nanum"),
      ], isNeeded: true),
    FontRole(
      name: "Latin", families: [Family(name: "Inter", source: "Debian: fonts-inter")],
      isNeeded: false),
    FontRole(
      name: "code",
      families: [
        Family(name: "D2Coding", source: "github.com/naver/d2codingfont"),
        Family(name: "JetBrains Mono", source: "Debian: fonts-jetbrains-mono"),
        Family(name: "NanumGothicCoding", source: "Debian: fonts-nanum-coding"),
        Family(name: "Noto Sans Mono CJK KR", source: "Debian: fonts-noto-cjk"),
      ], isNeeded: false),
    FontRole(
      name: "emoji",
      families: [Family(name: "Noto Color Emoji", source: "Debian: fonts-noto-color-emoji")],
      isNeeded: false),
  ]
}
