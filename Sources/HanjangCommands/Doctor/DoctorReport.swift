import HanjangCompiler
import HanjangCore
import HanjangRender

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What `hanjang doctor` finds.
struct DoctorReport {
  private struct Font {
    var role: FontRole
    /// The family that is used; nil where none is installed.
    var chosen: FontRole.Family?

    /// What would serve better, or at all.
    var better: FontRole.Family? {
      let best = role.families.first
      return best?.name == chosen?.name ? nil : best
    }
  }

  private let fonts: [Font]
  private let folders = InstalledFonts.folders
  private let libraries = LibraryVersions.linked
  private let parts = LibraryVersions.optional + [Self.pdftotext]

  init() {
    let library = InstalledFonts.loader.library
    fonts = FontRole.all.map { role in
      Font(role: role, chosen: role.families.first { library?.hasFamily($0.name) ?? false })
    }
  }

  /// Whether documents in Korean can be set.
  var isUsable: Bool { fonts.allSatisfy { !$0.role.isNeeded || $0.chosen != nil } }

  private static var pdftotext: LibraryVersions.Part {
    let isFound = Environment.searchPath.contains { access("\($0)/pdftotext", X_OK) == 0 }
    return LibraryVersions.Part(
      name: "pdftotext", use: "--verify by what other programs read", isFound: isFound,
      package: "poppler-utils")
  }

  // MARK: As text

  var text: String {
    var lines = ["hanjang \(HanjangVersion.number)", "", "Fonts"]
    lines += fonts.map(line)
    lines +=
      ["", "Font folders"] + folders.map { "  \($0)\(Self.exists($0) ? "" : "  (not there)")" }
    lines += ["", "Libraries"] + libraries.map { Self.row($0.name, $0.version) }
    lines += ["", "Optional parts"]
    lines += parts.map { part in
      let remedy = part.isFound ? "found" : "missing; install \(part.package)"
      return Self.row(part.name, "\(remedy), for \(part.use)")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func line(_ font: Font) -> String {
    let found = font.chosen?.name ?? "none"
    let advice = font.better.map { better in
      font.chosen == nil
        ? "; install \(better.name): \(better.source)"
        : "; better: \(better.name), \(better.source)"
    }
    return Self.row(font.role.name, found + (advice ?? ""))
  }

  private static func row(_ name: String, _ value: String) -> String {
    "  " + name + String(repeating: " ", count: max(1, 14 - name.count)) + value
  }

  private static func exists(_ path: String) -> Bool { access(path, R_OK) == 0 }

  // MARK: As JSON

  var json: JSONValue {
    .object([
      .init("version", .string(HanjangVersion.number)),
      .init("usable", .boolean(isUsable)),
      .init("fonts", .array(fonts.map(value))),
      .init(
        "fontFolders",
        .array(
          folders.map {
            .object([.init("path", .string($0)), .init("exists", .boolean(Self.exists($0)))])
          })),
      .init(
        "libraries",
        .array(
          libraries.map {
            .object([.init("name", .string($0.name)), .init("version", .string($0.version))])
          })),
      .init(
        "optional",
        .array(
          parts.map {
            .object([
              .init("name", .string($0.name)), .init("found", .boolean($0.isFound)),
              .init("use", .string($0.use)), .init("package", .string($0.package)),
            ])
          })),
    ])
  }

  private func value(_ font: Font) -> JSONValue {
    .object([
      .init("role", .string(font.role.name)),
      .init("family", font.chosen.map { .string($0.name) } ?? .null),
      .init("better", font.better.map { .string($0.name) } ?? .null),
      .init("source", font.better.map { .string($0.source) } ?? .null),
    ])
  }
}
