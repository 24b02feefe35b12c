/*
 * What the library is told to do wrong. The plan stands in a text file beside the library, `<library>.conf`, and is read
 * anew at every call: a test changes the file while the library runs. A line is a name and its values:
 *
 *   backend /usr/lib/softhsm/libsofthsm2.so   the library that does the work
 *   softhsm-conf /tmp/t/softhsm2.conf         its SOFTHSM2_CONF
 *   present 0                                 the key is pulled out
 *   max-tries 3                               the PIN locks; what is left is kept in `<library>.tries`
 *   always-authenticate 1                     private keys ask for the PIN at every signature
 *   slow 1500                                 milliseconds that a signature takes, unless the plan changes before
 *   sm2-key /tmp/t/key.pem                    private keys on SM2's curve sign with this one, by SM2_SIGN
 *   fault KIND FUNCTION N [VALUE]             the Nth call of FUNCTION goes wrong in this process:
 *     crash | hang | remove (the key is pulled out) | close (its sessions are lost) | error VALUE (a CK_RV) |
 *     garbage (bytes of the right length) | length VALUE (a result of that many bytes)
 */
#ifndef FAULT_PLAN_H
#define FAULT_PLAN_H

#include <stddef.h>

enum fault_kind { NO_FAULT, CRASH, HANG, REMOVE, CLOSE, ERROR, GARBAGE, LENGTH };

struct fault {
  enum fault_kind kind;
  unsigned long value;
};

struct plan {
  char backend[512];
  char softhsm_conf[512];
  char sm2_key[512];
  int present;
  int max_tries;
  int always_authenticate;
  int slow;
  /* Changes whenever the file does. */
  unsigned long stamp;
};

/* The plan as it stands now. */
struct plan read_plan(void);

/* Counts a call and says what is to go wrong with it. */
struct fault next_fault(const char *function);

/* Tries that the PIN has left, at most `max_tries`. They outlive the process, as those of a key do. */
int tries_left(int max_tries);
void set_tries_left(int tries);

/* Writes to `<library>.login` whether the user of the key is logged in. */
void set_logged_in(int is_logged_in);

#endif
