#define _GNU_SOURCE
#include "fault-plan.h"

#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define MOST_FUNCTIONS 32

struct call_count {
  char function[40];
  unsigned long calls;
};

static struct call_count counts[MOST_FUNCTIONS];

/* Opens a file that stands beside this library and has its name and an ending. */
static FILE *open_beside(const char *ending, const char *mode) {
  Dl_info library;
  char path[1024];
  if (!dladdr((void *)read_plan, &library)) return NULL;
  snprintf(path, sizeof path, "%s%s", library.dli_fname, ending);
  return fopen(path, mode);
}

struct plan read_plan(void) {
  struct plan plan = {.present = 1};
  char line[1024], name[64], value[512];
  FILE *file = open_beside(".conf", "r");
  if (!file) return plan;
  while (fgets(line, sizeof line, file)) {
    for (const char *at = line; *at; at++) plan.stamp = plan.stamp * 31 + (unsigned char)*at;
    if (sscanf(line, "%63s %511s", name, value) != 2) continue;
    if (!strcmp(name, "backend")) strcpy(plan.backend, value);
    if (!strcmp(name, "softhsm-conf")) strcpy(plan.softhsm_conf, value);
    if (!strcmp(name, "sm2-key")) strcpy(plan.sm2_key, value);
    if (!strcmp(name, "present")) plan.present = atoi(value);
    if (!strcmp(name, "max-tries")) plan.max_tries = atoi(value);
    if (!strcmp(name, "always-authenticate")) plan.always_authenticate = atoi(value);
    if (!strcmp(name, "slow")) plan.slow = atoi(value);
  }
  fclose(file);
  return plan;
}

static unsigned long count_call(const char *function) {
  for (int at = 0; at < MOST_FUNCTIONS; at++) {
    if (!counts[at].function[0]) strncpy(counts[at].function, function, sizeof counts[at].function - 1);
    if (!strcmp(counts[at].function, function)) return ++counts[at].calls;
  }
  return 0;
}

static enum fault_kind kind_of(const char *name) {
  static const char *const names[] = {"", "crash", "hang", "remove", "close", "error", "garbage", "length"};
  for (int kind = CRASH; kind <= LENGTH; kind++)
    if (!strcmp(names[kind], name)) return (enum fault_kind)kind;
  return NO_FAULT;
}

struct fault next_fault(const char *function) {
  struct fault fault = {NO_FAULT, 0};
  unsigned long call = count_call(function), at;
  char line[1024], kind[32], name[40], value[32];
  FILE *file = open_beside(".conf", "r");
  if (!file) return fault;
  while (fgets(line, sizeof line, file)) {
    strcpy(value, "0");
    if (sscanf(line, "fault %31s %39s %lu %31s", kind, name, &at, value) < 3) continue;
    if (strcmp(name, function) || at != call) continue;
    fault.kind = kind_of(kind);
    fault.value = strtoul(value, NULL, 0);
  }
  fclose(file);
  return fault;
}

int tries_left(int max_tries) {
  int tries = max_tries;
  FILE *file = open_beside(".tries", "r");
  if (!file) return tries;
  if (fscanf(file, "%d", &tries) != 1) tries = 0;
  fclose(file);
  return tries;
}

static void write_beside(const char *ending, int number) {
  FILE *file = open_beside(ending, "w");
  if (!file) abort();
  fprintf(file, "%d\n", number);
  fclose(file);
}

void set_tries_left(int tries) { write_beside(".tries", tries); }

void set_logged_in(int is_logged_in) { write_beside(".login", is_logged_in); }
