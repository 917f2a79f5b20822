"""The authority's own key: made once by an administrator, renewed with all that it said; and its register written."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager

from sqlalchemy import Connection
from sqlalchemy.exc import IntegrityError

from triage.access.acts import Act
from triage.access.rule_versions.certificate import Said, signed_entry
from triage.access.rule_versions.key_pair import fingerprint, public_of
from triage.access.rule_versions.register import Trust
from triage.errors import StaleError, Text, WrongUseError
from triage.store.auditing import audit
from triage.store.keeping.key_places import AskPassphrase
from triage.store.keeping.signing_keys import lock_away, new_seed, note_held
from triage.store.rule_versions.keys import add_entry, register_entries
from triage.workflow.application import Application
from triage.workflow.rights.permit import permit, permit_alone
from triage.workflow.tune.keys.held import held_by, is_in_keyring, seed_held
from triage.workflow.tune.keys.keys import nobody
from triage.workflow.tune.keys.pin import keep_pin
from triage.workflow.tune.keys.trust import home_of, trust_of


def make_authority(app: Application, ask: AskPassphrase = nobody, *, anew: bool = False) -> str:
    """Make the key that certifies others, pin it here, and return its fingerprint for every other workstation.

    `anew` puts it in the place of the former, and says all that this workstation believed of that one again.
    Raises WrongUseError where there is one already.
    """
    permit_alone(app, Act.KEEP_KEYS)
    if app.is_demo:
        raise WrongUseError(_DEMO)
    seed = new_seed()
    made, held = fingerprint(public_of(seed)), lock_away(seed, ask, in_keyring=is_in_keyring(app))
    with written_to_register(app) as connection:
        warrant = permit(app, connection, Act.KEEP_KEYS)
        if not anew and (held_by(app, None) is not None or register_entries(connection)):
            raise WrongUseError(_IS_MADE)
        add_said(connection, seed, _said_before(app, connection))
        audit.log(connection, app.clock(), app.actor, "rules.authority", subject=f"authority {made}", warrant=warrant)
        note_held(home_of(app), None, held)
        keep_pin(app, made)
    return made


def authority_seed(app: Application, trust: Trust, ask: AskPassphrase) -> bytes:
    """Return the authority's private key; raises WrongUseError where it is not here, or not the one believed here."""
    held = held_by(app, None)
    if held is None:
        raise WrongUseError(_NOT_HERE)
    if trust.fault is not None or trust.pin is None:
        raise WrongUseError(trust.fault or _NOT_HERE)
    if fingerprint(held.public_key) != trust.pin.fingerprint:
        raise WrongUseError(_OTHER)
    return seed_held(held, None, ask)


@contextmanager
def written_to_register(app: Application) -> Iterator[Connection]:
    """Give a transaction that adds to the register; raises StaleError where another took the number meanwhile."""
    try:
        with app.store.write() as connection:
            yield connection
    except IntegrityError as fault:
        raise StaleError(_MEANWHILE) from fault


def add_said(connection: Connection, seed: bytes, said: Iterable[Said]) -> None:
    """Add what the authority says to the end of its register."""
    issuer = public_of(seed)
    last = max((one.number for one in register_entries(connection) if one.issuer == issuer), default=0)
    for number, one in enumerate(said, last + 1):
        add_entry(connection, signed_entry(seed, issuer, number, one))


def _said_before(app: Application, connection: Connection) -> Sequence[Said]:
    before = trust_of(app, connection)
    return (*before.certificates, *before.revocations)


_DEMO = Text(
    "Demonstrationen har sin egen administratornøgle, som ikke er hemmelig.",
    "The demonstration has an administrator key of its own, which is no secret.",
)
_IS_MADE = Text(
    "Der er allerede en administratornøgle. Den ligger på den arbejdsplads, der lavede den. Er den tabt, så lav en ny "
    "med --anew, og fastgør den på alle arbejdspladser.",
    "There is an administrator key already. It is at the workstation that made it. If it is lost, make a new one with "
    "--anew, and pin it at every workstation.",
)
_NOT_HERE = Text(
    "Administratornøglen er ikke på denne arbejdsplads. Gør det, hvor den blev lavet, eller lav den: triage rules keys "
    "authority.",
    "The administrator key is not at this workstation. Do this where it was made, or make it: triage rules keys "
    "authority.",
)
_OTHER = Text(
    "Administratornøglen på denne arbejdsplads er ikke den, der er fastgjort her. Fastgør den rigtige: triage rules "
    "keys pin.",
    "The administrator key at this workstation is not the one pinned here. Pin the right one: triage rules keys pin.",
)
_MEANWHILE = Text(
    "En anden skrev i nøgleregistret i samme øjeblik. Intet er ændret. Prøv igen.",
    "Somebody else wrote to the register of keys at the same moment. Nothing was changed. Try again.",
)
