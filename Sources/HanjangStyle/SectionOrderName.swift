/// What `resume.order` may say.
package enum SectionOrderName {
  /// The author's own order, and that of Wanted's form.
  package static let orders = ["author", "wanted"]
}
