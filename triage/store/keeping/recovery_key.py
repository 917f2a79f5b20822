"""The administrator's recovery key: kept on paper, made once, and what a store's key is sealed to.

A pair of keys (X25519) rather than one secret: sealing needs the public half alone. So every backup and every new store
key is sealed without anybody fetching the paper, and a machine that is stolen holds nothing that opens it.
"""

import hashlib
import secrets

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from triage.errors import Text, WrongUseError

# Without I, L, O and U: nothing on the paper can be read as something else.
_SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_MISREAD = str.maketrans({"O": "0", "I": "1", "L": "1", " ": None, "-": None, "\n": None, "\r": None, "\t": None})
_KEY_BYTES = 32
_CHECK_BYTES = 5
_LENGTH = 60
_GROUP = 5
# Every sealing has a key of its own, so the number that must never come twice with a key may stand still.
_NONCE = bytes(12)


def new_recovery_key() -> bytes:
    """Return the secret half of a new recovery key."""
    return secrets.token_bytes(_KEY_BYTES)


def public_half(recovery: bytes) -> bytes:
    """Return what a store may know of the recovery key: it seals and cannot open."""
    return X25519PrivateKey.from_private_bytes(recovery).public_key().public_bytes_raw()


def on_paper(recovery: bytes) -> str:
    """Return the secret half as twelve groups of five signs, the last eight of which check the others."""
    number = int.from_bytes(recovery + _check(recovery)) << 4
    signs = "".join(_SIGNS[number >> shift & 31] for shift in range(5 * _LENGTH - 5, -1, -5))
    return "-".join(signs[start : start + _GROUP] for start in range(0, _LENGTH, _GROUP))


def from_paper(typed: str) -> bytes:
    """Return the secret half a person typed off the paper; small letters, spaces and O for 0 do no harm.

    Raises WrongUseError where a sign is missing or wrong.
    """
    signs = typed.upper().translate(_MISREAD)
    if len(signs) != _LENGTH or any(sign not in _SIGNS for sign in signs):
        raise WrongUseError(_MISTYPED)
    number = 0
    for sign in signs:
        number = number << 5 | _SIGNS.index(sign)
    whole = (number >> 4).to_bytes(_KEY_BYTES + _CHECK_BYTES)
    recovery, check = whole[:_KEY_BYTES], whole[_KEY_BYTES:]
    if number & 15 or check != _check(recovery):
        raise WrongUseError(_MISTYPED)
    return recovery


def seal(key: bytes, public: bytes) -> bytes:
    """Return `key` so that only the recovery key with this public half opens it again."""
    once = X25519PrivateKey.generate()
    shared = once.exchange(X25519PublicKey.from_public_bytes(public))
    mine = once.public_key().public_bytes_raw()
    return mine + ChaCha20Poly1305(_derived(shared, mine + public)).encrypt(_NONCE, key, None)


def unseal(sealed: bytes, recovery: bytes) -> bytes | None:
    """Return the key that was sealed, or None where it was sealed to another recovery key or is damaged."""
    theirs, body = sealed[:_KEY_BYTES], sealed[_KEY_BYTES:]
    try:
        shared = X25519PrivateKey.from_private_bytes(recovery).exchange(X25519PublicKey.from_public_bytes(theirs))
        return ChaCha20Poly1305(_derived(shared, theirs + public_half(recovery))).decrypt(_NONCE, body, None)
    except (InvalidTag, ValueError):
        return None


def _derived(shared: bytes, salt: bytes) -> bytes:
    return HKDF(SHA256(), _KEY_BYTES, salt, b"visita recovery key 1").derive(shared)


def _check(recovery: bytes) -> bytes:
    return hashlib.sha256(b"visita recovery key" + recovery).digest()[:_CHECK_BYTES]


_MISTYPED = Text(
    "Gendannelsesnøglen er ikke skrevet rigtigt: den har 12 grupper à 5 tegn. Sammenlign med papiret, og prøv igen.",
    "The recovery key is not typed right: it has 12 groups of 5 signs. Compare with the paper and try again.",
)
