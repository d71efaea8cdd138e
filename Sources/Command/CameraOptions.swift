internal import ArgumentParser
internal import Scene

/// How pictures are taken, for all commands that make or describe some.
struct CameraOptions: ParsableArguments {
  @Option(
    name: .customLong("camera"), parsing: .unconditional,
    help: ArgumentHelp(
      "Change all cameras: pinhole (no blur, no noise, no vignetting), infrared (850 nm, in gray); both with a comma. "
        + "Labels stay.", valueName: "list"),
    transform: OptionValues.cameraModes)
  var modes: [CameraMode] = []
}
