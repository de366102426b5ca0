#ifndef XQR_CHARU_SHIM_H
#define XQR_CHARU_SHIM_H
#include <hpdf.h>
#endif
