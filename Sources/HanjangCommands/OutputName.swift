import HanjangCompiler

/// Whether what is written fits the name that the user gives it.
enum OutputName {
  /// File name endings of formats that Hanjang cannot write.
  private static let otherEndings: Set<String> = [
    "css", "csv", "doc", "docx", "eps", "epub", "gif", "htm", "html", "hwp", "hwpx", "jpeg", "jpg",
    "json", "markdown", "md", "odt", "pages", "pdf", "png", "ppt", "pptx", "ps", "rtf", "svg",
    "tex", "tif", "tiff", "txt", "webp", "xls", "xlsx", "xml", "yaml", "yml", "zip",
  ]

  /// - Parameter path: where a file in `format` is to be written.
  static func check(_ path: String, for format: PageArguments.Format) throws(FileError) {
    let name = path.split(separator: "/").last ?? ""
    guard let dot = name.lastIndex(of: "."), dot > name.startIndex else { return }
    let ending = name[name.index(after: dot)...].lowercased()
    guard ending != format.rawValue, otherEndings.contains(ending) else { return }
    let right = "\(path.dropLast(ending.count))\(format.rawValue)"
    if let other = PageArguments.Format(rawValue: ending) {
      let option = other == .pdf ? "leave out --format" : "add --format \(other.rawValue)"
      throw FileError(
        "\(path): the file would be \(format.name), not \(other.name): \(option), or name it "
          + right)
    }
    throw FileError("\(path): Hanjang writes PDF, PNG and SVG, not .\(ending): name it \(right)")
  }
}

extension PageArguments.Format {
  fileprivate var name: String { rawValue.uppercased() }
}
