/* Runs two commands in turn and prints the median time and the largest memory of each, and the ratio
 * of the second to the first: what slows the machine down slows both.
 *   alternate ROUNDS 'command one' 'command two' */
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static double now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return time.tv_sec * 1e3 + time.tv_nsec / 1e6;
}

static int by_size(const void *left, const void *right) {
  double difference = *(const double *)left - *(const double *)right;
  return (difference > 0) - (difference < 0);
}

static double run(char *command, long *memory) {
  double start = now();
  pid_t child = fork();
  if (child == 0) {
    char *arguments[16] = {0};
    int count = 0;
    for (char *word = command; *word && count < 15;) {
      arguments[count++] = word;
      while (*word && *word != ' ') word++;
      while (*word == ' ') *word++ = 0;
    }
    execvp(arguments[0], arguments);
    _exit(127);
  }
  int status;
  struct rusage usage;
  wait4(child, &status, 0, &usage);
  if (status != 0) {
    fprintf(stderr, "failed: %s\n", command);
    exit(1);
  }
  if (usage.ru_maxrss > *memory) *memory = usage.ru_maxrss;
  return now() - start;
}

int main(int count, char **arguments) {
  if (count != 4) return 64;
  int rounds = atoi(arguments[1]);
  double *times[2] = {calloc(rounds, sizeof(double)), calloc(rounds, sizeof(double))};
  long memory[2] = {0, 0};
  for (int side = 0; side < 2; side++) run(arguments[2 + side], &memory[side]);
  for (int round = 0; round < rounds; round++)
    for (int side = 0; side < 2; side++)
      times[side][round] = run(arguments[2 + side], &memory[side]);
  for (int side = 0; side < 2; side++) {
    qsort(times[side], rounds, sizeof(double), by_size);
    printf("%-10s %7.1f ms  %5.1f MB\n", side ? "hanjang" : "reference", times[side][rounds / 2],
           memory[side] / 1024.0);
  }
  printf("ratio      %7.2f\n", times[1][rounds / 2] / times[0][rounds / 2]);
  return 0;
}
