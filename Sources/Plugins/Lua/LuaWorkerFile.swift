import Glibc

/// Where the worker's program is.
enum LuaWorkerFile {
  static let name = "xqr-lua-worker"

  /// Beside the running program, or where `make install` puts it; nil where it is in neither place.
  static let path: String? = places.first { access($0, X_OK) == 0 }

  /// Where it is looked for, in this order.
  static let places: [String] = {
    var buffer = [CChar](repeating: 0, count: Int(PATH_MAX))
    let count = readlink("/proc/self/exe", &buffer, buffer.count)
    guard count > 0 else { return [] }
    let program = String(decoding: buffer[..<count].map(UInt8.init(bitPattern:)), as: UTF8.self)
    guard let slash = program.lastIndex(of: "/") else { return [] }
    let folder = program[..<slash]
    return ["\(folder)/\(name)", "\(folder)/../libexec/xqr-campaign/\(name)"]
  }()
}
