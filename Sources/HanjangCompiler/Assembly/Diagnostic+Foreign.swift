import HanjangCore
import HanjangRender

extension Diagnostic {
  /// What a PDF loses when its pages are taken over.
  static func foreign(_ pdf: ForeignPDF) -> [Diagnostic] {
    (pdf.forbidsCopying ? [restrictedPDF()] : []) + pdf.leftOut.map { leftOut($0) }
  }

  private static func restrictedPDF() -> Diagnostic {
    Diagnostic(
      .warning, id: "pdf-restricted",
      "this PDF forbids copying, and the file that it becomes part of doesn't",
      notes: ["make sure that whoever restricted it agrees"])
  }

  private static func leftOut(_ kind: LeftOut) -> Diagnostic {
    Diagnostic(
      .warning, id: "pdf-left-out", "this PDF has \(kind.name), which aren't taken over",
      notes: kind.advice.map { [$0] } ?? [])
  }
}

extension LeftOut {
  fileprivate var name: String {
    switch self {
    case .scripts: "scripts or actions that run by themselves"
    case .attachedFiles: "attached files"
    case .media: "films, sounds or 3D scenes"
    case .formFields: "form fields"
    case .comments: "comments or marks"
    case .unsafeLinks: "links that open something other than a web page, mail or a telephone"
    case .deadLinks: "links that lead to no page"
    case .others: "annotations of an unknown kind"
    }
  }

  fileprivate var advice: String? {
    switch self {
    case .formFields, .comments: "to keep what it shows, print the PDF to a new PDF first"
    case .unsafeLinks: "links should begin with https:, http:, mailto: or tel:"
    case .scripts, .attachedFiles, .media, .deadLinks, .others: nil
    }
  }
}
