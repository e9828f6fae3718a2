import CQPDF

/// libqpdf, which with the dozen libraries that it brings takes 3 ms to load: it is opened for the
/// PDFs of others, for passwords and to verify.
enum QPDFLibrary {
  /// false where it is not installed. No function of its C API is to be called before.
  static var isOpen: Bool { hanjang_qpdf_open() != 0 }
}
