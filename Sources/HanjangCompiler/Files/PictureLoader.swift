import HanjangCore
import HanjangLayout
import HanjangMarkdown
import HanjangRender
import HanjangResume

/// Loads the pictures that a document names, from its folder and the folders that the user allows
/// only.
struct PictureLoader {
  private(set) var pictures: [Picture] = []
  private(set) var bySource: [String: LoadedPicture] = [:]
  private var problems: [String: ImageProblem] = [:]
  /// By the place where a file lies: several sources may name one.
  private var byPath: [String: LoadedPicture] = [:]
  private let folders: FolderAccess?
  private let broken: Set<String>

  /// In bytes; the upload caps of employers are lower.
  private static let sizeLimit = 64 << 20
  static let dataLimit = 10 << 20

  private struct Named: Hashable {
    var source: String
    var range: SourceRange
  }

  static func load(
    _ document: Document, photo: Header.Photo?, options: Compiler.Options,
    diagnostics: inout [Diagnostic]
  ) -> PictureLoader {
    var loader = PictureLoader(options)
    var named: [Named] = photo.map { [Named(source: $0.source, range: $0.range)] } ?? []
    document.forEachInline { inline in
      if case .image(let image) = inline.kind {
        named.append(Named(source: image.source, range: inline.range))
      }
    }
    var seen: Set<Named> = []
    for picture in named where seen.insert(picture).inserted {
      if let problem = loader.load(picture.source) {
        diagnostics.append(.image(picture.source, problem, at: picture.range))
      }
    }
    return loader
  }

  private init(_ options: Compiler.Options) {
    folders = options.folder.map { FolderAccess($0, others: options.allowedFolders) }
    broken = options.brokenPictures
  }

  /// The sources of pictures, by their indices.
  func sources(of indices: Set<Int>) -> Set<String> {
    Set(bySource.filter { indices.contains($0.value.index) }.keys)
  }

  private mutating func load(_ source: String) -> ImageProblem? {
    if bySource[source] != nil { return nil }
    if let known = problems[source] { return known }
    do throws(ImageProblem) {
      guard !broken.contains(source) else { throw .cannotBeDrawn(.isBroken) }
      bySource[source] = try find(source)
      return nil
    } catch {
      problems[source] = error
      return error
    }
  }

  private mutating func find(_ source: String) throws(ImageProblem) -> LoadedPicture {
    guard !source.isEmpty else { throw .isMissing }
    if source.prefix(5).lowercased() == "data:" { return try data(source) }
    let isFile = source.prefix(7).lowercased() == "file://"
    guard isFile || LinkDestination.isRelative(source) else { throw .isRemote }
    guard let folders else { throw .hasNoFolder }
    let path = try Self.place(of: isFile ? String(source.dropFirst(7)) : source, in: folders)
    if let known = byPath[path] { return known }
    let bytes = try Self.read(path)
    let isKept = bytes.count <= Self.keptSize
    let loaded = try isKept ? add(bytes) { bytes } : add(bytes) { Self.content(of: path) }
    byPath[path] = loaded
    return loaded
  }

  private static func place(
    of source: String, in folders: FolderAccess
  ) throws(ImageProblem) -> String {
    do {
      return try folders.path(of: source)
    } catch {
      switch error {
      case .isMissing: throw .isMissing
      case .isForbidden: throw .isUnreadable
      case .isOutside: throw .isOutside
      }
    }
  }

  /// What is not larger than this, in bytes, is kept; all else is read again when it is drawn.
  private static let keptSize = 64 << 10

  private static func content(of path: String) -> [UInt8]? {
    do {
      return try read(path)
    } catch {
      return nil
    }
  }

  private static func read(_ path: String) throws(ImageProblem) -> [UInt8] {
    do {
      return try FileBytes.read(path, sizeLimit: sizeLimit)
    } catch {
      switch error.kind {
      case .tooLarge: throw .isLarger(than: sizeLimit)
      case .isForbidden: throw .isUnreadable
      case .isFolder: throw .isFolder
      case .missing, .other: throw .isMissing
      }
    }
  }

  private mutating func data(_ source: String) throws(ImageProblem) -> LoadedPicture {
    let address = source.utf8
    guard address.count / 4 * 3 <= Self.dataLimit + 1_024, !LongDataAddress.isCut(source) else {
      throw .isLarger(than: Self.dataLimit)
    }
    guard let bytes = DataAddress.bytes(address, limit: Self.dataLimit) else {
      throw .cannotBeDrawn(.isBroken)
    }
    return try add(bytes) { bytes }
  }

  private mutating func add(
    _ bytes: [UInt8], content: @escaping @Sendable () -> [UInt8]?
  ) throws(ImageProblem) -> LoadedPicture {
    do {
      let picture = try Picture(bytes, content: content)
      pictures.append(picture)
      return LoadedPicture(index: pictures.count - 1, size: picture.naturalSize)
    } catch {
      throw .cannotBeDrawn(error)
    }
  }
}
