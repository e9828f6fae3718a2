import Dispatch
import HanjangRender
import HanjangResume
import HanjangStyle

/// What every document needs is read on other threads while the command line and the document are:
/// 6 ms of the 40 that a short document takes.
package enum WarmUp {
  package static func start() {
    let queue = DispatchQueue.global(qos: .userInitiated)
    queue.async { ResumeRecognizer.warmUp() }
    queue.async { StyleResolver.warmUp() }
    queue.async { QPDFLibrary.warmUp() }
  }
}
