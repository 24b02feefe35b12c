/*
 * What the plan (../fault-plan.h) says besides faults: what is plugged in. An error is a SAR; what is pulled out by a fault
 * stays out until the plan changes. Names of devices, applications, containers and files are octets without blanks, in
 * whatever encoding:
 *
 *   device NAME SERIAL LABEL             what follows belongs to it
 *   plugged N                            0: the device is out; N: it was plugged in for the Nth time (default 1)
 *   application NAME PIN ADMIN-PIN TRIES
 *   container NAME
 *   sign-key PEM-FILE                    RSA or SM2
 *   sign-certificate DER-FILE
 *   encryption-certificate DER-FILE
 *   file NAME PATH everyone|user
 *   slow MS                              a signature takes as long
 *   untold-tries 1                       the library writes no numbers of tries
 *   rsa-takes-digest 1                   SKF_RSASignData builds the DigestInfo of SHA-256 itself
 *
 * PINs and their tries outlive the process, as those of a key do: `<library>.<serial>.<place of the application>`.
 */
#ifndef SKF_PLAN_H
#define SKF_PLAN_H

#define MOST 8

struct planned_file {
  char name[40];
  char path[256];
  int for_user;
};

struct planned_container {
  char name[64];
  char sign_key[256];
  char sign_certificate[256];
  char encryption_certificate[256];
};

struct planned_application {
  char name[64];
  char pin[64];
  char admin_pin[64];
  int max_tries;
  struct planned_container containers[MOST];
  struct planned_file files[MOST];
};

struct planned_device {
  char name[64];
  char serial[32];
  char label[32];
  int plugged;
  struct planned_application applications[MOST];
};

struct plan {
  struct planned_device devices[MOST];
  int slow;
  int rsa_takes_digest;
  int untold_tries;
  /* Changes whenever the file does. */
  unsigned long stamp;
};

/* The PINs of an application as they stand now. */
struct pins {
  char user[64];
  char admin[64];
  int user_tries;
  int admin_tries;
};

/* The plan as it stands now; the caller's until the next call. */
const struct plan *read_plan(void);

struct pins read_pins(const char *serial, int application, const struct planned_application *planned);
void write_pins(const char *serial, int application, const struct pins *pins);

#endif
