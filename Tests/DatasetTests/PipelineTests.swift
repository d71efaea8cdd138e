import Dataset
import Foundation
import Synchronization
import Testing

private struct Fault: Error, Equatable { var stage: String }

/// What a pipeline committed, in order, and how many scenes were alive at most.
private final class Record: Sendable {
  let committed = Mutex<[String]>([])
  let alive = Atomic<Int>(0)
  let mostAlive = Mutex<Int>(0)
}

@Suite struct PipelineTests {
  /// A pipeline over strings; `fault` may throw in any stage.
  private func pipeline(
    _ record: Record, onCommit: @escaping @Sendable (Int) -> Void = { _ in },
    fault: @escaping @Sendable (String, UInt64) throws -> Void = { _, _ in }
  ) -> GenerationPipeline<String, String, String> {
    GenerationPipeline(
      build: { index in
        let alive = record.alive.add(1, ordering: .relaxed).newValue
        record.mostAlive.withLock { $0 = max($0, alive) }
        try fault("build", index)
        Thread.sleep(forTimeInterval: index % 5 == 0 ? 0.02 : 0.0005)
        return "scene \(index)"
      },
      makeRenderer: {
        try fault("start", 0)
        return { index, scene, isCancelled in
          try fault("render", index)
          record.alive.subtract(1, ordering: .relaxed)
          return "picture of \(scene)"
        }
      },
      finish: { index, picture in
        try fault("finish", index)
        return "\(index): \(picture)"
      },
      commit: { product in
        let count = record.committed.withLock {
          $0.append(product)
          return $0.count
        }
        try fault("commit", UInt64(count - 1))
        onCommit(count)
      })
  }

  @Test(arguments: [1, 2, 4, 9]) func productsComeInOrderWhateverTheThreads(threads: Int) throws {
    let record = Record()
    let indices = (0..<60).map { UInt64($0 * 3) }
    let result = try pipeline(record).run(indices: indices, threads: threads, cancellation: Cancellation())
    #expect(record.committed.withLock { $0 } == indices.map { "\($0): picture of scene \($0)" })
    #expect(result.committed == 60 && result.total == 60 && !result.isCancelled)
    #expect(record.mostAlive.withLock { $0 } <= threads + 3, "scenes in memory are bounded")
  }

  @Test func nothingToDo() throws {
    let result = try pipeline(Record()).run(indices: [], threads: 3, cancellation: Cancellation())
    #expect(result.committed == 0)
  }

  @Test(arguments: ["start", "build", "render", "finish", "commit"])
  func theErrorOfAnyStageStopsAll(stage: String) throws {
    let record = Record()
    let faulty = pipeline(
      record,
      fault: { reached, index in
        if reached == stage && (index == 20 || stage == "start") { throw Fault(stage: stage) }
      })
    #expect(throws: Fault(stage: stage)) {
      try faulty.run(indices: Array(0..<1000), threads: 3, cancellation: Cancellation())
    }
    #expect(record.committed.withLock { $0.count } <= 40)
  }

  @Test func cancellationFinishesWhatIsRendered() throws {
    let record = Record()
    let cancellation = Cancellation()
    let result = try pipeline(record, onCommit: { if $0 == 10 { cancellation.request() } })
      .run(indices: Array(0..<100_000), threads: 4, cancellation: cancellation)
    let committed = record.committed.withLock { $0 }
    #expect(result.isCancelled)
    #expect(result.committed == committed.count)
    #expect(committed.count >= 10 && committed.count < 100_000)
    #expect(Set(committed).count == committed.count)
  }

  /// Whatever ends the run, pictures that take long are given up: they are asked to, and are no error. Here that is
  /// picture 5, and 6 when it is in flight beside it and does not fail.
  @Test(arguments: ["cancellation", "error"]) func theRunningPictureIsDropped(reason: String) throws {
    let cancellation = Cancellation()
    let hasBegun = Cancellation()
    let pictures = GenerationPipeline<UInt64, UInt64, UInt64>(
      build: { $0 },
      makeRenderer: {
        { index, scene, isCancelled in
          guard index >= 5 else { return scene }
          if index == 5 {
            hasBegun.request()
            if reason == "cancellation" { cancellation.request() }
          } else if reason == "error" {
            while !hasBegun.isRequested { Thread.sleep(forTimeInterval: 0.001) }
            throw Fault(stage: "render")
          }
          let start = ContinuousClock.now
          while !isCancelled() && ContinuousClock.now - start < .seconds(30) {
            Thread.sleep(forTimeInterval: 0.001)
          }
          if isCancelled() { throw CancellationError() }
          return scene
        }
      },
      finish: { $1 }, commit: { #expect($0 < 5) })
    let start = ContinuousClock.now
    if reason == "error" {
      #expect(throws: Fault(stage: "render")) {
        try pictures.run(indices: Array(0..<9), threads: 1, cancellation: cancellation)
      }
    } else {
      let result = try pictures.run(indices: Array(0..<9), threads: 1, cancellation: cancellation)
      #expect(result.isCancelled && result.committed == 5)
    }
    #expect(ContinuousClock.now - start < .seconds(20))
  }

  /// A request to stop is seen before the next picture, however short pictures are.
  @Test func cancellationBeginsNoPicture() throws {
    let cancellation = Cancellation()
    let begunAfter = Atomic<Int>(0)
    let pictures = GenerationPipeline<UInt64, UInt64, UInt64>(
      build: { $0 },
      makeRenderer: {
        { index, scene, _ in
          if cancellation.isRequested { begunAfter.add(1, ordering: .relaxed) }
          if index == 50 { cancellation.request() }
          return scene
        }
      }, picturesInFlight: 3, finish: { $1 }, commit: { _ in })
    let result = try pictures.run(indices: Array(0..<100_000), threads: 2, cancellation: cancellation)
    #expect(result.isCancelled && result.committed < 100_000)
    #expect(begunAfter.load(ordering: .relaxed) <= 2, "each other thread may just have taken a scene")
  }

  /// A scene that takes long to build holds nobody up once it is not wanted.
  @Test func stoppingDoesNotWaitForScenes() throws {
    let slow = pipeline(
      Record(),
      fault: { stage, index in
        if stage == "build" && index == 1 { Thread.sleep(forTimeInterval: 30) }
        if stage == "render" { throw Fault(stage: stage) }
      })
    let start = ContinuousClock.now
    #expect(throws: Fault(stage: "render")) {
      try slow.run(indices: [0, 1, 2], threads: 2, cancellation: Cancellation())
    }
    #expect(ContinuousClock.now - start < .seconds(20))
  }

  @Test func progressOnlyGrows() throws {
    var seen: [Int] = []
    let result = try pipeline(Record()).run(
      indices: Array(0..<200), threads: 2, cancellation: Cancellation()
    ) { seen.append($0.committed) }
    #expect(seen == seen.sorted() && seen.last == 200)
    #expect(result.buildSeconds > 0.3)
  }
}
