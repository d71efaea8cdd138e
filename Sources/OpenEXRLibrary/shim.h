// Only its flags are used: the C++ headers are included by the target COpenEXR.
