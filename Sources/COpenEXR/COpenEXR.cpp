#include "COpenEXR.h"
