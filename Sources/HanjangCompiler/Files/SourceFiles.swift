import HanjangCore
import HanjangMarkdown
import HanjangRender
import HanjangResume
import HanjangStyle

/// What a file is made from, for those who shall be able to make it again.
enum SourceFiles {
  /// In bytes.
  private static let sizeLimit = 64 << 20

  /// The document, the pictures that it shows, and the style's files.
  static func attachments(
    of typeset: TypesetDocument, source: SourceFile, bytes: [UInt8]?, options: Compiler.Options
  ) -> [PDFAttachment] {
    let isStandard = source.path == "<stdin>"
    let name = isStandard ? "document.md" : String(source.path.split(separator: "/").last ?? "")
    var attachments = [
      PDFAttachment(
        path: name, bytes: bytes ?? Array(source.text.utf8),
        mediaType: name.hasSuffix(".json") ? "application/json" : "text/markdown",
        relationship: .source)
    ]
    var paths: [String] = typeset.manuscript.header.photo.map { [$0.source] } ?? []
    typeset.document.forEachInline { inline in
      if case .image(let image) = inline.kind { paths.append(image.source) }
    }
    let folder = source.path.lastIndex(of: "/").map { String(source.path[...$0]) } ?? "."
    let folders = FolderAccess(folder, others: options.allowedFolders)
    var known: Set<String> = []
    for path in paths where !isStandard && known.insert(path).inserted {
      guard LinkDestination.isRelative(path), let place = try? folders.path(of: path),
        let bytes = try? FileBytes.read(place, sizeLimit: sizeLimit)
      else { continue }
      let climbs = path.hasPrefix("/") || path.split(separator: "/").contains("..")
      let name = climbs ? String(place.split(separator: "/").last ?? "") : path
      attachments.append(
        PDFAttachment(
          path: name, bytes: bytes, mediaType: mediaType(of: name), relationship: .supplement))
    }
    if case .file(let style)? = options.style {
      attachments += self.attachments(of: style, in: "")
    } else if let name = typeset.document.frontMatter.style?.value, options.style == nil,
      !isStandard,
      case .success(.file(let style)) = StyleFinder.find(name, folder: folder)
    {
      attachments += self.attachments(
        of: style, in: name.lastIndex(of: "/").map { String(name[...$0]) } ?? "")
    }
    return attachments
  }

  /// A style and those that it extends, in their places to one another; fonts have licences of their
  /// own, and stay where they are.
  private static func attachments(of style: StyleFile, in folder: String) -> [PDFAttachment] {
    let name = String(style.source.path.split(separator: "/").last ?? "style.yaml")
    let others = style.extended.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    return ([(name, style.source)] + others).map { path, file in
      PDFAttachment(
        path: folder + path, bytes: Array(file.text.utf8), mediaType: "application/yaml",
        relationship: .supplement)
    }
  }

  private static func mediaType(of path: String) -> String {
    switch path.split(separator: ".").last?.lowercased() {
    case "png": "image/png"
    case "jpg", "jpeg": "image/jpeg"
    case "gif": "image/gif"
    case "webp": "image/webp"
    case "svg": "image/svg+xml"
    case "bmp": "image/bmp"
    case "yaml", "yml": "application/yaml"
    default: "application/octet-stream"
    }
  }
}
