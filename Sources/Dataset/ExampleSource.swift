public import Denoising
internal import Geometry
public import Render
public import Scene

/// Where pictures come from: how a scene is built and how it is rendered. A value of closures, so that tests
/// can run without a device. `Prepared` is a scene in the form that the renderer takes.
public struct ExampleSource<Prepared: Sendable>: Sendable {
  /// Builds example `index`; called on several threads at once.
  public var build: @Sendable (_ index: UInt64) throws -> (scene: ExampleScene, prepared: Prepared)
  /// Starts the renderer.
  public var makeRenderer: @Sendable () throws -> ExampleRenderer<Prepared>
  /// Takes the noise out of every picture, never of labels; nil for pictures as they are rendered.
  public var denoiser: Denoiser?
  /// As in ``GenerationPipeline/picturesInFlight``.
  public var picturesInFlight = usualPicturesInFlight

  public init(
    build: @escaping @Sendable (_ index: UInt64) throws -> (scene: ExampleScene, prepared: Prepared),
    makeRenderer: @escaping @Sendable () throws -> ExampleRenderer<Prepared>, denoiser: Denoiser? = nil
  ) {
    self.build = build
    self.makeRenderer = makeRenderer
    self.denoiser = denoiser
  }
}

/// A renderer that has been started.
public struct ExampleRenderer<Prepared>: Sendable {
  /// The device and its driver, as recorded with every picture.
  public var device: String
  public var driver: String
  /// Called on several threads at once. Throws `CancellationError` soon after `isCancelled` has become true.
  public var render: @Sendable (Prepared, RenderSettings, _ isCancelled: () -> Bool) throws -> Film

  public init(
    device: String, driver: String,
    render: @escaping @Sendable (Prepared, RenderSettings, _ isCancelled: () -> Bool) throws -> Film
  ) {
    self.device = device
    self.driver = driver
    self.render = render
  }
}

extension ExampleRenderer where Prepared == FlattenedScene {
  /// The path tracer on a Vulkan device, which begins a picture again when the device is lost.
  ///
  /// - Parameters:
  ///   - device: As in ``Renderer/init(device:validation:)``.
  ///   - onLoss: Told in words of every loss that the run goes on after.
  public static func pathTracer(
    device: String, onLoss: @escaping (String) -> Void = { _ in }
  ) throws -> ExampleRenderer {
    .pathTracer(try RecoveringRenderer(device: device, onLoss: onLoss))
  }

  /// The path tracer that has been started.
  static func pathTracer(_ renderer: RecoveringRenderer) -> ExampleRenderer {
    ExampleRenderer(
      device: renderer.deviceName, driver: renderer.driverDescription, render: renderer.render)
  }
}

extension ExampleSource where Prepared == FlattenedScene {
  /// Faces drawn as `draw` says, rendered on a Vulkan device; parameters as below.
  public static func faces(
    _ draw: SceneDraw, assets: SceneAssets, device: String, denoiser: Denoiser? = nil,
    onLoss: @escaping @Sendable (String) -> Void = { _ in }
  ) -> ExampleSource {
    .faces(
      assets: assets, device: device, denoiser: denoiser, onLoss: onLoss, parameters: draw.parameters)
  }

  /// Faces as `parameters` says of each example, rendered on a Vulkan device.
  ///
  /// - Parameters:
  ///   - device: As in ``Renderer/init(device:validation:)``.
  ///   - denoiser: See ``denoiser``.
  ///   - onLoss: Told in words, on the thread that renders, when the device was lost and the run goes on.
  ///   - closeUp: The part of the face before which every camera is moved.
  ///   - parameters: Called on several threads at once.
  public static func faces(
    assets: SceneAssets, device: String, denoiser: Denoiser? = nil, closeUp: CloseUp? = nil,
    onLoss: @escaping @Sendable (String) -> Void = { _ in },
    parameters: @escaping @Sendable (_ example: UInt64) throws -> SceneParameters
  ) -> ExampleSource {
    ExampleSource(
      build: { index in
        let parameters = try parameters(index)
        let built = try SceneBuilder.build(parameters, assets: assets)
        let scene = closeUp?.applied(to: built) ?? built
        return (
          ExampleScene(parameters: parameters, camera: scene.camera, face: scene.face),
          try FlattenedScene(scene)
        )
      },
      makeRenderer: { try .pathTracer(device: device, onLoss: onLoss) },
      denoiser: denoiser)
  }
}

extension RenderSettings {
  /// The settings of example `index` of the run with `seed`: its noise is its own, and the same in every run.
  public init(width: Int, height: Int, samples: Int, runSeed: UInt64, index: UInt64) {
    var random = CounterRandom(seed: runSeed, index: index).child("render")
    self.init(width: width, height: height, samples: samples, seed: random.nextWord())
  }
}
