import CCmarkGFM
import HanjangCore
import Synchronization

/// A node of cmark's tree, valid inside `CMark.withTree` only.
struct CMarkNode {
  private let pointer: OpaquePointer

  fileprivate init(_ pointer: OpaquePointer) {
    self.pointer = pointer
  }

  /// cmark's own name of the type: the types of extensions have no constants that Swift could see,
  /// and footnotes have no name.
  var type: String {
    switch cmark_node_get_type(pointer) {
    case CMARK_NODE_FOOTNOTE_REFERENCE: "footnote_reference"
    case CMARK_NODE_FOOTNOTE_DEFINITION: "footnote_definition"
    default: String(cString: cmark_node_get_type_string(pointer))
    }
  }

  var literal: String { cmark_node_get_literal(pointer).map { String(cString: $0) } ?? "" }
  var url: String { cmark_node_get_url(pointer).map { String(cString: $0) } ?? "" }
  var title: String { cmark_node_get_title(pointer).map { String(cString: $0) } ?? "" }
  var fenceInfo: String { cmark_node_get_fence_info(pointer).map { String(cString: $0) } ?? "" }
  var headingLevel: Int { Int(cmark_node_get_heading_level(pointer)) }
  var isOrderedList: Bool { cmark_node_get_list_type(pointer) == CMARK_ORDERED_LIST }
  var listStart: Int { Int(cmark_node_get_list_start(pointer)) }
  var hasParenthesisDelimiter: Bool { cmark_node_get_list_delim(pointer) == CMARK_PAREN_DELIM }
  var isTightList: Bool { cmark_node_get_list_tight(pointer) != 0 }
  var isTaskDone: Bool { cmark_gfm_extensions_get_tasklist_item_checked(pointer) }

  var firstChild: CMarkNode? { cmark_node_first_child(pointer).map(CMarkNode.init) }

  var children: [CMarkNode] {
    Array(sequence(first: firstChild) { $0?.next }.prefix { $0 != nil }.compactMap { $0 })
  }

  private var next: CMarkNode? { cmark_node_next(pointer).map(CMarkNode.init) }

  /// In columns of the repaired source; nil where cmark keeps none, as for soft breaks.
  var range: SourceRange? {
    let line = Int(cmark_node_get_start_line(pointer))
    guard line > 0 else { return nil }
    let start = SourcePosition(
      line: line, column: max(1, Int(cmark_node_get_start_column(pointer))))
    let end = SourcePosition(
      line: Int(cmark_node_get_end_line(pointer)),
      column: Int(cmark_node_get_end_column(pointer)))
    return SourceRange(start, max(start, end))
  }

  /// One letter a column: `l`, `c`, `r` or 0.
  var tableAlignments: [UInt8] {
    let count = Int(cmark_gfm_extensions_get_table_columns(pointer))
    guard let alignments = cmark_gfm_extensions_get_table_alignments(pointer) else { return [] }
    return (0..<count).map { alignments[$0] }
  }

  /// The texts inside, one after another, found without recursion.
  var flatText: String { flatText(withHTML: true) }

  func flatText(withHTML: Bool) -> String {
    guard let iterator = cmark_iter_new(pointer) else { return "" }
    defer { cmark_iter_free(iterator) }
    var text = ""
    while true {
      switch cmark_iter_next(iterator) {
      case CMARK_EVENT_DONE: return text
      case CMARK_EVENT_ENTER:
        let node = CMarkNode(cmark_iter_get_node(iterator))
        switch node.type {
        case "softbreak", "linebreak": text += " "
        case "text", "code", "code_block": text += node.literal
        case "html_inline", "html_block": if withHTML { text += node.literal }
        case "paragraph", "heading", "table_cell": if !text.isEmpty { text += " " }
        default: break
        }
      default: break
      }
    }
  }
}

/// cmark-gfm, one caller at a time: its extensions edit a table of the whole process at each parse.
enum CMark {
  private static let lock = Mutex(())

  static func withTree<Result>(_ bytes: [UInt8], _ body: (CMarkNode) -> Result) -> Result? {
    lock.withLock { _ in
      _ = isRegistered
      let options = CMARK_OPT_FOOTNOTES | CMARK_OPT_STRIKETHROUGH_DOUBLE_TILDE
      guard let parser = cmark_parser_new(options) else { return nil }
      defer { cmark_parser_free(parser) }
      for name in ["table", "strikethrough", "autolink", "tasklist"] {
        guard let found = cmark_find_syntax_extension(name) else { continue }
        cmark_parser_attach_syntax_extension(parser, found)
      }
      bytes.withUnsafeBytes { buffer in
        cmark_parser_feed(
          parser, buffer.baseAddress?.assumingMemoryBound(to: CChar.self), buffer.count)
      }
      guard let root = cmark_parser_finish(parser) else { return nil }
      defer { cmark_node_free(root) }
      return body(CMarkNode(root))
    }
  }

  private static let isRegistered: Bool = {
    cmark_gfm_core_extensions_ensure_registered()
    return true
  }()

  /// The character that an HTML entity such as `&copy;` stands for; the entity itself where there
  /// is none. To be called inside `withTree` only.
  static func decodedEntity(_ entity: String) -> String {
    guard let root = cmark_parse_document(entity, entity.utf8.count, 0) else { return entity }
    defer { cmark_node_free(root) }
    return CMarkNode(root).flatText
  }
}
