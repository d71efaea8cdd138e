internal import GPUTypes
internal import Geometry
internal import Scene

extension GPUFrame {
  /// The constants of one image.
  /// - Parameter isBlurred: By lens and motion; else it is that of a pinhole in the middle of the exposure.
  init(_ scene: FlattenedScene, settings: RenderSettings, isBlurred: Bool, walkSteps: Int) {
    let camera = scene.camera
    self.init()
    cameraOrigin = vec3(camera.worldFromCamera.origin)
    cameraRight = vec3(camera.worldFromCamera.x)
    cameraDown = vec3(camera.worldFromCamera.y)
    cameraForward = vec3(camera.worldFromCamera.z)
    focalLength = camera.focalLengthPixels(width: settings.width, height: settings.height)
    width = UInt32(settings.width)
    height = UInt32(settings.height)
    seed = settings.seed
    triangleCount = UInt32(scene.triangles.count)
    environmentWidth = UInt32(scene.environment.width)
    environmentHeight = UInt32(scene.environment.height)
    environmentRotation = scene.environment.rotation
    environmentScale = scene.environment.scale
    environmentChance = scene.lights.environmentChance
    lightCount = UInt32(scene.lights.count)
    maximumBounces = UInt32(settings.maximumBounces)
    maximumHairBounces = UInt32(settings.maximumHairBounces)
    view = settings.view.rawValue
    indirectClamp = settings.indirectClamp
    skinTransport = UInt32(settings.skin == .walk ? SKIN_WALK : SKIN_FAST)
    self.walkSteps = UInt32(walkSteps)
    groupSamples = UInt32(settings.samples / AdaptiveSampling.groups)
    guard isBlurred else { return }
    if let lens = camera.lens {
      apertureRadius = lens.apertureRadius
      focusDistance = lens.focusDistance
      blades = UInt32(lens.blades)
      bladeRotation = lens.rotation
      catsEye = lens.catsEye
    }
    shake = GPUMotion(camera.shake)
    personMotion = GPUMotion(camera.personMotion)
  }
}

extension GPUMotion {
  fileprivate init(_ motion: ShutterMotion) {
    self.init(shift: vec3(motion.shift), turn: vec3(motion.turn), pivot: vec3(motion.pivot))
  }
}
