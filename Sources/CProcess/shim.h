#ifndef HANJANG_PROCESS_H
#define HANJANG_PROCESS_H
#include <fcntl.h>
#include <pthread.h>
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

// Starts `program`, searched for as a shell does, with `input` and `output` as its standard input and
// output, in a process group of its own, which ends with the process that starts it. Between fork and
// exec only what is allowed after a fork in a process of many threads. -1 where no process can be made;
// a program that is not found ends with 127.
static inline pid_t hanjang_start(const char *program, char *const arguments[], int input, int output) {
  pid_t child = fork();
  if (child > 0) setpgid(child, child);
  if (child != 0) return child;
  sigset_t none;
  sigemptyset(&none);
  sigprocmask(SIG_SETMASK, &none, 0);
  signal(SIGPIPE, SIG_DFL);
  setpgid(0, 0);
#ifdef __linux__
  prctl(PR_SET_PDEATHSIG, SIGKILL);
#endif
  int nothing = open("/dev/null", O_WRONLY);
  if (dup2(input, 0) < 0 || dup2(output, 1) < 0 || (nothing >= 0 && dup2(nothing, 2) < 0)) _exit(126);
  execvp(program, arguments);
  _exit(127);
}

static inline void *hanjang_wait_for(void *lock) {
  pthread_mutex_lock((pthread_mutex_t *)lock);
  pthread_mutex_unlock((pthread_mutex_t *)lock);
  return 0;
}

// Whether the system lets the process have so many threads more, 64 at most: libdispatch waits for ever
// for one that it doesn't get.
static inline int hanjang_grants_threads(int count) {
  pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
  pthread_t threads[64];
  int made = 0;
  if (count > 64) count = 64;
  pthread_mutex_lock(&lock);
  while (made < count && pthread_create(&threads[made], 0, hanjang_wait_for, &lock) == 0) made++;
  pthread_mutex_unlock(&lock);
  for (int index = 0; index < made; index++) pthread_join(threads[index], 0);
  return made == count;
}

// The limits that shells name -f, -n, -s, -v and -d.
enum hanjang_limit {
  HANJANG_FILE_SIZE, HANJANG_OPEN_FILES, HANJANG_STACK, HANJANG_ADDRESS_SPACE, HANJANG_DATA
};

static inline int hanjang_resource(enum hanjang_limit limit) {
  switch (limit) {
    case HANJANG_FILE_SIZE: return RLIMIT_FSIZE;
    case HANJANG_OPEN_FILES: return RLIMIT_NOFILE;
    case HANJANG_STACK: return RLIMIT_STACK;
    case HANJANG_ADDRESS_SPACE: return RLIMIT_AS;
    case HANJANG_DATA: return RLIMIT_DATA;
  }
  return RLIMIT_FSIZE;
}

// Raises what is in force to `wanted` as far as that is allowed. Returns what is in force then; ~0 for
// no limit.
static inline unsigned long long hanjang_raise_limit(enum hanjang_limit limit, unsigned long long wanted) {
  int resource = hanjang_resource(limit);
  struct rlimit now;
  if (getrlimit(resource, &now) != 0 || now.rlim_cur == RLIM_INFINITY) return ~0ULL;
  if (now.rlim_cur < wanted && now.rlim_max > now.rlim_cur) {
    struct rlimit more = now;
    more.rlim_cur = now.rlim_max < wanted ? now.rlim_max : (rlim_t)wanted;
    if (setrlimit(resource, &more) == 0) now = more;
  }
  return now.rlim_cur;
}

// Where one of the first three descriptors is closed, a file that is opened later would take its place,
// and what is meant for a person would be written into it. What is written to these fails.
static inline void hanjang_open_standard_streams(void) {
  for (int descriptor = 0; descriptor < 3; descriptor++)
    if (fcntl(descriptor, F_GETFD) < 0) open("/dev/null", descriptor == 0 ? O_WRONLY : O_RDONLY);
}

static inline void hanjang_close_on_exec(int descriptor) {
  fcntl(descriptor, F_SETFD, FD_CLOEXEC);
}

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
