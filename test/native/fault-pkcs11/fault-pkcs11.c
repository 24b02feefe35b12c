/*
 * A PKCS#11 library for tests that behaves as real keys do and SoftHSM2 does not: its PIN locks, it can be pulled out, it
 * has SM2, it asks for the PIN at every signature, it is slow, hangs, crashes and answers nonsense. What is to go wrong
 * stands in a file (../fault-plan.h, pkcs11-plan.h); everything else is done by the library that the plan names.
 *
 * Build: cc -shared -fPIC -I <PKCS#11 headers> *.c ../fault-plan.c ../private-key.c -ldl -lcrypto
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <pkcs11.h>

#include "../fault-plan.h"
#include "../private-key.h"
#include "pkcs11-plan.h"

/* The numbers that this "vendor" gave to SM2. */
#define KEY_TYPE_SM2 0x80000016UL
#define MECHANISM_SM2_SIGN 0x80005002UL

#define MOST_SLOTS 16
#define MOST_SIGNERS 64

/* A signature that was begun and not yet made. */
struct signer {
  CK_SESSION_HANDLE session;
  int is_sm2;
  int wants_pin;
};

static CK_FUNCTION_LIST own;
static CK_FUNCTION_LIST_PTR backend;
static struct signer signers[MOST_SIGNERS];
static char user_pin[256];
/* Stamp of the plan under which the fault `remove` struck: the key stays out until the plan changes. */
static unsigned long removed_under;
static int was_present = 1;
static int open_sessions;

/* --- presence --------------------------------------------------------------------------------------------------- */

static void lose_sessions(void) {
  CK_SLOT_ID slots[MOST_SLOTS];
  CK_ULONG count = MOST_SLOTS;
  if (backend->C_GetSlotList(CK_TRUE, slots, &count) != CKR_OK) return;
  for (CK_ULONG at = 0; at < count; at++) backend->C_CloseAllSessions(slots[at]);
  memset(signers, 0, sizeof signers);
  set_logged_in(0);
}

static int is_present(void) {
  struct plan plan = read_plan();
  if (removed_under != plan.stamp) removed_under = 0;
  int present = plan.present && !removed_under;
  if (was_present && !present) lose_sessions();
  was_present = present;
  return present;
}

/* --- faults ----------------------------------------------------------------------------------------------------- */

/* Does what is to go wrong before a call. Gives CKR_OK where the call may go on. */
static CK_RV strike(const struct fault *fault) {
  switch (fault->kind) {
    case REMOVE:
      removed_under = read_plan().stamp;
      is_present();
      return CKR_DEVICE_REMOVED;
    case CLOSE:
      lose_sessions();
      return CKR_OK;
    case ERROR:
      return (CK_RV)fault->value;
    default:
      return CKR_OK;
  }
}

