#pragma once
// Types only: every function is looked up at run time (GPU/Functions.swift), so that a machine without the Vulkan
// loader gets a message instead of a program that does not start, and tests can put faults in a function's place.
#define VK_NO_PROTOTYPES
#include <vulkan/vulkan.h>
#include <stdint.h>

// A function-like macro, which Swift cannot see.
static inline uint32_t facetMakeVersion(uint32_t major, uint32_t minor) { return VK_MAKE_API_VERSION(0, major, minor, 0); }
