#pragma once
// SHA-256 is called below EVP, which costs more than a short hash itself; OpenSSL 3 keeps those calls for the 1.1 API.
#define OPENSSL_API_COMPAT 0x10100000L
#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/rand.h>
#include <openssl/sha.h>
