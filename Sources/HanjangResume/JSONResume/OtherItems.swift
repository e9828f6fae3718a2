import HanjangCore
import HanjangMarkdown

/// Interests and references, as JSON Resume has them.
struct OtherItems {
  private let section: Section

  init(_ section: Section) { self.section = section }

  /// `등산: 북한산, 설악산` with its keywords; `등산, 사진` as one each.
  var interests: [JSONValue] {
    lines.flatMap { line -> [JSONValue] in
      if let labelled = LabelledLine(RichLine.plain(line)), !labelled.value.isEmpty {
        let words = labelled.value.text.split(separator: ",").map {
          JSONValue.string(BlockText.clean(String($0)))
        }
        return [JSONObject(("name", .string(labelled.label)), ("keywords", .array(words))).value]
      }
      return line.split(separator: ",").map { BlockText.clean(String($0)) }.filter { !$0.isEmpty }
        .map { JSONObject(("name", .string($0))).value }
    }
  }

  /// Who recommends, and what is said: an entry and its text, or `홍길동: …`.
  var references: [JSONValue] {
    section.parts.flatMap { part -> [JSONValue] in
      switch part {
      case .entry(let entry):
        let text = (entry.details.map(BlockText.clean) + entry.parts.flatMap(EntryData.lines(of:)))
          .joined(separator: "\n")
        let title = BlockText.clean(entry.title)
        return [text.isEmpty ? reference(title) : reference(title, text)]
      case .blocks(let blocks), .reading(_, source: let blocks):
        return BlockText.lines(of: blocks).map { reference($0) }
      case .skills, .contacts, .group: return []
      }
    }
  }

  private func reference(_ line: String) -> JSONValue {
    guard let labelled = LabelledLine(RichLine.plain(line)) else { return reference(line, "") }
    return reference(labelled.label, labelled.value.text)
  }

  private func reference(_ name: String, _ text: String) -> JSONValue {
    var object = JSONObject()
    object.add("name", name)
    object.add("reference", text)
    return object.value
  }

  private var lines: [String] {
    section.parts.flatMap { part -> [String] in
      switch part {
      case .entry(let entry):
        let line = ([entry.title] + entry.details).map(BlockText.clean).joined(separator: ", ")
        return [line] + entry.parts.flatMap(EntryData.lines(of:))
      case .blocks(let blocks), .reading(_, source: let blocks): return BlockText.lines(of: blocks)
      case .skills(let groups, _):
        return groups.map { group in
          let names = group.names.map(BlockText.clean).joined(separator: ", ")
          return group.label.isEmpty ? names : "\(BlockText.clean(group.label)): \(names)"
        }
      case .contacts, .group: return []
      }
    }
  }
}

/// How well a skill is mastered, behind its name: `Swift (상)`, `Web Development (Master)`.
enum SkillLevel {
  private static let levels: Set<String> = [
    "상", "중", "하", "초급", "중급", "고급", "능숙", "숙련", "기초", "입문", "beginner", "basic", "novice",
    "intermediate", "advanced", "expert", "master", "proficient", "fluent",
  ]

  static func parted(_ label: String) -> (name: String, level: String) {
    guard label.hasSuffix(")"), let open = label.lastIndex(of: "("), open > label.startIndex else {
      return (label, "")
    }
    let level = String(label[label.index(after: open)...].dropLast())
    guard levels.contains(level.lowercased()) else { return (label, "") }
    return (BlockText.clean(String(label[..<open])), level)
  }
}
