public import GPU
public import Testing

/// Fails the test unless `error` names the call that `injector` let fail, or one after it on a device that was lost
/// then, and says what to do.
public func expectHelpful(
  _ error: VulkanError, after injector: FaultInjector,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  let text = error.description
  let names = error.isDeviceLost ? Set(injector.calls) : Set([injector.failed ?? "a call that failed"])
  #expect(names.contains { text.hasPrefix($0) }, "\(text)", sourceLocation: sourceLocation)
  #expect(text.contains("failed (VK_ERROR_"), "\(text)", sourceLocation: sourceLocation)
  #expect(error.advice.split(separator: " ").count >= 5, "\(text)", sourceLocation: sourceLocation)
}
