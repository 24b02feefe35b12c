#include "pkcs11-plan.h"

#include <stdlib.h>
#include <string.h>

#include "../fault-plan.h"

struct plan read_plan(void) {
  struct plan plan = {.present = 1};
  char line[LINE_ROOM], name[64], value[512];
  FILE *file = open_beside(".conf", "r");
  if (!file) return plan;
  while (next_line(file, line, &plan.stamp)) {
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

void set_signing(int is_signing) { write_beside(".signing", is_signing); }

void set_open_sessions(int count) {
  write_beside(".open", count);
}
