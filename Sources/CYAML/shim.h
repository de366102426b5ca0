#ifndef XQR_CYAML_SHIM_H
#define XQR_CYAML_SHIM_H
#include <yaml.h>
#endif
