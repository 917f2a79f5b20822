"""A pair of Ed25519 keys as hexadecimal text: what signs, what checks, and the fingerprint that people compare."""

import re
from hashlib import sha256

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

_HEX = re.compile("[0-9a-f]*")
_KEY, _SIGNATURE = 64, 128
_SPACES = re.compile(r"[\s:\-]+")


def public_of(seed: bytes) -> str:
    """Return the public half of a private key."""
    return Ed25519PrivateKey.from_private_bytes(seed).public_key().public_bytes_raw().hex()


def signature_of(seed: bytes, content: bytes) -> str:
    """Return the signature of `content`."""
    return Ed25519PrivateKey.from_private_bytes(seed).sign(content).hex()


def is_signed(public_key: str, content: bytes, signature: str) -> bool:
    """Return whether the owner of the key signed exactly this; only the one way of writing key and signature counts."""
    if not (_is_hex(public_key, _KEY) and _is_hex(signature, _SIGNATURE)):
        return False
    try:
        Ed25519PublicKey.from_public_bytes(bytes.fromhex(public_key)).verify(bytes.fromhex(signature), content)
    except (InvalidSignature, ValueError):
        return False
    return True


def fingerprint(public_key: str) -> str:
    """Return the key's SHA-256 in sixteen groups of four, to be read aloud or printed."""
    found = sha256(bytes.fromhex(public_key)).hexdigest()
    return " ".join(found[start : start + 4] for start in range(0, len(found), 4))


def typed_fingerprint(text: str) -> str | None:
    """Return a fingerprint as `fingerprint` writes it, however it was typed; None where it is none, or not whole."""
    found = _SPACES.sub("", text).lower()
    return " ".join(found[start : start + 4] for start in range(0, _KEY, 4)) if _is_hex(found, _KEY) else None


def _is_hex(text: str, length: int) -> bool:
    return len(text) == length and _HEX.fullmatch(text) is not None
