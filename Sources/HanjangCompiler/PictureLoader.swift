import HanjangCore
import HanjangLayout
import HanjangMarkdown
import HanjangRender
import HanjangResume

/// Finds the pictures that a document names; reads nothing outside its folder.
struct PictureLoader {
  private(set) var pictures: [Picture] = []
  private(set) var bySource: [String: LoadedPicture] = [:]
  private var problems: [String: ImageProblem] = [:]

  /// In bytes; the upload caps of employers are lower.
  private static let sizeLimit = 64 << 20

  private struct Named: Hashable {
    var source: String
    var range: SourceRange
  }

  static func load(
    _ document: Document, photo: Header.Photo?, folder: String?, diagnostics: inout [Diagnostic]
  ) -> PictureLoader {
    var loader = PictureLoader()
    var named: [Named] = photo.map { [Named(source: $0.source, range: $0.range)] } ?? []
    document.forEachInline { inline in
      if case .image(let image) = inline.kind {
        named.append(Named(source: image.source, range: inline.range))
      }
    }
    var seen: Set<Named> = []
    for picture in named where seen.insert(picture).inserted {
      if let problem = loader.load(picture.source, folder: folder) {
        diagnostics.append(.image(picture.source, problem, at: picture.range))
      }
    }
    return loader
  }

  private mutating func load(_ source: String, folder: String?) -> ImageProblem? {
    if bySource[source] != nil { return nil }
    if let known = problems[source] { return known }
    switch find(source, folder: folder) {
    case .success(let picture):
      bySource[source] = LoadedPicture(index: pictures.count, size: picture.naturalSize)
      pictures.append(picture)
      return nil
    case .failure(let failure):
      problems[source] = failure.problem
      return failure.problem
    }
  }

  private struct Failure: Error {
    var problem: ImageProblem
  }

  private func find(_ source: String, folder: String?) -> Result<Picture, Failure> {
    guard LinkDestination.isRelative(source) else { return .failure(Failure(problem: .isRemote)) }
    guard let folder else { return .failure(Failure(problem: .hasNoFolder)) }
    let path = source.prefix { $0 != "?" && $0 != "#" }
    switch LocalFile.read(String(path), in: folder, sizeLimit: Self.sizeLimit) {
    case .bytes(let bytes):
      guard let picture = Picture(bytes) else { return .failure(Failure(problem: .isUnsupported)) }
      guard picture.width * picture.height <= Picture.pixelLimit else {
        return .failure(Failure(problem: .isTooLarge))
      }
      return .success(picture)
    case .missing: return .failure(Failure(problem: .isMissing))
    case .outside: return .failure(Failure(problem: .isOutside))
    case .tooLarge: return .failure(Failure(problem: .isTooLarge))
    }
  }
}
