import Dispatch
import HanjangCore
import HanjangLayout
package import HanjangRender
import HanjangResume
import HanjangStyle

/// What every document needs is read on another thread while the command line and the document are:
/// 6 ms of the 30 that a short document takes.
package enum WarmUp {
  /// One thing after another, in the order in which they are needed: more threads than the machine
  /// has cores would take time from the document.
  package static func start(fonts: FontLibraryLoader) {
    guard Concurrency.isAllowed else { return }
    DispatchQueue.global(qos: .userInitiated).async {
      ResumeRecognizer.warmUp()
      StyleResolver.warmUp()
      _ = fonts.library
      CodeGrammar.warmUp()
    }
  }
}
