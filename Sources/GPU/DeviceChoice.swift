import CVulkan

/// A device that Vulkan offers.
public struct DeviceSummary: Sendable, Equatable {
  /// Position in Vulkan's list, as `--device` takes it.
  public var index: Int
  public var name: String
  public var kind: DeviceKind
  /// Name and version of the driver, such as "llvmpipe Mesa 22.3.6 (LLVM 15.0.6)".
  public var driver: String
  /// Why the device cannot be used; nil if it can.
  public var obstacle: String?
  /// Size of the largest heap that is local to the device.
  public var memoryBytes: UInt64
}

/// What sort of device it is.
public enum DeviceKind: String, Sendable {
  case discrete = "discrete GPU"
  case integrated = "integrated GPU"
  case virtual = "virtual GPU"
  case cpu = "CPU"
  case other = "other"

  init(_ type: VkPhysicalDeviceType) {
    switch type {
    case VK_PHYSICAL_DEVICE_TYPE_DISCRETE_GPU: self = .discrete
    case VK_PHYSICAL_DEVICE_TYPE_INTEGRATED_GPU: self = .integrated
    case VK_PHYSICAL_DEVICE_TYPE_VIRTUAL_GPU: self = .virtual
    case VK_PHYSICAL_DEVICE_TYPE_CPU: self = .cpu
    default: self = .other
    }
  }

  /// Order of preference: the lower, the sooner it is taken.
  var rank: Int {
    switch self {
    case .discrete: 0
    case .integrated: 1
    case .virtual: 2
    case .cpu: 3
    case .other: 4
    }
  }
}

extension Device {
  /// All devices here, and which one "auto" takes with the reason.
  ///
  /// - Throws: ``VulkanError`` if there is no Vulkan loader or no driver.
  public static func list() throws(VulkanError) -> (
    all: [DeviceSummary], automatic: Int?, reason: String
  ) {
    let summaries = try PhysicalDevice.all(of: Instance()).map(\.summary)
    let (automatic, reason) = automaticChoice(among: summaries)
    return (summaries, automatic, reason)
  }

  /// The device that ``init(_:validation:)`` would open.
  ///
  /// - Throws: ``VulkanError`` if there is no Vulkan loader, no driver, or no such device.
  public static func find(_ choice: String) throws(VulkanError) -> DeviceSummary {
    let summaries = try PhysicalDevice.all(of: Instance()).map(\.summary)
    return summaries[try choose(choice, among: summaries).index]
  }

  /// The usable device of the best kind, the first of equals.
  static func automaticChoice(among devices: [DeviceSummary]) -> (index: Int?, reason: String) {
    let usable = devices.filter { $0.obstacle == nil }
    guard let best = usable.min(by: { ($0.kind.rank, $0.index) < ($1.kind.rank, $1.index) }) else {
      let obstacles = devices.map { "\($0.name): \($0.obstacle ?? "")" }
      return (nil, devices.isEmpty ? "Vulkan offers no device" : obstacles.joined(separator: "; "))
    }
    let others = usable.filter { $0.index != best.index }
    if others.isEmpty { return (best.index, "the only usable device (\(best.kind.rawValue))") }
    let equals = others.filter { $0.kind == best.kind }
    return (
      best.index,
      equals.isEmpty
        ? "a \(best.kind.rawValue) is preferred to a \(others[0].kind.rawValue)"
        : "the first of \(equals.count + 1) devices of the preferred kind (\(best.kind.rawValue))"
    )
  }

  /// The device that `choice` names: "auto", an index, or part of a name.
  static func choose(_ choice: String, among devices: [DeviceSummary]) throws(VulkanError) -> (
    index: Int, reason: String
  ) {
    func failure(_ why: String) -> VulkanError {
      let names = devices.map { "\($0.index) \"\($0.name)\"" }.joined(separator: ", ")
      return VulkanError(
        "choosing the device \"\(choice)\"",
        advice: why + (devices.isEmpty ? "; install a Vulkan driver" : "; there are: \(names)"))
    }
    if choice == "auto" {
      let (index, reason) = automaticChoice(among: devices)
      guard let index else { throw failure(reason) }
      return (index, reason)
    }
    let match: DeviceSummary?
    if let index = Int(choice) {
      match = devices.first { $0.index == index }
    } else {
      let named = devices.filter { $0.name.lowercased().contains(choice.lowercased()) }
      match = choice.isEmpty ? nil : named.first { $0.obstacle == nil } ?? named.first
    }
    guard let match else { throw failure("no device has this index or name") }
    if let obstacle = match.obstacle { throw failure("\(match.name) cannot be used: \(obstacle)") }
    return (match.index, "asked for")
  }
}
