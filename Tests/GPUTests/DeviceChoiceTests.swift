import Testing

@testable import GPU

@Suite struct DeviceChoiceTests {
  private func device(_ index: Int, _ name: String, _ kind: DeviceKind, obstacle: String? = nil)
    -> DeviceSummary
  {
    DeviceSummary(index: index, name: name, kind: kind, driver: "", obstacle: obstacle, memoryBytes: 0)
  }

  private var devices: [DeviceSummary] {
    [
      device(0, "llvmpipe", .cpu), device(1, "Small Graphics", .integrated),
      device(2, "Old Titan", .discrete, obstacle: "it has Vulkan 1.1, not 1.2"),
      device(3, "Titan", .discrete), device(4, "Titan", .discrete),
    ]
  }

  @Test func autoPrefersUsableDiscreteDevices() {
    let (index, reason) = Device.automaticChoice(among: devices)
    #expect(index == 3)
    #expect(reason == "the first of 2 devices of the preferred kind (discrete GPU)")
    #expect(Device.automaticChoice(among: Array(devices[0...2])).index == 1)
    #expect(Device.automaticChoice(among: Array(devices[0...0])).index == 0)
  }

  @Test func autoSaysWhyNothingWillDo() {
    #expect(Device.automaticChoice(among: []).reason == "Vulkan offers no device")
    let (index, reason) = Device.automaticChoice(among: [devices[2]])
    #expect(index == nil)
    #expect(reason == "Old Titan: it has Vulkan 1.1, not 1.2")
  }

  @Test func choiceByIndexAndName() throws {
    #expect(try Device.choose("4", among: devices).index == 4)
    #expect(try Device.choose("TITAN", among: devices).index == 3)
    #expect(try Device.choose("small", among: devices).index == 1)
  }

  @Test(arguments: ["9", "-1", "voodoo", ""]) func unknownDevicesAreListed(choice: String) {
    let error = #expect(throws: VulkanError.self) { try Device.choose(choice, among: devices) }
    #expect(error?.description.contains("1 \"Small Graphics\"") == true)
    #expect(error?.description.contains("VK_") == false, "no call of Vulkan failed")
  }

  @Test func unusableDeviceIsRefusedWithItsReason() {
    let error = #expect(throws: VulkanError.self) { try Device.choose("2", among: devices) }
    #expect(error?.advice.contains("Vulkan 1.1") == true)
  }

  @Test func findingIsChoosing() throws {
    #expect(try Device.find("auto").index == Device.list().automatic)
    #expect(throws: VulkanError.self) { try Device.find("voodoo") }
  }

  @Test func thisMachineHasADevice() throws {
    let (all, automatic, _) = try Device.list()
    let index = try #require(automatic)
    #expect(!all[index].name.isEmpty)
    #expect(!all[index].driver.isEmpty)
    #expect(all[index].memoryBytes > 0)
  }
}
