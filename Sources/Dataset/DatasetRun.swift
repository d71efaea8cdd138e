/// Makes the missing examples of a data set.
public struct DatasetRun<Prepared: Sendable>: Sendable {
  public let folder: DatasetFolder
  public let source: ExampleSource<Prepared>

  public init(folder: DatasetFolder, source: ExampleSource<Prepared>) {
    self.folder = folder
    self.source = source
  }

  /// Makes those of the examples `first ..< first + count` that this shard has to make and that are missing.
  /// Parameters, errors and result as in ``GenerationPipeline``. Closes the folder at the end: to continue, open
  /// it again.
  public func run(
    first: UInt64, count: UInt64, threads: Int, cancellation: Cancellation,
    onProgress: (PipelineProgress) -> Void = { _ in }
  ) throws -> PipelineProgress {
    // Threads may still be letting go of what they held, so the lock must not wait for that.
    defer { folder.manifest.close() }
    let (writer, manifest, labels) = (folder.writer, folder.manifest, folder.settings.labels)
    let pipeline = source.pipeline(settings: folder.settings) { shot in
      try writer.write(EncodedExample(shot, labels: labels))
    } commit: {
      try manifest.append($0)
    }
    let progress = try pipeline.run(
      indices: folder.missing(first: first, count: count), threads: threads, cancellation: cancellation,
      onProgress: onProgress)
    try manifest.finish()
    return progress
  }
}
