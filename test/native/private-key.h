/* Signatures by OpenSSL with private keys in PEM files. Each gives 0 on failure. */
#ifndef PRIVATE_KEY_H
#define PRIVATE_KEY_H

#include <stddef.h>

/* Signs e = SM3(Z || M) (GB/T 32918.2). `signature` becomes r || s. */
int sm2_sign(const char *pem, const unsigned char digest[32], unsigned char signature[64]);

/* Pads as PKCS#1 1.5 has it (RFC 8017, 8.2.1) and signs; with `sha256` the DigestInfo of that hash is made first. */
int rsa_sign(const char *pem, const unsigned char *data, size_t length, int sha256, unsigned char *signature,
             size_t *signature_length);

#endif
