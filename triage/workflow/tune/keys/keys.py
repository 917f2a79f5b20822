"""A person's own key: made, asked to be certified, and what they sign with it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from triage.access.acts import Act
from triage.access.rule_versions.canonical import canonical_json, whole_ms
from triage.access.rule_versions.key_pair import fingerprint, is_signed, signature_of
from triage.access.rule_versions.register import Trust
from triage.access.rule_versions.signing import sign_with, signature_fault
from triage.access.rule_versions.version import Signed, Statement, Step
from triage.errors import Text, WrongUseError
from triage.store.auditing import audit
from triage.store.keeping.key_places import AskPassphrase
from triage.store.keeping.signing_keys import HeldKey, lock_away, new_seed, note_held
from triage.store.rule_versions.keys import AskedKey, ask_for, asked_keys
from triage.workflow.application import Application
from triage.workflow.rights.permit import permit, permit_any
from triage.workflow.tune.keys.held import held_by, is_in_keyring, seed_held
from triage.workflow.tune.keys.trust import home_of, trust_of

SIGNERS = (Act.DRAFT_RULES, Act.APPROVE_RULES, Act.ROLL_BACK_RULES)
ACT_OF: Mapping[Step, Act] = {
    Step.SUBMIT: Act.DRAFT_RULES,
    Step.WITHDRAW: Act.DRAFT_RULES,
    Step.APPROVE: Act.APPROVE_RULES,
    Step.REJECT: Act.APPROVE_RULES,
    Step.ROLL_BACK: Act.ROLL_BACK_RULES,
}


def nobody(_is_new: bool) -> str | None:
    """Give no passphrase."""
    return None


@dataclass(frozen=True, slots=True)
class OwnKey:
    """The key of the person at work on this workstation; `told` is why they cannot sign, and what to do about it."""

    fingerprint: str | None
    is_certified: bool
    needs_passphrase: bool
    told: Text | None


def make_key(app: Application, ask: AskPassphrase = nobody, *, anew: bool = False) -> str:
    """Make the key of the person at work, ask for its certificate, and return the fingerprint.

    Where there is one it is asked for again; `anew` makes another in its place. Raises StoreError where no keyring
    protects it and no passphrase is given.
    """
    with app.store.read() as connection:
        permit_any(app, connection, SIGNERS)
    held = None if anew and not app.is_demo else held_by(app, app.actor)
    is_made = held is None
    seed = new_seed() if held is None else seed_held(held, app.actor, ask)
    held = held or lock_away(seed, ask, in_keyring=is_in_keyring(app))
    with app.store.write() as connection:
        warrant = permit_any(app, connection, SIGNERS)
        if not any((one.login, one.public_key) == (app.actor, held.public_key) for one in asked_keys(connection)):
            told = f"user {app.actor}, key {fingerprint(held.public_key)}"
            audit.log(connection, app.clock(), app.actor, "rules.key_make", subject=told, warrant=warrant)
            ask_for(connection, _asked(app, held, seed))
        if is_made:
            note_held(home_of(app), app.actor, held)
    return fingerprint(held.public_key)


def own_key(app: Application) -> OwnKey:
    """Return whether the person at work can sign here."""
    with app.store.read() as connection:
        permit_any(app, connection, SIGNERS)
        trust = trust_of(app, connection)
    return _own_key(held_by(app, app.actor), trust, app.actor)


def sign(app: Application, statement: Statement, ask: AskPassphrase = nobody) -> Signed:
    """Return what the person at work says, signed; its times are cut to the millisecond, as they are stored.

    Raises WrongUseError, which says what to do, where their signature would count for nothing; StoreError where the key
    cannot be had.
    """
    if statement.signer != app.actor:
        raise WrongUseError(_OTHERS_NAME)
    with app.store.read() as connection:
        permit(app, connection, ACT_OF[statement.step])
        trust = trust_of(app, connection)
    held = held_by(app, app.actor)
    told = _own_key(held, trust, app.actor).told
    if told is not None or held is None:
        raise WrongUseError(told or _NO_KEY)
    until = statement.valid_from and whole_ms(statement.valid_from)
    said = replace(statement, at=whole_ms(statement.at), valid_from=until)
    signed = sign_with(seed_held(held, app.actor, ask), said)
    fault = signature_fault(signed, trust)
    if fault is not None:
        raise WrongUseError(fault)
    return signed


def asked_bytes(login: str, public_key: str) -> bytes:
    """Return what the owner of a key signs with it, so that nobody asks for another's under their own name."""
    return canonical_json({"type": "visita key 1", "login": login, "public_key": public_key})


def is_owners(asked: AskedKey) -> bool:
    """Return whether a key was asked for by who holds its private half, under the login that stands there."""
    try:
        return is_signed(asked.public_key, asked_bytes(asked.login, asked.public_key), asked.signature)
    except ValueError:
        return False


def _own_key(held: HeldKey | None, trust: Trust, login: str) -> OwnKey:
    if held is None:
        return OwnKey(None, is_certified=False, needs_passphrase=False, told=_NO_KEY)
    is_certified = any(one.public_key == held.public_key for one in trust.certified(login))
    told = trust.fault or (None if is_certified else _not_certified(held, trust, login))
    return OwnKey(fingerprint(held.public_key), is_certified, held.needs_passphrase, told)


def _asked(app: Application, held: HeldKey, seed: bytes) -> AskedKey:
    signature = signature_of(seed, asked_bytes(app.actor, held.public_key))
    return AskedKey(app.actor, held.public_key, whole_ms(app.clock()), signature)


def _not_certified(held: HeldKey, trust: Trust, login: str) -> Text:
    found = fingerprint(held.public_key)
    if trust.revoked_from(held.public_key) is not None:
        return Text(
            "Din signaturnøgle er spærret. Lav en ny (triage rules keys make --anew), og bed en administrator om at "
            "attestere den.",
            "Your signing key is revoked. Make a new one (triage rules keys make --anew), and ask an administrator to "
            "certify it.",
        )
    return Text(
        f"Din signaturnøgle er ikke attesteret endnu. Ring til en administrator, læs fingeraftrykket op ({found}), og "
        f"bed om en attest til {login}: Administration, Signaturnøgler, eller triage rules keys certify.",
        f"Your signing key is not certified yet. Call an administrator, read the fingerprint aloud ({found}), and ask "
        f"for a certificate for {login}: Administration, Signing keys, or triage rules keys certify.",
    )


_NO_KEY = Text(
    "Du har ingen signaturnøgle på denne computer. Lav en (Grænser, eller triage rules keys make), og bed en "
    "administrator om at attestere den.",
    "You have no signing key on this computer. Make one (Limits, or triage rules keys make), and ask an administrator "
    "to certify it.",
)
_OTHERS_NAME = Text(
    "Du kan kun underskrive i dit eget navn.",
    "You can only sign in your own name.",
)
