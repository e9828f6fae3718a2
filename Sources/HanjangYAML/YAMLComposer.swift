import CYAML
import HanjangCore

/// Makes nodes of libyaml's events.
struct YAMLComposer: ~Copyable {
  /// Deeper values are refused.
  private static let depthLimit = 100
  /// More nodes, those that aliases repeat counted each time, are refused.
  private static let nodeLimit = 100_000

  private let parser: UnsafeMutablePointer<yaml_parser_t>
  /// libyaml reads it as it goes.
  private let bytes: UnsafeMutableBufferPointer<UInt8>
  private var anchors: [String: YAMLNode] = [:]
  private var count = 0

  init(_ text: String) {
    parser = .allocate(capacity: 1)
    parser.initialize(to: yaml_parser_t())
    bytes = .allocate(capacity: max(1, text.utf8.count))
    let (_, end) = bytes.initialize(from: text.utf8)
    if yaml_parser_initialize(parser) != 0 {
      yaml_parser_set_input_string(parser, bytes.baseAddress, end)
      yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
    }
  }

  deinit {
    yaml_parser_delete(parser)
    parser.deallocate()
    bytes.deallocate()
  }

  /// The text's only document; nil without one.
  mutating func document() throws(YAMLProblem) -> YAMLNode? {
    var root: YAMLNode?
    while true {
      let event = try YAMLEvent(parser)
      switch event.type {
      case YAML_STREAM_END_EVENT: return root
      case YAML_DOCUMENT_START_EVENT:
        guard root == nil else {
          throw YAMLProblem(
            message: "a second document begins in it", position: event.position)
        }
        root = try node(YAMLEvent(parser), depth: 0)
      default: break
      }
    }
  }

  private mutating func node(
    _ event: consuming YAMLEvent, depth: Int
  ) throws(YAMLProblem) -> YAMLNode {
    let position = event.position
    guard depth < Self.depthLimit else {
      throw YAMLProblem(message: "it nests too deep", position: position)
    }
    if event.type == YAML_ALIAS_EVENT {
      guard let known = anchors[event.anchor ?? ""] else {
        throw YAMLProblem(message: "the alias means nothing above", position: position)
      }
      try add(known.count, at: position)
      return known
    }
    let anchor = event.anchor
    let start = count
    try add(1, at: position)
    let kind: YAMLNode.Kind
    if event.type == YAML_SEQUENCE_START_EVENT {
      kind = .sequence(try sequence(depth: depth))
    } else if event.type == YAML_MAPPING_START_EVENT {
      kind = .mapping(try mapping(depth: depth))
    } else {
      kind = .scalar(event.text, isPlain: event.isPlain)
    }
    let node = YAMLNode(kind: kind, position: position, count: count - start)
    if let anchor { anchors[anchor] = node }
    return node
  }

  private mutating func add(_ nodes: Int, at position: SourcePosition) throws(YAMLProblem) {
    count += nodes
    guard count <= Self.nodeLimit else {
      throw YAMLProblem(message: "it has too many values", position: position)
    }
  }

  private mutating func sequence(depth: Int) throws(YAMLProblem) -> [YAMLNode] {
    var nodes: [YAMLNode] = []
    while true {
      let event = try YAMLEvent(parser)
      if event.type == YAML_SEQUENCE_END_EVENT { return nodes }
      nodes.append(try node(event, depth: depth + 1))
    }
  }

  private mutating func mapping(depth: Int) throws(YAMLProblem) -> YAMLMapping {
    var mapping = YAMLMapping()
    var names: Set<String> = []
    while true {
      let event = try YAMLEvent(parser)
      if event.type == YAML_MAPPING_END_EVENT { return mapping }
      let key = try node(event, depth: depth + 1)
      if let name = key.scalar?.string, !names.insert(name).inserted {
        throw YAMLProblem(message: "a key stands there twice: \(name)", position: key.position)
      }
      mapping.pairs.append((key, try node(YAMLEvent(parser), depth: depth + 1)))
    }
  }
}

/// The next event of a parser.
struct YAMLEvent: ~Copyable {
  private var event = yaml_event_t()

  init(_ parser: UnsafeMutablePointer<yaml_parser_t>) throws(YAMLProblem) {
    guard yaml_parser_parse(parser, &event) != 0 else {
      let problem = parser.pointee.problem.map { String(cString: $0) } ?? "it cannot be read"
      let mark = parser.pointee.problem_mark
      throw YAMLProblem(message: problem, position: Self.position(mark))
    }
  }

  deinit {
    var event = event
    yaml_event_delete(&event)
  }

  private static func position(_ mark: yaml_mark_t) -> SourcePosition {
    SourcePosition(line: mark.line + 1, column: mark.column + 1)
  }

  var type: yaml_event_type_t { event.type }

  var position: SourcePosition { Self.position(event.start_mark) }

  /// The name that the event has or refers to.
  var anchor: String? {
    let name =
      switch event.type {
      case YAML_ALIAS_EVENT: event.data.alias.anchor
      case YAML_SCALAR_EVENT: event.data.scalar.anchor
      case YAML_SEQUENCE_START_EVENT: event.data.sequence_start.anchor
      case YAML_MAPPING_START_EVENT: event.data.mapping_start.anchor
      default: nil as UnsafeMutablePointer<yaml_char_t>?
      }
    return name.map { String(cString: $0) }
  }

  /// A scalar's text; empty for other events.
  var text: String {
    guard event.type == YAML_SCALAR_EVENT, let start = event.data.scalar.value else { return "" }
    return String(
      decoding: UnsafeBufferPointer(start: start, count: event.data.scalar.length), as: UTF8.self)
  }

  /// Whether a scalar stands without quotes and isn't a block.
  var isPlain: Bool {
    event.type == YAML_SCALAR_EVENT && event.data.scalar.style == YAML_PLAIN_SCALAR_STYLE
  }
}
