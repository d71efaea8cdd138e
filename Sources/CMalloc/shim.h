// The options of glibc's allocator, which Swift's module Glibc leaves out.
#include <malloc.h>
