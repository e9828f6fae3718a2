import Foundation
import Testing

@Suite struct RecognitionTests {
  /// What `make recognition` prints: F1 by field over the labelled documents.
  @Test func labelledDocumentsAreRecognised() throws {
    let documents = try LabelledDocument.all()
    #expect(documents.count >= 20)
    var report = ""
    for field in LabelledDocument.fields + LabelledDocument.optionalFields {
      guard documents.contains(where: { $0.counts(field) }) else { continue }
      var score = Score()
      for document in documents where document.counts(field) {
        score.add(
          expected: document.expected[field] ?? [], found: document.found[field] ?? [])
      }
      report += "\(field): F1 \(score.f1), \(score.hits) of \(score.hits + score.misses) found, "
      report += "\(score.extras) too many\n"
      #expect(score.f1 >= 0.98, "\(field)")
    }
    if ProcessInfo.processInfo.environment["HANJANG_PRINT_SCORES"] != nil { print(report) }
  }

  @Test func eachDocumentIsAsItsLabelsSay() throws {
    for document in try LabelledDocument.all() {
      for field in LabelledDocument.fields + LabelledDocument.optionalFields
      where document.counts(field) {
        let expected = (document.expected[field] ?? []).sorted()
        #expect(expected == (document.found[field] ?? []).sorted(), "\(document.name) \(field)")
      }
    }
  }
}
