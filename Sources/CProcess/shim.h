#ifndef HANJANG_PROCESS_H
#define HANJANG_PROCESS_H
#include <signal.h>
#include <sys/resource.h>
#include <unistd.h>
#ifdef __linux__
#include <sys/prctl.h>
#include <sys/syscall.h>
#endif

// Functions with variable arguments and enumerated resources, which Swift does not import.

// The process ends with the thread that started it. Elsewhere than on Linux it does so when it finds
// its standard input closed.
static inline void hanjang_end_with_parent(void) {
#ifdef __linux__
  prctl(PR_SET_PDEATHSIG, SIGKILL);
#endif
}

#ifdef __linux__
// How many processors this process may run on; 0 where that cannot be told.
static inline int hanjang_processor_count(void) {
  unsigned long set[128] = {0};
  int count = 0;
  if (syscall(SYS_sched_getaffinity, 0, sizeof set, set) < 0) return 0;
  for (unsigned index = 0; index < sizeof set / sizeof *set; index++)
    count += __builtin_popcountl(set[index]);
  return count;
}
#endif

// No core files, and no more memory of its own than this, in bytes; 0 sets no limit.
static inline void hanjang_limit_resources(unsigned long long memory) {
  struct rlimit none = {0, 0};
  setrlimit(RLIMIT_CORE, &none);
  if (memory > 0) {
    struct rlimit data = {(rlim_t)memory, (rlim_t)memory};
    setrlimit(RLIMIT_DATA, &data);
  }
}
#endif
