// libqpdf's C API, from a library that is opened when it is first needed.
#pragma once

// libqpdf exports its functions by an attribute. The ones here stay inside the program: libqpdf calls
// some of its own by name, and must not find these.
#include <qpdf/DLL.h>
#undef QPDF_DLL
#define QPDF_DLL __attribute__((visibility("hidden")))
#include <qpdf/qpdf-c.h>

// Opens libqpdf, once in a process: 0 where it is missing or lacks a function. Until it has answered
// with another number, no function of qpdf-c.h may be called.
int hanjang_qpdf_open(void);

// Lets the process have at most so many bytes of memory of its own more than it has now, where the
// system can do so. Returns the bound that was in force, for hanjang_restore_memory.
unsigned long long hanjang_bound_memory(unsigned long long more);
void hanjang_restore_memory(unsigned long long before);
