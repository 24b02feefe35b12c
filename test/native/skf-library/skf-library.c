/*
 * An SKF library (GM/T 0016) for tests, with keys that openssl made. What is plugged in stands in a file, and what goes
 * wrong (../fault-plan.h, skf-plan.h): PINs lock, devices come and go, calls hang, crash and answer nonsense.
 *
 * Build: cc -shared -fPIC *.c ../fault-plan.c ../private-key.c -ldl -lcrypto, with -DNATIVE_LONG for a ULONG of 64 bits
 */
#define _GNU_SOURCE
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "../fault-plan.h"
#include "../private-key.h"
#include "skf-plan.h"
#include "skf.h"

#define SHORTEST_PIN 4
#define LONGEST_PIN 16
#define MOST_HANDLES 256
#define MOST_OCTETS (2 * 1024 * 1024)

enum handle_kind { DEVICE = 0x5EA1, APPLICATION, CONTAINER };

/* What a handle leads to: places in the plan. It is good while the device stays in. */
struct handle {
  enum handle_kind kind;
  int plugged;
  int device;
  int application;
  int container;
};

/* Handles that are open: their number stands in `<library>.open`. */
static struct handle *open_handles[MOST_HANDLES];

/* Whether the user's PIN was given, by device and application. */
static int logged_in[MOST][MOST];
static int seen_plugged[MOST];
/* Stamp of the plan under which the fault `remove` struck. */
static unsigned long removed_under;

/* --- devices that come and go ------------------------------------------------------------------------------------ */

/* How often the device was plugged in; 0 while it is out. */
static int plugged(int device) {
  const struct plan *plan = read_plan();
  if (removed_under != plan->stamp) removed_under = 0;
  int now = removed_under || !plan->devices[device].name[0] ? 0 : plan->devices[device].plugged;
  if (now != seen_plugged[device]) memset(logged_in[device], 0, sizeof logged_in[device]);
  seen_plugged[device] = now;
  return now;
}

/* The place of a handle among those that are open, or the first free one. A handle that is not open is not even looked at. */
static struct handle **place_of(HANDLE handle) {
  for (int at = 0; at < MOST_HANDLES; at++)
    if (open_handles[at] == handle) return &open_handles[at];
  abort();
}

static void tell_open_handles(void) {
  int open = 0;
  for (int at = 0; at < MOST_HANDLES; at++) open += open_handles[at] != NULL;
  FILE *file = open_beside(".open", "w");
  if (!file) abort();
  fprintf(file, "%d\n", open);
  fclose(file);
}

static ULONG open_handle(enum handle_kind kind, int device, int application, int container, HANDLE *place) {
  struct handle *handle = malloc(sizeof *handle);
  *handle = (struct handle){kind, plugged(device), device, application, container};
  *place_of(NULL) = handle;
  *place = handle;
  tell_open_handles();
  return SAR_OK;
}

static ULONG close_handle(HANDLE handle) {
  *place_of(handle) = NULL;
  free(handle);
  tell_open_handles();
  return SAR_OK;
}

static ULONG check(HANDLE given, enum handle_kind kind) {
  struct handle *handle = *place_of(given);
  if (!handle || handle->kind != kind) return SAR_INVALIDHANDLEERR;
  int now = plugged(handle->device);
  if (!now) return SAR_DEVICE_REMOVED;
  return now == handle->plugged ? SAR_OK : SAR_INVALIDHANDLEERR;
}

static const struct planned_device *device_of(HANDLE handle) {
  return &read_plan()->devices[((struct handle *)handle)->device];
}

static const struct planned_application *application_of(HANDLE handle) {
  return &device_of(handle)->applications[((struct handle *)handle)->application];
}

static const struct planned_container *container_of(HANDLE handle) {
  return &application_of(handle)->containers[((struct handle *)handle)->container];
}

static int *login_of(HANDLE given) {
  struct handle *handle = given;
  return &logged_in[handle->device][handle->application];
}

/* --- faults ------------------------------------------------------------------------------------------------------ */

/* Does what is to go wrong before a call. Gives SAR_OK where the call may go on. */
static ULONG strike(const struct fault *fault) {
  switch (fault->kind) {
    case REMOVE:
      removed_under = read_plan()->stamp;
      return SAR_DEVICE_REMOVED;
    case LOGOUT:
      memset(logged_in, 0, sizeof logged_in);
      return SAR_OK;
    case ERROR:
      return (ULONG)fault->value;
    default:
      return SAR_OK;
  }
}

