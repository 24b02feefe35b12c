/* SM2 signatures (GB/T 32918.2) by OpenSSL, since SoftHSM2 has none. */
#ifndef SM2_KEY_H
#define SM2_KEY_H

/* Signs e = SM3(Z || M) with the private key in a PEM file. `signature` becomes r || s. Gives 0 on failure. */
int sm2_sign(const char *pem, const unsigned char digest[32], unsigned char signature[64]);

#endif
