#ifndef XQR_CQRENCODE_SHIM_H
#define XQR_CQRENCODE_SHIM_H
#include <qrencode.h>
#endif
