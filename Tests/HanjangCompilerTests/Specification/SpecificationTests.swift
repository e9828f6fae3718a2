import CCmarkGFM
import Foundation
import HanjangCompiler
import HanjangCore
import HanjangRender
import HanjangTestSupport
import Testing

/// The sources of the examples.
enum Specification {
  private static let path = ProcessInfo.processInfo.environment["HANJANG_SPEC"]

  static let examples: [String] = {
    guard let path, let text = try? String(contentsOfFile: path, encoding: .utf8) else { return [] }
    let fence = String(repeating: "`", count: 32)
    return text.components(separatedBy: "\n\(fence) example").dropFirst().compactMap { part in
      let lines = part.components(separatedBy: "\n").dropFirst()
      guard let end = lines.firstIndex(of: ".") else { return nil }
      let source = lines[..<end].map { $0 + "\n" }.joined()
      return source.replacingOccurrences(of: "→", with: "\t")
    }
  }()
}

/// Each example of the specification that `HANJANG_SPEC` names, a file in the form of CommonMark's
/// and GFM's spec.txt: the text of the PDF is the text of cmark's own HTML.
@Suite(.enabled(if: !Specification.examples.isEmpty)) struct SpecificationTests {
  /// Where the two differ on purpose, by the example's source.
  private static func isException(_ source: String) -> Bool {
    // Raw HTML that isn't text to read: scripts and styles, declarations and instructions.
    var hidden = ["<script", "<style", "<?", "<!D", "<!E", "<![CDATA["]
    // A tag in an attribute, over which the removal of tags below stumbles.
    hidden.append("bam = 'baz <em>")
    // Markdown right below a component's tag, which is read as Markdown.
    hidden.append("<Warning>\n*bar*")
    // Obsidian's links, which lose their brackets.
    hidden += ["[[*foo* bar]]\n", "![[foo]]\n"]
    // Preformatted text in a table, which stays code behind an empty line too.
    hidden.append("<td>\n<pre>\n**Hello**,\n\n_world_.")
    return hidden.contains { source.contains($0) }
  }

  @Test(arguments: Specification.examples) func textIsThatOfTheHTML(_ source: String) throws {
    let file = SourceFile(path: "example.md", text: source)
    let compilation = try Compiler(
      options: Compiler.Options(fonts: FontLibraryLoader(environment: [:]))
    )
    .compile(file)
    let inspector = try PDFInspector(try #require(compilation.output))
    defer { inspector.remove() }
    guard !Self.isException(source) else { return }
    let html = ReferenceHTML.text(of: source)
    #expect(Self.comparable(try inspector.text) == Self.comparable(html))
  }

  /// Without white space, bullets and what follows the numbers of lists, which HTML leaves out.
  private static func comparable(_ text: String) -> String {
    text.filter { !$0.isWhitespace && !"•◦▪☐☑.)".contains($0) }
  }
}

/// What cmark itself makes of a document under the options that the program uses.
private enum ReferenceHTML {
  static func text(of source: String) -> String {
    var text = html(source)
    let pictures = try? NSRegularExpression(pattern: "<img [^>]*?alt=\"([^\"]*)\"[^>]*>")
    text = pictures.map { replaced($0, in: text, by: "$1") } ?? text
    return unescaped(numbered(text))
  }

  private static func html(_ source: String) -> String {
    cmark_gfm_core_extensions_ensure_registered()
    let options = CMARK_OPT_FOOTNOTES | CMARK_OPT_STRIKETHROUGH_DOUBLE_TILDE | CMARK_OPT_UNSAFE
    let parser = cmark_parser_new(options)
    defer { cmark_parser_free(parser) }
    for name in ["table", "strikethrough", "autolink", "tasklist"] {
      cmark_parser_attach_syntax_extension(parser, cmark_find_syntax_extension(name))
    }
    cmark_parser_feed(parser, source, source.utf8.count)
    let root = cmark_parser_finish(parser)
    defer { cmark_node_free(root) }
    guard let html = cmark_render_html(root, options, cmark_parser_get_syntax_extensions(parser))
    else { return "" }
    defer { free(html) }
    return String(cString: html)
  }

  private static func replaced(
    _ pattern: NSRegularExpression, in text: String, by template: String
  ) -> String {
    let all = NSRange(text.startIndex..., in: text)
    return pattern.stringByReplacingMatches(in: text, range: all, withTemplate: template)
  }

  /// Without tags and comments, each item of an ordered list behind its number.
  private static func numbered(_ html: String) -> String {
    var result = ""
    var lists: [Int?] = []
    var rest = html[...]
    while let open = rest.firstIndex(of: "<") {
      result += rest[..<open]
      rest = rest[open...]
      let isComment = rest.hasPrefix("<!--")
      guard let close = rest.range(of: isComment ? "-->" : ">") else { break }
      let tag = rest[..<close.upperBound]
      rest = rest[close.upperBound...]
      if tag.hasPrefix("<ol") {
        lists.append(Int(tag.filter(\.isNumber)) ?? 1)
      } else if tag.hasPrefix("<ul") {
        lists.append(nil)
      } else if tag == "</ol>" || tag == "</ul>" {
        _ = lists.popLast()
      } else if tag.hasPrefix("<li"), let last = lists.last, let number = last {
        result += "\(number)"
        lists[lists.count - 1] = number + 1
      }
    }
    return result + rest
  }

  private static func unescaped(_ text: String) -> String {
    var text = text
    for (entity, character) in [
      ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&amp;", "&"),
    ] {
      text = text.replacingOccurrences(of: entity, with: character)
    }
    return text
  }
}
