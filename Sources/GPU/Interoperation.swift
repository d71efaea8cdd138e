import CVulkan

/// Lends `strings` as the array of C strings that create-infos want.
func withCStrings<R>(
  _ strings: [String], _ body: (UnsafePointer<UnsafePointer<CChar>?>?) -> R
) -> R {
  let joined = strings.map { Array($0.utf8CString) }
  let starts = joined.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1.count) }
  return joined.flatMap { $0 }.withUnsafeBufferPointer { characters in
    let pointers = starts.dropLast().map { start in
      characters.baseAddress.map { UnsafePointer($0 + start) }
    }
    return pointers.withUnsafeBufferPointer { body($0.baseAddress) }
  }
}

/// The two calls, first for the count and then for the values, with which Vulkan lists things.
/// - Parameter blank: What the array is filled with before Vulkan writes it.
func enumerateAll<T>(
  _ operation: String, of blank: T,
  _ call: (UnsafeMutablePointer<UInt32>?, UnsafeMutablePointer<T>?) -> VkResult
) throws(VulkanError) -> [T] {
  var count: UInt32 = 0
  try check(operation) { call(&count, nil) }
  if count == 0 { return [] }
  var values = [T](repeating: blank, count: Int(count))
  try check(operation) { call(&count, &values) }
  return Array(values.prefix(Int(count)))
}

/// The text in a fixed array of characters, which Swift sees as a tuple.
func string<Tuple>(of characters: Tuple) -> String {
  withUnsafeBytes(of: characters) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
}