/* Begins each function: `fault` then says what is still to go wrong with its result. */
#define BEGIN(function)                       \
  struct fault fault = next_fault(#function); \
  ULONG struck = strike(&fault);              \
  if (struck != SAR_OK) return struck

#define ENTER(function, handle, kind)    \
  BEGIN(function);                       \
  ULONG checked = check(handle, kind);   \
  if (checked != SAR_OK) return checked

/* Gives an answer the way of the standard: without room only its length. */
static ULONG give(const struct fault *fault, const void *answer, size_t length, void *room, ULONG *size) {
  ULONG offered = *size;
  *size = fault->kind == LENGTH ? (ULONG)fault->value : (ULONG)length;
  if (!room) return SAR_OK;
  if (offered < length) return SAR_BUFFER_TOO_SMALL;
  memcpy(room, answer, length);
  if (fault->kind == GARBAGE) memset(room, 0xA5, length);
  return SAR_OK;
}

/* Adds a name to a list of names that each end with a zero. */
static size_t add_name(char *list, size_t at, const char *name) {
  strcpy(list + at, name);
  return at + strlen(name) + 1;
}

#define LIST_ROOM (MOST * 64 + 1)

/* Gives the names that places of the plan begin with, of which each is `size` octets behind the other. */
static ULONG give_names(const struct fault *fault, const void *first, size_t size, char *room, ULONG *length) {
  char list[LIST_ROOM] = "";
  size_t at = 0;
  for (int place = 0; place < MOST; place++) {
    const char *name = (const char *)first + (size_t)place * size;
    if (name[0]) at = add_name(list, at, name);
  }
  return give(fault, list, at + 1, room, length);
}

/* --- device functions (7.1, 7.2) --------------------------------------------------------------------------------- */

ULONG SKF_EnumDev(BOOL present, LPSTR names, ULONG *size) {
  BEGIN(SKF_EnumDev);
  char list[LIST_ROOM] = "";
  size_t at = 0;
  (void)present;
  for (int device = 0; device < MOST; device++)
    if (plugged(device)) at = add_name(list, at, read_plan()->devices[device].name);
  return give(&fault, list, at + 1, names, size);
}

ULONG SKF_ConnectDev(LPSTR name, HANDLE *device) {
  BEGIN(SKF_ConnectDev);
  for (int at = 0; at < MOST; at++)
    if (plugged(at) && !strcmp(read_plan()->devices[at].name, name)) return open_handle(DEVICE, at, 0, 0, device);
  return SAR_DEVICE_REMOVED;
}

ULONG SKF_DisConnectDev(HANDLE device) {
  BEGIN(SKF_DisConnectDev);
  return close_handle(device);
}

ULONG SKF_GetDevInfo(HANDLE device, DEVINFO *info) {
  ENTER(SKF_GetDevInfo, device, DEVICE);
  memset(info, 0, sizeof *info);
  info->Version = (VERSION){1, 0};
  info->FirmwareVersion = (VERSION){2, 7};
  strcpy(info->Manufacturer, "Sealwright tests");
  strcpy(info->Issuer, "Test CA");
  snprintf(info->Label, sizeof info->Label, "%s", device_of(device)->label);
  snprintf(info->SerialNumber, sizeof info->SerialNumber, "%s", device_of(device)->serial);
  if (fault.kind == GARBAGE) memset(info, 0xA5, sizeof *info);
  return SAR_OK;
}

/* --- applications and their PINs (7.4, 7.5) ---------------------------------------------------------------------- */

ULONG SKF_EnumApplication(HANDLE device, LPSTR names, ULONG *size) {
  ENTER(SKF_EnumApplication, device, DEVICE);
  return give_names(&fault, device_of(device)->applications, sizeof *device_of(device)->applications, names, size);
}

ULONG SKF_OpenApplication(HANDLE device, LPSTR name, HANDLE *application) {
  ENTER(SKF_OpenApplication, device, DEVICE);
  for (int at = 0; at < MOST; at++)
    if (name[0] && !strcmp(device_of(device)->applications[at].name, name))
      return open_handle(APPLICATION, ((struct handle *)device)->device, at, 0, application);
  return SAR_APPLICATION_NOT_EXISTS;
}

ULONG SKF_CloseApplication(HANDLE application) {
  BEGIN(SKF_CloseApplication);
  return close_handle(application);
}

static struct pins pins_of(HANDLE application) {
  return read_pins(device_of(application)->serial, ((struct handle *)application)->application,
                   application_of(application));
}

static void keep_pins(HANDLE application, const struct pins *pins) {
  write_pins(device_of(application)->serial, ((struct handle *)application)->application, pins);
}

static void tell_tries(ULONG *place, int tries) {
  if (!read_plan()->untold_tries) *place = (ULONG)tries;
}

/* One try: what is left is written before the PIN is looked at. */
static ULONG try_pin(HANDLE application, const char *pin, int is_admin, ULONG *tries) {
  struct pins pins = pins_of(application);
  int *left = is_admin ? &pins.admin_tries : &pins.user_tries;
  tell_tries(tries, *left);
  if (*left == 0) return SAR_PIN_LOCKED;
  --*left;
  keep_pins(application, &pins);
  tell_tries(tries, *left);
  if (strcmp(is_admin ? pins.admin : pins.user, pin)) {
    if (!is_admin) *login_of(application) = 0;
    return SAR_PIN_INCORRECT;
  }
  *left = application_of(application)->max_tries;
  tell_tries(tries, *left);
  keep_pins(application, &pins);
  return SAR_OK;
}

static int is_fit(const char *pin) {
  return strlen(pin) >= SHORTEST_PIN && strlen(pin) <= LONGEST_PIN;
}

static void set_user_pin(HANDLE application, const char *pin) {
  struct pins pins = pins_of(application);
  strcpy(pins.user, pin);
  pins.user_tries = application_of(application)->max_tries;
  keep_pins(application, &pins);
}

ULONG SKF_GetPINInfo(HANDLE application, ULONG type, ULONG *max, ULONG *left, BOOL *is_default) {
  ENTER(SKF_GetPINInfo, application, APPLICATION);
  struct pins pins = pins_of(application);
  tell_tries(max, application_of(application)->max_tries);
  tell_tries(left, type == USER_TYPE ? pins.user_tries : pins.admin_tries);
  *is_default = 0;
  return SAR_OK;
}

ULONG SKF_VerifyPIN(HANDLE application, ULONG type, LPSTR pin, ULONG *tries) {
  ENTER(SKF_VerifyPIN, application, APPLICATION);
  if (type != USER_TYPE) return SAR_INVALIDPARAMERR;
  ULONG tried = try_pin(application, pin, 0, tries);
  if (tried == SAR_OK) *login_of(application) = 1;
  return tried;
}

ULONG SKF_ChangePIN(HANDLE application, ULONG type, LPSTR old_pin, LPSTR new_pin, ULONG *tries) {
  ENTER(SKF_ChangePIN, application, APPLICATION);
  if (type != USER_TYPE) return SAR_INVALIDPARAMERR;
  if (!is_fit(new_pin)) return SAR_PIN_LEN_RANGE;
  ULONG tried = try_pin(application, old_pin, 0, tries);
  if (tried == SAR_OK) set_user_pin(application, new_pin);
  return tried;
}

ULONG SKF_UnblockPIN(HANDLE application, LPSTR admin_pin, LPSTR new_pin, ULONG *tries) {
  ENTER(SKF_UnblockPIN, application, APPLICATION);
  if (!is_fit(new_pin)) return SAR_PIN_LEN_RANGE;
  ULONG tried = try_pin(application, admin_pin, 1, tries);
  if (tried == SAR_OK) set_user_pin(application, new_pin);
  return tried;
}

ULONG SKF_ClearSecureState(HANDLE application) {
  ENTER(SKF_ClearSecureState, application, APPLICATION);
  *login_of(application) = 0;
  return SAR_OK;
}

/* --- files (7.6) ------------------------------------------------------------------------------------------------- */

ULONG SKF_EnumFiles(HANDLE application, LPSTR names, ULONG *size) {
  ENTER(SKF_EnumFiles, application, APPLICATION);
  return give_names(&fault, application_of(application)->files, sizeof *application_of(application)->files, names, size);
}

static const struct planned_file *find_file(HANDLE application, const char *name) {
  for (int at = 0; at < MOST; at++) {
    const struct planned_file *file = &application_of(application)->files[at];
    if (name[0] && !strcmp(file->name, name)) return file;
  }
  return NULL;
}

/* The octets of a file of this computer; the caller's until the next call. */
static const BYTE *content_of(const char *path, size_t *length) {
  static BYTE content[MOST_OCTETS];
  FILE *file = fopen(path, "rb");
  *length = 0;
  if (!file) return content;
  *length = fread(content, 1, sizeof content, file);
  fclose(file);
  return content;
}

ULONG SKF_GetFileInfo(HANDLE application, LPSTR name, FILEATTRIBUTE *info) {
  ENTER(SKF_GetFileInfo, application, APPLICATION);
  const struct planned_file *file = find_file(application, name);
  if (!file) return SAR_FILE_NOT_EXIST;
  size_t length;
  content_of(file->path, &length);
  memset(info, 0, sizeof *info);
  memcpy(info->FileName, file->name, sizeof info->FileName);
  info->FileSize = fault.kind == LENGTH ? (ULONG)fault.value : (ULONG)length;
  info->ReadRights = file->for_user ? SECURE_USER_ACCOUNT : SECURE_EVERYONE_ACCOUNT;
  return SAR_OK;
}

ULONG SKF_ReadFile(HANDLE application, LPSTR name, ULONG offset, ULONG size, BYTE *room, ULONG *length) {
  ENTER(SKF_ReadFile, application, APPLICATION);
  const struct planned_file *file = find_file(application, name);
  if (!file) return SAR_FILE_NOT_EXIST;
  if (file->for_user && !*login_of(application)) return SAR_USER_NOT_LOGGED_IN;
  size_t whole;
  const BYTE *content = content_of(file->path, &whole);
  if (offset > whole) return SAR_INVALIDPARAMERR;
  size_t part = whole - offset < size ? whole - offset : size;
  return give(&fault, content + offset, part, room, length);
}

/* --- containers and signatures (7.7, 7.8) ------------------------------------------------------------------------ */

ULONG SKF_EnumContainer(HANDLE application, LPSTR names, ULONG *size) {
  ENTER(SKF_EnumContainer, application, APPLICATION);
  return give_names(&fault, application_of(application)->containers, sizeof *application_of(application)->containers, names, size);
}

ULONG SKF_OpenContainer(HANDLE application, LPSTR name, HANDLE *container) {
  ENTER(SKF_OpenContainer, application, APPLICATION);
  struct handle *own = application;
  for (int at = 0; at < MOST; at++)
    if (name[0] && !strcmp(application_of(application)->containers[at].name, name))
      return open_handle(CONTAINER, own->device, own->application, at, container);
  return SAR_KEYNOTFOUNTERR;
}

ULONG SKF_CloseContainer(HANDLE container) {
  BEGIN(SKF_CloseContainer);
  return close_handle(container);
}

ULONG SKF_ExportCertificate(HANDLE container, BOOL of_signing_key, BYTE *certificate, ULONG *size) {
  ENTER(SKF_ExportCertificate, container, CONTAINER);
  const struct planned_container *planned = container_of(container);
  const char *path = of_signing_key ? planned->sign_certificate : planned->encryption_certificate;
  size_t length;
  const BYTE *content = content_of(path, &length);
  return length ? give(&fault, content, length, certificate, size) : SAR_CERTNOTFOUNTERR;
}

ULONG SKF_RSASignData(HANDLE container, BYTE *data, ULONG length, BYTE *signature, ULONG *size) {
  ENTER(SKF_RSASignData, container, CONTAINER);
  if (!*login_of(container)) return SAR_USER_NOT_LOGGED_IN;
  usleep((useconds_t)read_plan()->slow * 1000);
  int takes_digest = read_plan()->rsa_takes_digest;
  if (takes_digest && length != 32) return SAR_INDATALENERR;
  BYTE made[1024];
  size_t made_length = sizeof made;
  if (!rsa_sign(container_of(container)->sign_key, data, length, takes_digest, made, &made_length)) return SAR_FAIL;
  return give(&fault, made, made_length, signature, size);
}

ULONG SKF_ECCSignData(HANDLE container, BYTE *digest, ULONG length, ECCSIGNATUREBLOB *signature) {
  ENTER(SKF_ECCSignData, container, CONTAINER);
  if (!*login_of(container)) return SAR_USER_NOT_LOGGED_IN;
  usleep((useconds_t)read_plan()->slow * 1000);
  if (length != 32) return SAR_INDATALENERR;
  BYTE made[64];
  if (!sm2_sign(container_of(container)->sign_key, digest, made)) return SAR_FAIL;
  memset(signature, 0, sizeof *signature);
  memcpy(signature->r + 32, made, 32);
  memcpy(signature->s + 32, made + 32, 32);
  if (fault.kind == GARBAGE) memset(signature, 0xA5, sizeof *signature);
  return SAR_OK;
}
