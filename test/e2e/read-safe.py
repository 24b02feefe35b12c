"""Reads one document of a credential safe as docs/document-safe.md says: FOLDER ID, on stdin the passphrase or a PEM key."""
import base64, hashlib, json, sys
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import padding
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.serialization import load_pem_private_key

folder, document = sys.argv[1:]
secret = sys.stdin.buffer.read()


def contents(name):
    with open(f"{folder}/{name}", "rb") as file:
        return file.read()


key_file = json.loads(contents("safe.json"))
by_key = secret.startswith(b"-----BEGIN")
slot = next(slot for slot in key_file["slots"] if slot["kind"] == ("key" if by_key else "passphrase"))
nonce, wrapped = (base64.b64decode(slot[name]) for name in ("nonce", "wrapped"))
if by_key:
    oaep = padding.OAEP(padding.MGF1(hashes.SHA1()), hashes.SHA1(), None)
    scheme = oaep if slot["mechanism"] == "rsa-oaep" else padding.PKCS1v15()
    wrapping = load_pem_private_key(secret, None).decrypt(base64.b64decode(slot["encrypted"]), scheme)
    context = f"sealwright-safe 1 key {key_file['id']} {slot['key']} {slot['mechanism']} {slot['holder']}".encode()
else:
    n, r, p = slot["N"], slot["r"], slot["p"]
    salt = base64.b64decode(slot["salt"])
    wrapping = hashlib.scrypt(secret, salt=salt, n=n, r=r, p=p, maxmem=256 * n * r, dklen=32)
    context = f"sealwright-safe 1 passphrase {key_file['id']} scrypt {n} {r} {p}".encode()
master = AESGCM(wrapping).decrypt(nonce, wrapped, context)


def derived(salt, info):
    return AESGCM(HKDF(algorithm=hashes.SHA256(), length=32, salt=salt, info=info).derive(master))


index = contents("index.bin")
listed = json.loads(derived(index[24:56], b"sealwright-safe index").decrypt(index[56:68], index[68:], index[:68]))
entry = next(entry for entry in listed["documents"] if entry["id"] == document)

sealed = contents(f"{document}.sealed")
head = sealed[:84]
cipher = derived(head[40:72], b"sealwright-safe document")
body = 84 + int.from_bytes(head[80:84], "big")
parts = [sealed[at : at + 65552] for at in range(body, len(sealed), 65552)]
text = b""
for number, part in enumerate(parts):
    kind = 1 if number == len(parts) - 1 else 0
    text += cipher.decrypt(head[72:79] + number.to_bytes(4, "big") + bytes([kind]), part, head)
assert hashlib.sha256(head).hexdigest() == entry["head"]
assert hashlib.sha256(text).hexdigest() == entry["sha256"] and len(text) == entry["size"]
sys.stdout.buffer.write(text)
