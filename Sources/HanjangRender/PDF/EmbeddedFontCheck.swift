/// Makes sure that no outline of a font in the file is one that cairo was shown instead of it.
///
/// cairo embeds a font from its tables, or else from the outlines that FreeType gives it, which are
/// squares here (`StandInOutline`): as a Type 3 font, as a Type 1 font, or as CFF under a name of
/// its own making.
struct EmbeddedFontCheck {
  /// - Throws: what is wrong with the first such font.
  static func check(_ dictionaries: some Sequence<PDFDictionary>) throws(PDFFileError) {
    for dictionary in dictionaries {
      if let problem = problem(of: dictionary) {
        throw PDFFileError(
          message: "a font can't be embedded (\(problem)): choose another in the style's families")
      }
    }
  }

  private static func problem(of dictionary: PDFDictionary) -> String? {
    if let subtype = dictionary["Subtype"], subtype.elementsEqual("/Type3".utf8) {
      return "cairo draws it as Type 3"
    }
    let name = dictionary["FontName"].map { String(decoding: $0, as: UTF8.self) } ?? ""
    if dictionary["FontFile"] != nil { return "cairo makes a Type 1 font of \(name)" }
    if dictionary["FontFile3"] != nil, name.contains("CairoFont-") {
      return "cairo makes a CFF font of its outlines"
    }
    return nil
  }
}
