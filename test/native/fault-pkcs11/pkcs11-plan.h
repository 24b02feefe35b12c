/*
 * What the plan (../fault-plan.h) may say besides faults. An error is a CK_RV.
 *
 *   backend /usr/lib/softhsm/libsofthsm2.so   the library that does the work
 *   softhsm-conf /tmp/t/softhsm2.conf         its SOFTHSM2_CONF
 *   present 0                                 the key is pulled out
 *   max-tries 3                               the PIN locks; what is left is kept in `<library>.tries`
 *   always-authenticate 1                     private keys ask for the PIN at every signature
 *   slow 1500                                 milliseconds that a signature takes, unless the plan changes before
 *   sm2-key /tmp/t/key.pem                    private keys on SM2's curve sign with this one, by SM2_SIGN
 */
#ifndef PKCS11_PLAN_H
#define PKCS11_PLAN_H

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

/* Tries that the PIN has left, at most `max_tries`. They outlive the process, as those of a key do. */
int tries_left(int max_tries);
void set_tries_left(int tries);

/* Writes to `<library>.login` whether the user of the key is logged in. */
void set_logged_in(int is_logged_in);

/* Writes to `<library>.signing` whether a signature is being made. */
void set_signing(int is_signing);

/* Writes to `<library>.open` how many sessions are. */
void set_open_sessions(int count);

#endif
