/// What a word, a label or a title can be, as the lexicon files name it: `titleWork` is `title.work`.
package enum WordClass: Int, CaseIterable, Sendable {
  case titleContact, titleSummary, titleWork, titleProject, titleStudy, titleCourse, titleSkill
  case titleAward, titleCertificate, titleLanguage, titleActivity, titleOpensource
  case titlePublication, titleLinks, titleMilitary, titleOther, titleLetter, titlewordWork
  case titlewordProject, titlewordStudy, titlewordCourse, titlewordSkill, titlewordAward
  case titlewordCertificate, titlewordLanguage, titlewordActivity, titlewordPublication
  case titlewordOther, titlewordModifier, documentResume, documentCareer, documentPortfolio
  case documentLetter, labelPeriod, labelYear, labelMonth, labelRole, labelDepartment,
    labelOrganization
  case labelInstitution, labelStudy, labelDegree, labelScore, labelStatus, labelTitle
  case labelIssuer, labelTechnology, labelOutcome, labelSummary, labelLink, labelLocation
  case labelEntity, labelType, labelCompany, contactName, contactHeadline, contactEmail
  case contactPhone, contactGithub, contactBlog, contactLinkedin, contactWebsite, contactAddress
  case contactBirth, contactMilitary, contactSex, contactCity, contactPostalCode, contactRegion
  case contactCountryCode
  case subtitle, role, modifier, department, employment, company, school, degree, field, place
  case prize, certificate, issuer, tongue, sentence, particle, pronoun, verb, copula, event
  case family, given, preposition, beginning

  package var bit: UInt128 { UInt128(1) << UInt128(rawValue) }

  /// `title.work`.
  package var name: String {
    String(describing: self).reduce(into: "") { name, letter in
      name += letter.isUppercase ? "." + letter.lowercased() : String(letter)
    }
  }
}

/// The classes that a word has.
package struct WordClasses: Sendable, Hashable {
  package var bits: UInt128 = 0

  package func contains(_ word: WordClass) -> Bool { bits & word.bit != 0 }
  package mutating func formUnion(_ other: WordClasses) { bits |= other.bits }
  package func intersection(_ other: WordClasses) -> WordClasses {
    WordClasses(bits: bits & other.bits)
  }
  package var isEmpty: Bool { bits == 0 }

  package init(bits: UInt128 = 0) { self.bits = bits }
  package init(_ words: WordClass...) { for word in words { bits |= word.bit } }
}
