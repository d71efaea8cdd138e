// Only its flags are used: png.h is included by the target CPNG.
