import HanjangCore
import HanjangMarkdown
import HanjangTestSupport
import Testing

@testable import HanjangResume

/// Two hundred people, each in forty places of a document: nothing of them is left.
@Suite struct BlindPropertyTests {
  @Test(arguments: 0..<8)
  func nothingOfThePersonIsLeft(_ part: Int) throws {
    for seed in stride(from: part, to: 200, by: 8) {
      let person = GeneratedPerson(seed: UInt64(seed))
      let document = ParsedText(person.document).document
      #expect(!person.leaks(in: "\(document)").isEmpty)
      let manuscript = ResumeRecognizer(kind: .resume).recognize(document)
      for names in [[], [person.latin, person.hanja]] {
        let copy = try #require(
          BlindCopy(of: manuscript, document: document, names: names, language: "ko"))
        for text in ["\(copy.manuscript)", "\(copy.document)"] {
          let leaks = person.leaks(in: text)
          if let leak = leaks.first {
            let bare = GeneratedPerson.bare(text)
            let place = bare.firstRange(of: leak).map { bare[..<$0.upperBound].suffix(60) }
            Issue.record("\(seed) \(person.name) \(person.latin): \(leaks) in …\(place ?? "")")
          }
        }
        for name in [person.name, person.latin, person.handle, "이력서_\(person.name)_2026"] {
          #expect(copy.check.names(in: name + ".pdf"), "\(name)")
        }
        #expect(!copy.check.names(in: "지원자_1.pdf"))
        #expect(!copy.diagnostics.contains { $0.severity == .error }, "\(copy.diagnostics)")
      }
    }
  }
}
