import HanjangLayout
import HanjangMarkdown
import HanjangRender
import HanjangResume

extension TypesetDocument {
  private var isKorean: Bool { fields.language.hasPrefix("ko") }

  /// What the document is called among others.
  var partTitle: String {
    manuscript.kind == .article ? fields.title : kindName
  }

  private var kindName: String {
    switch manuscript.kind {
    case .resume: isKorean ? "이력서" : "Resume"
    case .career: isKorean ? "경력기술서" : "Career description"
    case .portfolio: isKorean ? "포트폴리오" : "Portfolio"
    case .letter: isKorean ? "자기소개서" : "Cover letter"
    case .article: isKorean ? "문서" : "Document"
    }
  }

  /// What the file's name can be made of.
  var nameFields: FileNamePattern.Values {
    var values: FileNamePattern.Values = [.title: fields.title, .kind: kindName]
    values[.name] = fields.author
    values[.lang] = fields.language
    values[.date] = document.frontMatter.date.map { date in
      let day = PDFMetadata.day(of: date.value)
      return PartialDate(year: day.year, month: day.month, day: day.day).iso8601
    }
    if manuscript.kind != .article {
      values[.headline] =
        document.frontMatter.resume.headline?.value
        ?? manuscript.header.headline.plainText
    }
    return values
  }
}
