#define _GNU_SOURCE
#include "skf-plan.h"

#include <stdlib.h>
#include <string.h>

#include "../fault-plan.h"

static struct plan plan;

/* As much of a text as there is room for. */
static void copy(char *room, size_t size, const char *text) {
  size_t length = strnlen(text, size - 1);
  memcpy(room, text, length);
  room[length] = 0;
}

/* The place of what a line of the plan belongs to. */
struct place {
  struct planned_device *device;
  struct planned_application *application;
  struct planned_container *container;
};

static void take(struct place *at, const char *name, char words[4][256]) {
  if (!strcmp(name, "device")) {
    at->device = at->device ? at->device + 1 : plan.devices;
    at->application = NULL;
    copy(at->device->name, sizeof at->device->name, words[0]);
    copy(at->device->serial, sizeof at->device->serial, words[1]);
    copy(at->device->label, sizeof at->device->label, words[2]);
    at->device->plugged = 1;
  } else if (!strcmp(name, "plugged")) {
    at->device->plugged = atoi(words[0]);
  } else if (!strcmp(name, "application")) {
    at->application = at->application ? at->application + 1 : at->device->applications;
    at->container = NULL;
    copy(at->application->name, sizeof at->application->name, words[0]);
    copy(at->application->pin, sizeof at->application->pin, words[1]);
    copy(at->application->admin_pin, sizeof at->application->admin_pin, words[2]);
    at->application->max_tries = atoi(words[3]);
  } else if (!strcmp(name, "container")) {
    at->container = at->container ? at->container + 1 : at->application->containers;
    copy(at->container->name, sizeof at->container->name, words[0]);
  } else if (!strcmp(name, "sign-key")) {
    copy(at->container->sign_key, sizeof at->container->sign_key, words[0]);
  } else if (!strcmp(name, "sign-certificate")) {
    copy(at->container->sign_certificate, sizeof at->container->sign_certificate, words[0]);
  } else if (!strcmp(name, "encryption-certificate")) {
    copy(at->container->encryption_certificate, sizeof at->container->encryption_certificate, words[0]);
  } else if (!strcmp(name, "file")) {
    struct planned_file *file = at->application->files;
    while (file->name[0]) file++;
    copy(file->name, sizeof file->name, words[0]);
    copy(file->path, sizeof file->path, words[1]);
    file->for_user = !strcmp(words[2], "user");
  } else if (!strcmp(name, "slow")) {
    plan.slow = atoi(words[0]);
  } else if (!strcmp(name, "rsa-takes-digest")) {
    plan.rsa_takes_digest = atoi(words[0]);
  } else if (!strcmp(name, "untold-tries")) {
    plan.untold_tries = atoi(words[0]);
  }
}

const struct plan *read_plan(void) {
  struct place at = {NULL, NULL, NULL};
  char line[LINE_ROOM], name[64], words[4][256];
  memset(&plan, 0, sizeof plan);
  FILE *file = open_beside(".conf", "r");
  if (!file) return &plan;
  while (next_line(file, line, &plan.stamp)) {
    memset(words, 0, sizeof words);
    if (sscanf(line, "%63s %255s %255s %255s %255s", name, words[0], words[1], words[2], words[3]) > 1)
      take(&at, name, words);
  }
  fclose(file);
  return &plan;
}

static void pin_file(char ending[96], const char *serial, int application) {
  snprintf(ending, 96, ".%s.%d", serial, application);
}

struct pins read_pins(const char *serial, int application, const struct planned_application *planned) {
  struct pins pins = {"", "", planned->max_tries, planned->max_tries};
  char ending[96];
  strcpy(pins.user, planned->pin);
  strcpy(pins.admin, planned->admin_pin);
  pin_file(ending, serial, application);
  FILE *file = open_beside(ending, "r");
  if (!file) return pins;
  if (fscanf(file, "%63s %63s %d %d", pins.user, pins.admin, &pins.user_tries, &pins.admin_tries) != 4) abort();
  fclose(file);
  return pins;
}

void write_pins(const char *serial, int application, const struct pins *pins) {
  char ending[96];
  pin_file(ending, serial, application);
  FILE *file = open_beside(ending, "w");
  if (!file) abort();
  fprintf(file, "%s %s %d %d\n", pins->user, pins->admin, pins->user_tries, pins->admin_tries);
  fclose(file);
}
