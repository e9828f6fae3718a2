import CProcess
import HanjangCompiler

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The machine and the program on it.
package enum Machine {
  /// The path of this program, of which workers are started.
  package static var executable: String {
    #if os(Linux)
      "/proc/self/exe"
    #else
      CommandLine.arguments.first ?? "hanjang"
    #endif
  }

  /// How many processors this process may use.
  package static var processorCount: Int {
    #if os(Linux)
      let count = Int(hanjang_processor_count())
      if count > 0 { return min(count, quota ?? count) }
    #endif
    return max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))))
  }

  /// How many processors' time a container allows, as `quota period` of control groups.
  private static var quota: Int? {
    guard let text = try? InputReader.text(of: "/sys/fs/cgroup/cpu.max", sizeLimit: 1_024) else {
      return nil
    }
    let numbers = text.split(whereSeparator: \.isWhitespace).map { Double($0) }
    guard numbers.count == 2, let quota = numbers[0], let period = numbers[1], period > 0 else {
      return nil
    }
    return max(1, Int((quota / period).rounded(.up)))
  }
}
