// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
]

let styles = [
  "article", "base", "career", "international", "letter", "portfolio", "sidebar", "wanted",
  "wanted-classic", "wanted-compact",
]

/// What `hanjang new` writes.
let templates = ["resume", "career", "letter", "portfolio"].flatMap { ["\($0)-ko", "\($0)-en"] }

/// What recognition knows: words, templates of features, and their weights.
let recognitionData = [
  "Lexicon/en.txt", "Lexicon/fr.txt", "Lexicon/ja.txt", "Lexicon/ko.txt", "Lexicon/zh.txt",
  "Scoring/lines.features", "Scoring/words.features",
]

// libxml2 is opened when it is needed. Debian's headers are found by path, so that nothing links the
// library; elsewhere pkg-config knows the path, and the library is linked as well.
#if os(Linux)
  let xmlConfiguration: String? = nil
  let xmlHeaders: [SwiftSetting] = [.unsafeFlags(["-Xcc", "-I/usr/include/libxml2"])]
#else
  let xmlConfiguration: String? = "libxml-2.0"
  let xmlHeaders: [SwiftSetting] = []
#endif

let argumentParser: Target.Dependency =
  .product(name: "ArgumentParser", package: "swift-argument-parser")

func target(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: strict)
}

/// The tests of the target `name`, which also see the fixtures that all tests share.
func tests(_ name: String, _ more: [Target.Dependency] = []) -> Target {
  .testTarget(
    name: name + "Tests",
    dependencies: [.target(name: name), "HanjangTestSupport"] + more,
    swiftSettings: strict)
}

let package = Package(
  name: "hanjang",
  platforms: [.macOS(.v15)],
  products: [.executable(name: "hanjang", targets: ["hanjang"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2")
  ],
  targets: [
    .systemLibrary(
      name: "CCmarkGFM", pkgConfig: "libcmark-gfm",
      providers: [.apt(["libcmark-gfm-dev", "libcmark-gfm-extensions-dev"]), .brew(["cmark-gfm"])]),
    .systemLibrary(
      name: "CDeflate", pkgConfig: "libdeflate",
      providers: [.apt(["libdeflate-dev"]), .brew(["libdeflate"])]),
    .systemLibrary(
      name: "CLibXML2", pkgConfig: xmlConfiguration,
      providers: [.apt(["libxml2-dev"]), .brew(["libxml2"])]),
    .systemLibrary(name: "CProcess"),
    .systemLibrary(
      name: "CPangoCairo", pkgConfig: "pangocairo pangoft2 fontconfig harfbuzz-subset",
      providers: [.apt(["libpango1.0-dev", "libcairo2-dev", "libharfbuzz-dev"]), .brew(["pango"])]),
    // Opens libqpdf when it is needed.
    .target(name: "CQPDF"),
    .systemLibrary(
      name: "CYAML", pkgConfig: "yaml-0.1",
      providers: [.apt(["libyaml-dev"]), .brew(["libyaml"])]),

    .target(
      name: "BuiltInStyles", path: "styles", exclude: ["schema.json"],
      resources: styles.map { .embedInCode("\($0).yaml") },
      swiftSettings: strict),
    target("HanjangCore", []),
    target("HanjangYAML", ["HanjangCore", "CYAML"]),
    .target(
      name: "HanjangMarkdown",
      dependencies: ["HanjangCore", "HanjangYAML", "CCmarkGFM", "CLibXML2"],
      resources: [.embedInCode("shortcodes.txt")],
      swiftSettings: strict + xmlHeaders),
    .target(
      name: "HanjangResume", dependencies: ["HanjangCore", "HanjangMarkdown"],
      resources: (["aliases.txt", "blind.txt"] + recognitionData).map { .embedInCode($0) },
      swiftSettings: strict),
    // For developers: features, fitting and scores of recognition.
    .executableTarget(
      name: "RecognitionTool", dependencies: ["HanjangCore", "HanjangMarkdown", "HanjangResume"],
      swiftSettings: strict),
    target("HanjangStyle", ["HanjangCore", "HanjangYAML", "BuiltInStyles"]),
    .target(
      name: "HanjangLayout",
      dependencies: ["HanjangCore", "HanjangMarkdown", "HanjangResume", "HanjangStyle"],
      resources: [.embedInCode("grammars.txt")], swiftSettings: strict),
    target(
      "HanjangRender",
      ["HanjangCore", "HanjangStyle", "HanjangLayout", "CDeflate", "CPangoCairo", "CQPDF"]),
    target(
      "HanjangCompiler",
      [
        "HanjangCore", "HanjangMarkdown", "HanjangResume", "HanjangStyle", "HanjangLayout",
        "HanjangRender", "CProcess",
      ]),
    target(
      "HanjangBatch",
      ["HanjangCore", "HanjangYAML", "HanjangMarkdown", "HanjangCompiler", "CProcess"]),
    .target(
      name: "HanjangCommands",
      dependencies: [
        "HanjangCore", "HanjangMarkdown", "HanjangResume", "HanjangStyle", "HanjangRender",
        "HanjangCompiler", "HanjangBatch", "CProcess", argumentParser,
      ],
      resources: templates.map { .embedInCode("Templates/\($0).md") }, swiftSettings: strict),
    .executableTarget(
      name: "hanjang", dependencies: ["HanjangCommands"], swiftSettings: strict),

    .target(
      name: "HanjangTestSupport",
      dependencies: ["HanjangCore", "HanjangMarkdown", "HanjangStyle", "HanjangLayout"],
      path: "Tests/HanjangTestSupport", swiftSettings: strict),
    tests("HanjangCore"),
    tests("HanjangMarkdown", ["HanjangCore"]),
    tests("HanjangResume", ["HanjangCore", "HanjangMarkdown"]),
    tests("HanjangStyle", ["HanjangCore", "HanjangResume", "HanjangYAML", "BuiltInStyles"]),
    tests(
      "HanjangLayout", ["HanjangCore", "HanjangMarkdown", "HanjangResume", "HanjangStyle"]),
    tests(
      "HanjangCompiler",
      [
        "HanjangCore", "HanjangMarkdown", "HanjangResume", "HanjangStyle", "HanjangRender",
        "CCmarkGFM", "CPangoCairo",
      ]),
    tests("HanjangBatch", ["HanjangCore", "HanjangCompiler"]),
    tests("HanjangCommands", ["HanjangCore", "HanjangCompiler", argumentParser, "hanjang"]),
  ],
  swiftLanguageModes: [.v6]
)
