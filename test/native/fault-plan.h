/*
 * What a library for tests is told to do wrong. The plan stands in a text file beside the library, `<library>.conf`, and is
 * read anew at every call: a test changes the file while the library runs. A line is a name and its values:
 *
 *   fault KIND FUNCTION N [VALUE]   the Nth call of FUNCTION goes wrong in this process:
 *     crash | hang | remove (what is plugged in is pulled out) | close (sessions are lost) | logout (the PIN is forgotten) |
 *     error VALUE (a return value) | garbage (octets of the right length) | length VALUE (a result of that many octets)
 *
 * What else a plan may say stands in the header of each library.
 */
#ifndef FAULT_PLAN_H
#define FAULT_PLAN_H

#include <stdio.h>

#define LINE_ROOM 1024

enum fault_kind { NO_FAULT, CRASH, HANG, REMOVE, CLOSE, LOGOUT, ERROR, GARBAGE, LENGTH };

struct fault {
  enum fault_kind kind;
  unsigned long value;
};

/* Opens a file that stands beside this library and has its name and an ending. */
FILE *open_beside(const char *ending, const char *mode);

/* Reads a line of a plan, and goes on with a number that differs when the plan does. Gives 0 at the end. */
int next_line(FILE *plan, char line[LINE_ROOM], unsigned long *stamp);

/* Counts a call and says what is to go wrong with it. A crash and a hang come at once. */
struct fault next_fault(const char *function);

#endif
