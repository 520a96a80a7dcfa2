#ifndef CCADICAL_SHIM_H
#define CCADICAL_SHIM_H

#include <ccadical.h>

#endif
