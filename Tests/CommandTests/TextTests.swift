import Dataset
import Foundation
import Render
import Testing

@testable import Command

/// What a program reads of `facet devices --json`.
private struct JSONReport: Decodable {
  struct Device: Decodable { var name: String }
  var devices: [Device]
  var automatic: Int?
}

@Suite struct TextTests {
  private func progress(_ committed: Int, of total: Int) -> PipelineProgress {
    var progress = PipelineProgress(total: total)
    progress.committed = committed
    return progress
  }

  @Test func progressSaysRateAndTimeLeft() {
    #expect(ProgressText.line(progress(0, of: 9), elapsed: 3) == "0 of 9 images")
    #expect(
      ProgressText.line(progress(10, of: 100), elapsed: 5) == "10 of 100 images, 2.0 a second, 0:45 left")
    #expect(ProgressText.line(progress(100, of: 100), elapsed: 400) == "100 of 100 images, 15.0 a minute")
    var stopping = progress(3, of: 9)
    stopping.isCancelled = true
    #expect(ProgressText.line(stopping, elapsed: 1).contains("stopping"))
  }

  @Test func faultsAreToldWithTheirReplay() {
    var statistics = RenderStatistics()
    func face() -> FaceFaults {
      let settings = RenderSettings(width: 32, height: 16, samples: 4, seed: 9)
      return FaceFaults(seed: 7, index: 12, settings: settings, statistics: statistics)
    }
    #expect(face().lines.isEmpty)
    (statistics.nonFinite, statistics.nonFinitePlace) = (3, .init(x: 5, y: 6, sample: 2))
    statistics.truncatedRays = 1
    #expect(
      face().lines == [
        "seed 7, index 12: 3 values of light are not finite: facet render --seed 7 --index 12 "
          + "--resolution 32x16 --samples 4 --pixel 5,6 --sample 2",
        "seed 7, index 12: 1 rays were given up",
      ])
    #expect(StatisticsText.table(statistics).contains("one at --pixel 5,6 --sample 2"))
    (statistics.cameraPaths, statistics.cutLight) = (1000, 0.5)
    #expect(StatisticsText.table(statistics).contains("0.0500 %"))
  }

  @Test func theBarFitsTheTerminal() {
    #expect(
      ProgressText.bar(progress(50, of: 100), elapsed: 10, width: 64)
        == "[#########          ] 50 of 100 images, 5.0 a second, 0:10 left")
    for width in 0..<200 {
      #expect(ProgressText.bar(progress(7, of: 9), elapsed: 10, width: width).count <= max(width - 1, 0))
    }
  }

  @Test func durationsRatesAndNumbers() {
    #expect(ProgressText.duration(0) == "0:00")
    #expect(ProgressText.duration(59.2) == "1:00")
    #expect(ProgressText.duration(3723) == "1:02:03")
    #expect(ProgressText.duration(2 * 86400 + 3 * 3600 + 240) == "2 d 03:04")
    #expect(ProgressText.duration(.infinity).hasSuffix("d 01:46") == true)
    #expect(ProgressText.rate(0.001) == "3.6 an hour")
    #expect(ProgressText.rounded(-0.05, digits: 2) == "-0.05")
    #expect(ProgressText.rounded(9.999, digits: 2) == "10.00")
    #expect(ProgressText.rounded(41.6, digits: 0) == "42")
  }

  @Test func linesAreRareAndTheBarIsRemoved() {
    var written = ""
    let lines = ProgressDisplay(isTerminal: false, width: 80) { written += $0 }
    for i in 0..<100 { lines.update(progress(i, of: 100)) }
    lines.clear()
    #expect(written.isEmpty)
    let bar = ProgressDisplay(isTerminal: true, width: 80) { written += $0 }
    bar.update(progress(1, of: 2))
    #expect(written.hasPrefix("\r[") && !written.contains("\n"))
    bar.clear()
    #expect(written.hasSuffix("\r\u{1B}[K"))
  }

  @Test func memoryIsMeasuredAndReadable() throws {
    let before = try #require(ProcessMemory.peakBytes)
    #expect(before > 1 << 20)
    let size = before + (64 << 20)
    let bytes = [UInt8](repeating: 1, count: size)
    #expect(bytes[size / 2] == 1)
    #expect(try #require(ProcessMemory.peakBytes) >= size)
    #expect(StatisticsText.mebibytes(3 << 19) == "1.5 MiB")
    let table = StatisticsText.table(progress(1, of: 1), elapsed: 2)
    #expect(table.contains("peak memory") && table.contains("MiB   of the process"))
  }

  @Test func devicesAreListedWithTheReason() throws {
    let json = """
      {"devices": [
        {"index": 0, "name": "Old", "kind": "integrated GPU", "driver": "d 1", "obstacle": "lacks Vulkan 1.2",
         "memoryBytes": 1073741824},
        {"index": 1, "name": "New", "kind": "discrete GPU", "driver": "d 2", "memoryBytes": 1610612736}],
       "automatic": 1, "reason": "a discrete GPU"}
      """
    let report = try JSONDecoder().decode(DevicesCommand.Report.self, from: Data(json.utf8))
    #expect(
      DevicesCommand.table(report) == """
          0  Old  (integrated GPU, 1.0 GiB, d 1)
             cannot be used: lacks Vulkan 1.2
        * 1  New  (discrete GPU, 1.5 GiB, d 2)
        auto takes 1: a discrete GPU
        """)
    let again = try JSONDecoder().decode(
      JSONReport.self, from: Data(try DevicesCommand.json(report).utf8))
    #expect(again.devices.map(\.name) == ["Old", "New"] && again.automatic == 1)
    let none = DevicesCommand.Report(devices: [], automatic: nil, reason: "no driver")
    #expect(DevicesCommand.table(none) == "no Vulkan device\nauto finds none: no driver")
  }
}