/* Begins each function that works on a session: `fault` then says what is still to go wrong with its result. */
#define ENTER(function)                       \
  struct fault fault = next_fault(#function); \
  CK_RV struck = strike(&fault);              \
  if (struck != CKR_OK) return struck;        \
  if (!is_present()) return CKR_DEVICE_REMOVED

/* --- slots and tokens ------------------------------------------------------------------------------------------- */

static CK_RV get_slot_list(CK_BBOOL with_token, CK_SLOT_ID_PTR slots, CK_ULONG_PTR count) {
  struct fault fault = next_fault("C_GetSlotList");
  CK_RV struck = strike(&fault);
  if (struck != CKR_OK) return struck;
  if (!is_present() && with_token) {
    *count = 0;
    return CKR_OK;
  }
  return backend->C_GetSlotList(with_token, slots, count);
}

static CK_RV get_slot_info(CK_SLOT_ID slot, CK_SLOT_INFO_PTR info) {
  CK_RV rv = backend->C_GetSlotInfo(slot, info);
  if (rv == CKR_OK && !is_present()) info->flags &= ~(CK_FLAGS)CKF_TOKEN_PRESENT;
  return rv;
}

static CK_FLAGS pin_flags(int left, int max) {
  if (left == 0) return CKF_USER_PIN_LOCKED;
  if (left == 1) return CKF_USER_PIN_FINAL_TRY | CKF_USER_PIN_COUNT_LOW;
  return left < max ? CKF_USER_PIN_COUNT_LOW : 0;
}

static CK_RV get_token_info(CK_SLOT_ID slot, CK_TOKEN_INFO_PTR info) {
  struct plan plan = read_plan();
  struct fault fault = next_fault("C_GetTokenInfo");
  CK_RV struck = strike(&fault);
  if (struck != CKR_OK) return struck;
  if (!is_present()) return CKR_TOKEN_NOT_PRESENT;
  CK_RV rv = backend->C_GetTokenInfo(slot, info);
  if (rv != CKR_OK) return rv;
  if (plan.max_tries) {
    info->flags &= ~(CK_FLAGS)(CKF_USER_PIN_COUNT_LOW | CKF_USER_PIN_FINAL_TRY | CKF_USER_PIN_LOCKED);
    info->flags |= pin_flags(tries_left(plan.max_tries), plan.max_tries);
  }
  if (fault.kind == GARBAGE) memset(info, 0xA5, sizeof *info);
  return CKR_OK;
}

static CK_RV get_mechanism_list(CK_SLOT_ID slot, CK_MECHANISM_TYPE_PTR list, CK_ULONG_PTR count) {
  CK_ULONG room = *count;
  CK_RV rv = backend->C_GetMechanismList(slot, list, count);
  if (rv != CKR_OK || !read_plan().sm2_key[0]) return rv;
  if (list && *count >= room) return CKR_BUFFER_TOO_SMALL;
  if (list) list[*count] = MECHANISM_SM2_SIGN;
  ++*count;
  return CKR_OK;
}

static CK_RV open_session(CK_SLOT_ID slot, CK_FLAGS flags, CK_VOID_PTR application, CK_NOTIFY notify,
                          CK_SESSION_HANDLE_PTR session) {
  struct fault fault = next_fault("C_OpenSession");
  CK_RV struck = strike(&fault);
  if (struck != CKR_OK) return struck;
  if (!is_present()) return CKR_TOKEN_NOT_PRESENT;
  CK_RV rv = backend->C_OpenSession(slot, flags, application, notify, session);
  if (rv == CKR_OK) set_open_sessions(++open_sessions);
  return rv;
}

static CK_RV close_session(CK_SESSION_HANDLE session) {
  CK_RV rv = backend->C_CloseSession(session);
  if (rv == CKR_OK) set_open_sessions(--open_sessions);
  return rv;
}

static CK_RV get_session_info(CK_SESSION_HANDLE session, CK_SESSION_INFO_PTR info) {
  ENTER(C_GetSessionInfo);
  return backend->C_GetSessionInfo(session, info);
}

/* --- PIN -------------------------------------------------------------------------------------------------------- */

/* What comes of a try with a PIN, counted. */
static CK_RV judge_try(CK_RV rv) {
  int max = read_plan().max_tries;
  if (!max) return rv;
  if (rv == CKR_OK) set_tries_left(max);
  if (rv == CKR_PIN_INCORRECT) set_tries_left(tries_left(max) - 1);
  return rv;
}

static int is_locked(void) {
  int max = read_plan().max_tries;
  return max && tries_left(max) == 0;
}

static struct signer *signer_of(CK_SESSION_HANDLE session) {
  for (int at = 0; at < MOST_SIGNERS; at++)
    if (signers[at].session == session) return &signers[at];
  return NULL;
}

/* CKU_CONTEXT_SPECIFIC: the PIN once more, for the signature that was begun. */
static CK_RV login_for_signature(CK_SESSION_HANDLE session, CK_UTF8CHAR_PTR pin, CK_ULONG length) {
  struct signer *signer = signer_of(session);
  if (!signer) return CKR_OPERATION_NOT_INITIALIZED;
  int fits = strlen(user_pin) == length && !memcmp(user_pin, pin, length);
  if (fits) signer->wants_pin = 0;
  return judge_try(fits ? CKR_OK : CKR_PIN_INCORRECT);
}

static CK_RV login(CK_SESSION_HANDLE session, CK_USER_TYPE user, CK_UTF8CHAR_PTR pin, CK_ULONG length) {
  ENTER(C_Login);
  if (user == CKU_SO) return backend->C_Login(session, user, pin, length);
  if (is_locked()) return CKR_PIN_LOCKED;
  if (user == CKU_CONTEXT_SPECIFIC) return login_for_signature(session, pin, length);
  CK_RV rv = judge_try(backend->C_Login(session, user, pin, length));
  if (rv == CKR_OK && length < sizeof user_pin) {
    memset(user_pin, 0, sizeof user_pin);
    memcpy(user_pin, pin, length);
  }
  if (rv == CKR_OK) set_logged_in(1);
  return rv;
}

static CK_RV logout(CK_SESSION_HANDLE session) {
  ENTER(C_Logout);
  CK_RV rv = backend->C_Logout(session);
  if (rv == CKR_OK) set_logged_in(0);
  return rv;
}

static CK_RV set_pin(CK_SESSION_HANDLE session, CK_UTF8CHAR_PTR old_pin, CK_ULONG old_length, CK_UTF8CHAR_PTR new_pin,
                     CK_ULONG new_length) {
  ENTER(C_SetPIN);
  if (is_locked()) return CKR_PIN_LOCKED;
  return judge_try(backend->C_SetPIN(session, old_pin, old_length, new_pin, new_length));
}

static CK_RV init_pin(CK_SESSION_HANDLE session, CK_UTF8CHAR_PTR pin, CK_ULONG length) {
  ENTER(C_InitPIN);
  return judge_try(backend->C_InitPIN(session, pin, length));
}

/* --- objects ---------------------------------------------------------------------------------------------------- */

static CK_RV find_objects_init(CK_SESSION_HANDLE session, CK_ATTRIBUTE_PTR template, CK_ULONG count) {
  ENTER(C_FindObjectsInit);
  return backend->C_FindObjectsInit(session, template, count);
}

/* Whether a key lies on SM2's curve, 1.2.156.10197.1.301. */
static int is_sm2(CK_SESSION_HANDLE session, CK_OBJECT_HANDLE key) {
  static const CK_BYTE curve[] = {0x06, 0x08, 0x2A, 0x81, 0x1C, 0xCF, 0x55, 0x01, 0x82, 0x2D};
  CK_BYTE value[sizeof curve];
  CK_ATTRIBUTE parameters = {CKA_EC_PARAMS, value, sizeof value};
  return backend->C_GetAttributeValue(session, key, &parameters, 1) == CKR_OK &&
         parameters.ulValueLen == sizeof curve && !memcmp(value, curve, sizeof curve);
}

static void correct(CK_SESSION_HANDLE session, CK_OBJECT_HANDLE object, CK_ATTRIBUTE_PTR attribute) {
  if (!attribute->pValue || attribute->ulValueLen == CK_UNAVAILABLE_INFORMATION) return;
  if (attribute->type == CKA_KEY_TYPE && is_sm2(session, object)) *(CK_KEY_TYPE *)attribute->pValue = KEY_TYPE_SM2;
  if (attribute->type == CKA_ALWAYS_AUTHENTICATE && read_plan().always_authenticate)
    *(CK_BBOOL *)attribute->pValue = CK_TRUE;
}

static CK_RV get_attribute_value(CK_SESSION_HANDLE session, CK_OBJECT_HANDLE object, CK_ATTRIBUTE_PTR attributes,
                                 CK_ULONG count) {
  ENTER(C_GetAttributeValue);
  CK_RV rv = backend->C_GetAttributeValue(session, object, attributes, count);
  for (CK_ULONG at = 0; at < count; at++) {
    correct(session, object, &attributes[at]);
    if (fault.kind == GARBAGE && attributes[at].pValue) memset(attributes[at].pValue, 0xA5, attributes[at].ulValueLen);
    if (fault.kind == LENGTH) attributes[at].ulValueLen = fault.value;
  }
  return rv;
}

/* --- signatures ------------------------------------------------------------------------------------------------- */

static CK_RV sign_init(CK_SESSION_HANDLE session, CK_MECHANISM_PTR mechanism, CK_OBJECT_HANDLE key) {
  ENTER(C_SignInit);
  int by_sm2 = mechanism->mechanism == MECHANISM_SM2_SIGN;
  CK_RV rv = !by_sm2                  ? backend->C_SignInit(session, mechanism, key)
             : is_sm2(session, key)   ? CKR_OK
                                      : CKR_KEY_TYPE_INCONSISTENT;
  if (rv != CKR_OK) return rv;
  struct signer *signer = signer_of(session);
  if (!signer) signer = signer_of(0);
  if (!signer) return CKR_HOST_MEMORY;
  *signer = (struct signer){session, by_sm2, read_plan().always_authenticate};
  return CKR_OK;
}

static void be_slow(void) {
  const int step = 10;
  set_signing(1);
  for (int waited = 0; waited < read_plan().slow; waited += step) usleep(step * 1000);
  set_signing(0);
}

static CK_RV sign_sm2(CK_BYTE_PTR data, CK_ULONG length, CK_BYTE_PTR signature, CK_ULONG_PTR room) {
  if (length != 32) return CKR_DATA_LEN_RANGE;
  if (*room < 64) return CKR_BUFFER_TOO_SMALL;
  *room = 64;
  return sm2_sign(read_plan().sm2_key, data, signature) ? CKR_OK : CKR_FUNCTION_FAILED;
}

static CK_RV sign(CK_SESSION_HANDLE session, CK_BYTE_PTR data, CK_ULONG length, CK_BYTE_PTR signature,
                  CK_ULONG_PTR signature_length) {
  ENTER(C_Sign);
  be_slow();
  struct signer *signer = signer_of(session);
  struct signer begun = signer ? *signer : (struct signer){0, 0, 0};
  if (signer) memset(signer, 0, sizeof *signer);
  if (begun.wants_pin) return CKR_USER_NOT_LOGGED_IN;
  CK_RV rv = begun.is_sm2 ? sign_sm2(data, length, signature, signature_length)
                          : backend->C_Sign(session, data, length, signature, signature_length);
  if (rv == CKR_OK && fault.kind == GARBAGE) memset(signature, 0xA5, *signature_length);
  if (rv == CKR_OK && fault.kind == LENGTH) *signature_length = fault.value;
  return rv;
}

/* --- the library ------------------------------------------------------------------------------------------------ */

static CK_RV initialize(CK_VOID_PTR arguments) {
  struct fault fault = next_fault("C_Initialize");
  CK_RV struck = strike(&fault);
  return struck == CKR_OK ? backend->C_Initialize(arguments) : struck;
}

static CK_RV load_backend(void) {
  struct plan plan = read_plan();
  if (plan.softhsm_conf[0]) setenv("SOFTHSM2_CONF", plan.softhsm_conf, 1);
  void *library = dlopen(plan.backend, RTLD_NOW | RTLD_LOCAL);
  CK_C_GetFunctionList list = library ? (CK_C_GetFunctionList)dlsym(library, "C_GetFunctionList") : NULL;
  return list ? list(&backend) : CKR_GENERAL_ERROR;
}

CK_RV C_GetFunctionList(CK_FUNCTION_LIST_PTR_PTR list) {
  if (!backend) {
    CK_RV rv = load_backend();
    if (rv != CKR_OK) return rv;
    own = *backend;
    own.C_GetFunctionList = C_GetFunctionList;
    own.C_Initialize = initialize;
    own.C_GetSlotList = get_slot_list;
    own.C_GetSlotInfo = get_slot_info;
    own.C_GetTokenInfo = get_token_info;
    own.C_GetMechanismList = get_mechanism_list;
    own.C_OpenSession = open_session;
    own.C_CloseSession = close_session;
    own.C_GetSessionInfo = get_session_info;
    own.C_Login = login;
    own.C_Logout = logout;
    own.C_SetPIN = set_pin;
    own.C_InitPIN = init_pin;
    own.C_FindObjectsInit = find_objects_init;
    own.C_GetAttributeValue = get_attribute_value;
    own.C_SignInit = sign_init;
    own.C_Sign = sign;
  }
  *list = &own;
  return CKR_OK;
}
