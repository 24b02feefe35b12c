#include "private-key.h"

#include <openssl/ec.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rsa.h>
#include <stdio.h>

static EVP_PKEY_CTX *open_key(const char *pem) {
  FILE *file = fopen(pem, "r");
  if (!file) return NULL;
  EVP_PKEY *key = PEM_read_PrivateKey(file, NULL, NULL, NULL);
  fclose(file);
  EVP_PKEY_CTX *context = key ? EVP_PKEY_CTX_new(key, NULL) : NULL;
  EVP_PKEY_free(key);
  return context;
}

static int split(const unsigned char *der, size_t length, unsigned char signature[64]) {
  ECDSA_SIG *parsed = d2i_ECDSA_SIG(NULL, &der, (long)length);
  if (!parsed) return 0;
  int fits = BN_bn2binpad(ECDSA_SIG_get0_r(parsed), signature, 32) == 32 &&
             BN_bn2binpad(ECDSA_SIG_get0_s(parsed), signature + 32, 32) == 32;
  ECDSA_SIG_free(parsed);
  return fits;
}

int sm2_sign(const char *pem, const unsigned char digest[32], unsigned char signature[64]) {
  unsigned char der[128];
  size_t length = sizeof der;
  EVP_PKEY_CTX *context = open_key(pem);
  int signed_it = context && EVP_PKEY_sign_init(context) == 1 &&
                  EVP_PKEY_sign(context, der, &length, digest, 32) == 1 && split(der, length, signature);
  EVP_PKEY_CTX_free(context);
  return signed_it;
}

int rsa_sign(const char *pem, const unsigned char *data, size_t length, int sha256, unsigned char *signature,
             size_t *signature_length) {
  EVP_PKEY_CTX *context = open_key(pem);
  int signed_it = context && EVP_PKEY_sign_init(context) == 1 &&
                  EVP_PKEY_CTX_set_rsa_padding(context, RSA_PKCS1_PADDING) == 1 &&
                  (!sha256 || EVP_PKEY_CTX_set_signature_md(context, EVP_sha256()) == 1) &&
                  EVP_PKEY_sign(context, signature, signature_length, data, length) == 1;
  EVP_PKEY_CTX_free(context);
  return signed_it;
}
