#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A shared library that is opened where it is first needed: a document without pictures must not
/// wait for their decoders.
///
/// Sendable because the handle is neither changed nor closed, and any thread may ask it for a function.
struct DynamicLibrary: @unchecked Sendable {
  private let handle: UnsafeMutableRawPointer

  /// nil where the library is not installed.
  init?(_ name: String, version: Int) {
    #if canImport(Glibc)
      let file = "\(name).so.\(version)"
    #else
      let file = "\(name).\(version).dylib"
    #endif
    guard let handle = dlopen(file, RTLD_NOW | RTLD_LOCAL) else { return nil }
    self.handle = handle
  }

  /// - Parameter type: the function's C type, which nothing checks.
  func function<Function>(_ name: String, as type: Function.Type = Function.self) -> Function? {
    guard let address = dlsym(handle, name) else { return nil }
    return unsafeBitCast(address, to: type)
  }
}
