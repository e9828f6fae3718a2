import Foundation
import HanjangCompiler
import HanjangCore
import HanjangTestSupport
import Testing

/// JSON as Markdown, and its data again.
@Suite struct ImportRoundTripTests {
  /// The shape of the schema's own examples: values with slashes, commas, labels and dates in them.
  static let example = """
    {"basics": {"name": "Jane Roe", "label": "Engineer, Editor", "summary": "Builds: tools.\\nSince 2012.",
      "location": {"address": "2712 Broadway St", "postalCode": "CA 94115", "city": "San Francisco",
        "countryCode": "US", "region": "California"},
      "profiles": [{"network": "SoundCloud", "username": "jane", "url": "https://sound.example.com/dinomusic"}]},
     "work": [{"name": "Pied/Piper", "location": "Palo Alto, CA", "description": "Awesome, 2nd company",
       "position": "CEO/President", "url": "http://piper.example.com", "startDate": "2013-12-01",
       "endDate": "2014-12-01", "summary": "Engineer / lead of a team, 2013.", "highlights":
       ["Build an algorithm: 40% faster", "Role: all of them", "From 2013 - 2014 in charge"]}],
     "volunteer": [{"organization": "CoderDojo", "position": "Teacher", "startDate": "2012-01-01",
       "endDate": "2013-01-01", "summary": "Global movement", "highlights": ["Awarded 'Teacher of the Month'"]}],
     "education": [{"institution": "University of Oklahoma", "area": "Information Technology",
       "studyType": "Bachelor", "startDate": "2011-06-01", "endDate": "2014-01-01", "score": "4.0",
       "courses": ["DB1101 - Basic SQL", "CS2011 - Java Introduction"]}],
     "awards": [{"title": "Digital Compression Pioneer Award", "date": "2014-11-01", "awarder": "Techcrunch/AOL",
       "summary": "There is no spoon."}],
     "certificates": [{"name": "CKA", "date": "2021-11-07", "issuer": "CNCF / Linux Foundation",
       "url": "https://cert.example.com"}],
     "publications": [{"name": "Video compression for 3d media", "publisher": "Hooli, Inc.",
       "releaseDate": "2014-10-01", "url": "http://paper.example.com/tiacl.2024.12.88", "summary": "Innovative, 2014"}],
     "skills": [{"name": "Web Development", "level": "Master", "keywords": ["HTML", "CSS", "Go, Rust"]},
       {"name": "Compression", "level": "Master", "keywords": ["Mpeg", "MP4", "GIF"]}, {"name": "Only a name"}],
     "languages": [{"language": "English", "fluency": "Native speaker"}],
     "interests": [{"name": "Wildlife", "keywords": ["Ferrets", "Unicorns"]}, {"name": "Tea"}],
     "references": [{"name": "Erlich Bachman", "reference": "It is my pleasure: 10/10."}],
     "projects": [{"name": "Miss Direction", "description": "A mapping engine that misguides you, 2016",
       "highlights": ["Won award at AIHacks 2016", "Built by all women team"], "keywords": ["GoogleMaps", "JS"],
       "startDate": "2016-08-24", "endDate": "2016-08-24", "url": "missdirection.example.com",
       "roles": ["Team lead", "Designer"], "entity": "Smoogle", "type": "application"}]}
    """

  @Test func everyValueOfTheSchemaComesBack() throws {
    let input = JSONInput(Self.example)
    #expect(input.problems == [])
    let source = try JSONParser.value(of: Self.example)
    let json = try #require(input.json)
    #expect(JSONInput.comparable(json) == JSONInput.comparable(source), "`data` of the JSON itself")
    let markdown = ResumeJSON.imported(json)
    #expect(JSONInput.comparable(JSONInput.data(of: markdown)) == JSONInput.comparable(source))
    expectPrinted(source, in: markdown)
  }

  @Test func commentsHoldUntilTheirSectionChanges() throws {
    let json = try #require(JSONInput(Self.example).json)
    let markdown = ResumeJSON.imported(json)
    #expect(markdown.contains("<!-- data projects "))
    let edited = markdown.replacing("A mapping engine", with: "Another engine")
    let data = JSONInput.data(of: edited)
    #expect(data["projects"].text().contains("Another engine"))
    #expect(!data["projects"].text().contains("A mapping engine"))
    #expect(
      JSONInput.comparable(data["work"]) == JSONInput.comparable(json["work"]),
      "other sections keep theirs")
    #expect(!JSONInput.text(of: markdown).contains("<!--"))
  }

  @Test(arguments: 1...40)
  func generatedResumesComeBack(seed: UInt64) throws {
    var generator = ResumeGenerator(seed: seed)
    let source = generator.resume()
    let input = JSONInput(source.text())
    #expect(input.problems == [])
    let json = try #require(input.json)
    #expect(JSONInput.comparable(json) == JSONInput.comparable(source))
    let markdown = ResumeJSON.imported(json)
    #expect(JSONInput.comparable(JSONInput.data(of: markdown)) == JSONInput.comparable(source))
    expectPrinted(source, in: markdown)
  }

  /// Every text stands in the document or its front matter; dates are written with dots.
  private func expectPrinted(_ source: JSONValue, in markdown: String) {
    let parts = markdown.split(separator: "\n---\n", maxSplits: 1)
    let printed = JSONInput.letters(JSONInput.text(of: markdown))
    let head = JSONInput.letters(String(parts.first ?? ""))
    for text in JSONInput.texts(of: source) {
      let letters = JSONInput.letters(text)
      let isLinked = text.contains("://") && markdown.contains(text)
      #expect(
        printed.contains(letters) || head.contains(letters) || isLinked, "\(text) is lost")
    }
  }

  @Test func theProgramReadsAndImports() throws {
    let files = try CommandFiles()
    defer { files.remove() }
    let path = try files.write("cv.json", Self.example)
    let data = try files.run(["data", path])
    #expect(data.status == 0 && data.errors.isEmpty)
    let imported = try files.run(["import", path, "-o", files.path("cv.md")])
    #expect(imported.status == 0 && imported.errors.isEmpty)
    let again = try files.run(["data", files.path("cv.md")])
    #expect(
      JSONInput.comparable(try JSONParser.value(of: again.output))
        == JSONInput.comparable(try JSONParser.value(of: data.output)))
  }

  @Test func messagesPointIntoTheJSON() throws {
    let files = try CommandFiles()
    defer { files.remove() }
    let path = try files.write(
      "cv.json",
      """
      {"basics": {"name": "홍길동"},
       "work": [
         {"name": "한빛", "position": "개발자", "startDate": "2020-05", "endDate": "2019-01", "team": "플랫폼"}
       ]}
      """)
    let outcome = try files.run(["check", path])
    let lines = outcome.errors.split(separator: "\n").filter { $0.contains("warning:") }
    #expect(lines.contains { $0.contains("cv.json:3:") && $0.contains("[unread-json]") })
    #expect(lines.contains { $0.contains("cv.json:3:") && $0.contains("[end-before-start]") })
  }
}
