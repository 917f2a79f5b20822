"""What an administrator says of people's keys: whose they are, once the fingerprint was compared, and which are off."""

from collections.abc import Iterable, Sequence

from sqlalchemy import Connection

from triage.access.acts import Act
from triage.access.matrix import cell
from triage.access.person import Grant
from triage.access.roles import Role
from triage.access.rule_versions.canonical import whole_ms
from triage.access.rule_versions.certificate import NEVER, Certificate, Revocation
from triage.access.rule_versions.key_pair import fingerprint, typed_fingerprint
from triage.access.rule_versions.register import Trust
from triage.access.rule_versions.version import Step
from triage.errors import Text, WrongUseError
from triage.store.auditing import audit
from triage.store.keeping.key_places import AskPassphrase
from triage.store.people.people import person_with_grants
from triage.store.rule_versions.keys import AskedKey, asked_keys
from triage.workflow.application import Application
from triage.workflow.rights.permit import permit
from triage.workflow.tune.keys.authority import add_said, authority_seed, written_to_register
from triage.workflow.tune.keys.keys import ACT_OF, is_owners, nobody
from triage.workflow.tune.keys.trust import trust_of


def certify(app: Application, login: str, typed: str, ask: AskPassphrase = nobody) -> str:
    """Say that the key with this fingerprint, as its owner read it aloud, is theirs; return it as it is shown.

    It may sign what their roles of this moment let them do. Raises WrongUseError for one's own key, an administrator's,
    a fingerprint that is not whole or that nobody asked for, and a key that is another's.
    """
    seed = _authority(app, ask)
    with written_to_register(app) as connection:
        warrant = permit(app, connection, Act.KEEP_KEYS)
        asked = _asked(connection, login, typed)
        trust, steps = trust_of(app, connection), steps_of(_grants(app, connection, login))
        _refuse(app, trust, asked, steps)
        now, shown = whole_ms(app.clock()), fingerprint(asked.public_key)
        add_said(connection, seed, [Certificate(login, asked.public_key, steps, now, now, app.actor)])
        told = f"user {login}, key {shown}"
        audit.log(connection, app.clock(), app.actor, "rules.key_certify", subject=told, warrant=warrant)
    return shown


def revoke(
    app: Application, login: str, reason: str, ask: AskPassphrase = nobody, *, is_stolen: bool = False
) -> Sequence[str]:
    """Let every key of a person count no more from now on, or where stolen never to have; return the fingerprints.

    Raises WrongUseError without a reason, and where the person has no key that counts.
    """
    if not reason.strip():
        raise WrongUseError(_NO_REASON)
    seed = _authority(app, ask)
    with written_to_register(app) as connection:
        warrant = permit(app, connection, Act.KEEP_KEYS)
        wanted, now = _keys_of(trust_of(app, connection), login, is_stolen=is_stolen), whole_ms(app.clock())
        until = NEVER if is_stolen else now
        off = [Revocation(login, key, until, now, app.actor, reason.strip()) for key in wanted]
        add_said(connection, seed, off)
        for key in wanted:
            told = f"user {login}, key {fingerprint(key)}{', stolen' if is_stolen else ''}"
            audit.log(connection, app.clock(), app.actor, "rules.key_revoke", subject=told, warrant=warrant)
    return [fingerprint(key) for key in wanted]


def steps_of(grants: Iterable[Grant]) -> tuple[Step, ...]:
    """Return what the key of somebody with these roles may sign; an administrator's nothing, whatever else they are."""
    roles = {grant.role for grant in grants}
    if Role.ADMINISTRATOR in roles:
        return ()
    return tuple(step for step, act in ACT_OF.items() if any(cell(role, act).is_allowed for role in roles))


def _authority(app: Application, ask: AskPassphrase) -> bytes:
    """Return the authority's key, asked for before any transaction: a passphrase takes a fifth of a second."""
    with app.store.read() as connection:
        permit(app, connection, Act.KEEP_KEYS)
        trust = trust_of(app, connection)
    return authority_seed(app, trust, ask)


def _asked(connection: Connection, login: str, typed: str) -> AskedKey:
    wanted = typed_fingerprint(typed)
    if wanted is None:
        raise WrongUseError(_NOT_WHOLE)
    for one in asked_keys(connection):
        if one.login == login and is_owners(one) and fingerprint(one.public_key) == wanted:
            return one
    raise WrongUseError(_not_asked(login))


def _grants(app: Application, connection: Connection, login: str) -> tuple[Grant, ...]:
    found = person_with_grants(connection, login, app.clock())
    return () if found is None else found[1]


def _refuse(app: Application, trust: Trust, asked: AskedKey, steps: Sequence[Step]) -> None:
    """Raise WrongUseError where the key must not be certified."""
    if asked.login == app.actor:
        raise WrongUseError(_ONESELF)
    if not steps:
        raise WrongUseError(_nothing_to_sign(asked.login))
    of_key = [one for one in trust.certificates if one.public_key == asked.public_key]
    if any(one.login != asked.login for one in of_key):
        raise WrongUseError(_ANOTHERS)
    if trust.revoked_from(asked.public_key) is not None:
        raise WrongUseError(_REVOKED)
    if any(set(one.steps) == set(steps) for one in of_key):
        raise WrongUseError(_ALREADY)


def _keys_of(trust: Trust, login: str, *, is_stolen: bool) -> list[str]:
    """Return the keys to revoke: one that was off from a later time on can still be said to be stolen."""
    keys = sorted({one.public_key for one in trust.certificates if one.login == login})
    wanted = [key for key in keys if (off := trust.revoked_from(key)) is None or (is_stolen and off > NEVER)]
    if not wanted:
        raise WrongUseError(_no_key(login))
    return wanted


def _not_asked(login: str) -> Text:
    return Text(
        f"{login} har ingen nøgle med det fingeraftryk. Er det læst rigtigt op? Passer det ikke, så attester ikke: "
        "nøglen kan være skiftet ud i databasen.",
        f"{login} has no key with that fingerprint. Was it read out right? If it does not fit, do not certify: the key "
        "may have been swapped in the database.",
    )


def _nothing_to_sign(login: str) -> Text:
    return Text(
        f"{login} har ingen rolle, der underskriver regler, eller er administrator. Giv rollen først; en administrator "
        "underskriver aldrig regler.",
        f"{login} has no role that signs rules, or is an administrator. Give the role first; an administrator never "
        "signs rules.",
    )


def _no_key(login: str) -> Text:
    return Text(f"{login} har ingen nøgle, der gælder.", f"{login} has no key that counts.")


_NOT_WHOLE = Text(
    "Fingeraftrykket er ikke helt: det har 16 grupper à 4 tegn (0-9 og a-f). Skriv det hele, som ejeren læser det op.",
    "The fingerprint is not whole: it has 16 groups of 4 signs (0-9 and a-f). Type all of it as its owner reads it.",
)
_NO_REASON = Text("Skriv, hvorfor nøglen spærres.", "Say why the key is revoked.")
_ONESELF = Text(
    "Ingen attesterer sin egen nøgle. Bed en anden administrator.",
    "Nobody certifies their own key. Ask another administrator.",
)
_ANOTHERS = Text(
    "Nøglen er attesteret for en anden. Hver person har sin egen.",
    "The key is certified for somebody else. Every person has their own.",
)
_REVOKED = Text(
    "Nøglen er spærret. Personen skal lave en ny: triage rules keys make --anew.",
    "The key is revoked. The person makes a new one: triage rules keys make --anew.",
)
_ALREADY = Text("Nøglen er attesteret allerede.", "The key is certified already.")
