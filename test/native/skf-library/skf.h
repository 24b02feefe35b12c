/* What a library for keys of GM/T 0016 (SKF) offers, as far as the driver calls it. Structures are packed (chapter 6). */
#ifndef SKF_H
#define SKF_H

#include <stdint.h>

/* GM/T 0016 has 32 bits; some vendors' libraries for 64-bit Linux have what their compiler calls unsigned long. */
#ifdef NATIVE_LONG
typedef unsigned long ULONG;
#else
typedef uint32_t ULONG;
#endif
typedef int32_t BOOL;
typedef uint8_t BYTE;
typedef char *LPSTR;
typedef void *HANDLE;

#define SAR_OK 0x00000000
#define SAR_FAIL 0x0A000001
#define SAR_INVALIDHANDLEERR 0x0A000005
#define SAR_INVALIDPARAMERR 0x0A000006
#define SAR_INDATALENERR 0x0A000010
#define SAR_KEYNOTFOUNTERR 0x0A00001B
#define SAR_CERTNOTFOUNTERR 0x0A00001C
#define SAR_BUFFER_TOO_SMALL 0x0A000020
#define SAR_DEVICE_REMOVED 0x0A000023
#define SAR_PIN_INCORRECT 0x0A000024
#define SAR_PIN_LOCKED 0x0A000025
#define SAR_PIN_LEN_RANGE 0x0A000027
#define SAR_USER_NOT_LOGGED_IN 0x0A00002D
#define SAR_APPLICATION_NOT_EXISTS 0x0A00002E
#define SAR_FILE_NOT_EXIST 0x0A000031

#define ADMIN_TYPE 0
#define USER_TYPE 1
#define SECURE_USER_ACCOUNT 0x00000010
#define SECURE_EVERYONE_ACCOUNT 0x000000FF

#pragma pack(push, 1)
typedef struct {
  BYTE major;
  BYTE minor;
} VERSION;

typedef struct {
  VERSION Version;
  char Manufacturer[64];
  char Issuer[64];
  char Label[32];
  char SerialNumber[32];
  VERSION HWVersion;
  VERSION FirmwareVersion;
  ULONG AlgSymCap;
  ULONG AlgAsymCap;
  ULONG AlgHashCap;
  ULONG DevAuthAlgId;
  ULONG TotalSpace;
  ULONG FreeSpace;
  ULONG MaxECCBufferSize;
  ULONG MaxBufferSize;
  BYTE Reserved[64];
} DEVINFO;

typedef struct {
  char FileName[32];
  ULONG FileSize;
  ULONG ReadRights;
  ULONG WriteRights;
} FILEATTRIBUTE;

/* Each number stands at the end of its field. */
typedef struct {
  BYTE r[64];
  BYTE s[64];
} ECCSIGNATUREBLOB;
#pragma pack(pop)

#endif
