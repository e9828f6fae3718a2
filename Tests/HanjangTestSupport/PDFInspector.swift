package import Foundation

/// Facts of a finished PDF, as poppler reads them.
package struct PDFInspector {
  private let path: String

  package init(_ bytes: [UInt8]) throws {
    path = FileManager.default.temporaryDirectory.appending(path: "\(UUID()).pdf").path
    try Data(bytes).write(to: URL(filePath: path))
  }

  package func remove() { try? FileManager.default.removeItem(atPath: path) }

  /// In the order of drawing: poppler's own order takes away hyphens at line ends.
  package var text: String { get throws { try Program.output("pdftotext", ["-raw", path, "-"]) } }

  /// As poppler orders it by its place on the pages.
  package var textByPlace: String { get throws { try Program.output("pdftotext", [path, "-"]) } }

  /// A line each, without the heading.
  package var fonts: [String] {
    get throws {
      try Program.output("pdffonts", [path]).split(separator: "\n").dropFirst(2).map(String.init)
    }
  }

  package var information: [String: String] {
    get throws {
      var facts: [String: String] = [:]
      for line in try Program.output("pdfinfo", [path]).split(separator: "\n") {
        guard let colon = line.firstIndex(of: ":") else { continue }
        let value = line[line.index(after: colon)...].drop { $0 == " " }
        facts[String(line[..<colon])] = String(value)
      }
      return facts
    }
  }

  /// A line each, without the heading.
  package var images: [String] {
    get throws {
      try Program.output("pdfimages", ["-list", path]).split(separator: "\n").dropFirst(2)
        .map(String.init)
    }
  }

  /// The structure tree with its text, a line each.
  package var structure: [String] {
    get throws {
      try Program.output("pdfinfo", ["-struct-text", path]).split(separator: "\n").map(String.init)
    }
  }

  /// The bookmarks with their levels, from 1.
  package var outline: [(level: Int, title: String)] {
    get throws {
      var entries: [(level: Int, title: String)] = []
      var level = 0
      for line in try Program.output("pdftohtml", ["-xml", "-i", "-stdout", path])
        .split(separator: "\n")
      {
        if line == "<outline>" { level += 1 }
        if line == "</outline>" { level -= 1 }
        guard line.hasPrefix("<item"), let start = line.firstIndex(of: ">") else { continue }
        entries.append((level, String(line[line.index(after: start)...].dropLast(7))))
      }
      return entries
    }
  }

  /// The metadata as XMP.
  package var packet: String { get throws { try Program.output("pdfinfo", ["-meta", path]) } }

  /// How wide each word is, in points.
  package var wordWidths: [String: Double] {
    get throws {
      var widths: [String: Double] = [:]
      for line in try Program.output("pdftotext", ["-bbox", path, "-"]).split(separator: "\n") {
        let parts = line.split(separator: "\"")
        guard line.contains("<word"), parts.count == 9, let left = Double(parts[1]),
          let right = Double(parts[5])
        else { continue }
        let word = parts[8].dropFirst().prefix { $0 != "<" }
        widths[String(word)] = right - left
      }
      return widths
    }
  }

  /// How dark the first page is drawn: the sum over all pixels of what each lacks of white.
  package var ink: Int {
    get throws {
      let gray = try Program.data("pdftoppm", ["-gray", "-r", "100", "-l", "1", path])
      // P5, the size and the greatest value stand before the pixels (netpbm's PGM).
      let head = gray.split(separator: 0x0A, maxSplits: 3, omittingEmptySubsequences: false)
      return head.last.map { $0.reduce(0) { $0 + 255 - Int($1) } } ?? 0
    }
  }

  package var addresses: String { get throws { try Program.output("pdfinfo", ["-url", path]) } }
}

/// Another program, run to its end.
package enum Program {
  package struct Outcome {
    package var status: Int32
    package var output: String
    package var errors: String
  }

  package static func run(
    _ path: String, _ arguments: [String], input: Data = Data(),
    environment: [String: String]? = nil
  ) throws -> Outcome {
    let process = Process()
    process.executableURL = URL(filePath: path)
    process.arguments = arguments
    if let environment { process.environment = environment }
    let (output, errors, source) = (Pipe(), Pipe(), Pipe())
    process.standardOutput = output
    process.standardError = errors
    process.standardInput = source
    try process.run()
    try source.fileHandleForWriting.write(contentsOf: input)
    try source.fileHandleForWriting.close()
    let printed = output.fileHandleForReading.readDataToEndOfFile()
    let told = errors.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return Outcome(
      status: process.terminationStatus, output: String(decoding: printed, as: UTF8.self),
      errors: String(decoding: told, as: UTF8.self))
  }

  package static func output(_ name: String, _ arguments: [String]) throws -> String {
    String(decoding: try data(name, arguments), as: UTF8.self)
  }

  /// What a program prints, as bytes.
  package static func data(_ name: String, _ arguments: [String]) throws -> Data {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = [name] + arguments
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = FileHandle.nullDevice
    try process.run()
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return data
  }
}
