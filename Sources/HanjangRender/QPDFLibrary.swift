import CQPDF

/// libqpdf, which with the dozen libraries that it brings takes 3 ms to load: it is opened by another
/// thread, while the document is read and laid out.
package enum QPDFLibrary {
  package static func warmUp() { _ = isOpen }

  /// false where it is not installed. No function of its C API is to be called before; the first
  /// answer waits until it is loaded.
  static var isOpen: Bool { hanjang_qpdf_open() != 0 }
}
