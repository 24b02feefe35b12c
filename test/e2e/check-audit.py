"""Checks an exported audit log as docs/audit-log.md says: FILE. Prints a JSON summary; ends with 1 and a reason if it is broken."""
import base64, hashlib, json, os, subprocess, sys, tempfile


def canonical(value):
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def openssl(*words):
    return subprocess.run(["openssl", *words], capture_output=True)


def signed(checkpoint):
    hashes = {"rsa-pkcs1-sha256": ["-sha256"], "ecdsa-sha256": ["-sha256"], "ecdsa-sha384": ["-sha384"],
              "ecdsa-sha512": ["-sha512"], "sm2-sm3": ["-sm3", "-sigopt", "distid:1234567812345678"]}
    with tempfile.TemporaryDirectory() as folder:
        def put(name, content):
            with open(os.path.join(folder, name), "wb") as file:
                file.write(content)
            return file.name
        certificate = put("certificate", base64.b64decode(checkpoint["chain"][0]))
        key = put("key", openssl("x509", "-inform", "DER", "-in", certificate, "-noout", "-pubkey").stdout)
        value = put("value", base64.b64decode(checkpoint["signature"]))
        said = put("said", canonical(checkpoint["statement"]))
        return openssl("dgst", *hashes[checkpoint["algorithm"]], "-verify", key, "-signature", value, said).returncode == 0


log, number, previous, torn, digests, checkpoints = None, 0, "0" * 64, None, {}, 0
for place, line in enumerate(open(sys.argv[1], "rb").read().split(b"\n"), 1):
    if line == b"":
        continue
    content, digest = line[9:-75], line[-66:-2].decode("latin1")
    if hashlib.sha256(content).hexdigest() != digest or line != canonical(json.loads(line)):
        if torn is not None:
            sys.exit(f"line {place}: two lines that are no entries")
        torn = line
        continue
    entry = json.loads(content)
    named = entry.get("torn")
    if (torn is not None) != (named is not None) or named and [named["bytes"], named["sha256"]] != [len(torn), hashlib.sha256(torn).hexdigest()]:
        sys.exit(f"line {place}: what stands before it is no entry")
    torn = None
    log = log or entry["log"]
    if [entry["log"], entry["number"], entry["previous"]] != [log, number + 1, previous]:
        sys.exit(f"line {place}: it does not follow the one before")
    if "checkpoint" in entry:
        statement = entry["checkpoint"]["statement"]
        if statement["log"] != log or digests.get(statement["count"]) != statement["head"] or not signed(entry["checkpoint"]):
            sys.exit(f"line {place}: the checkpoint does not fit")
        checkpoints += 1
    number, previous = entry["number"], digest
    digests[number] = digest
if torn is not None:
    sys.exit("the last line is no entry")
print(json.dumps({"log": log, "count": number, "head": previous, "checkpoints": checkpoints}))
