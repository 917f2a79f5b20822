"""Everybody's keys with how they stand, for an administrator."""

from collections.abc import Sequence

from triage.access.acts import Act
from triage.access.rule_versions.certificate import Certificate, Revocation, fingerprint
from triage.access.rule_versions.key_line import KeyLine, KeyStanding
from triage.access.rule_versions.register import Trust
from triage.store.people.people import people
from triage.store.rule_versions.keys import asked_keys
from triage.workflow.application import Application
from triage.workflow.rights.permit import permit
from triage.workflow.tune.keys.keys import is_owners
from triage.workflow.tune.keys.trust import trust_of


def list_keys(app: Application) -> Sequence[KeyLine]:
    """Return every key that was asked for or certified, by person, of each the newest first."""
    with app.store.read() as connection:
        permit(app, connection, Act.KEEP_KEYS)
        trust, asked = trust_of(app, connection), asked_keys(connection)
        names = {one.login: one.name for one in people(connection)}
    made = {(one.login, one.public_key): one.made for one in asked if is_owners(one)}
    keys = dict.fromkeys((*made, *((one.login, one.public_key) for one in trust.certificates)))
    lines = [
        KeyLine(login, names.get(login, ""), fingerprint(key), made.get((login, key)), *_standing(trust, login, key))
        for login, key in keys
    ]
    return sorted(lines, key=lambda line: line.login)


def _standing(trust: Trust, login: str, key: str) -> tuple[KeyStanding, Certificate | None, Revocation | None]:
    of_person = [one for one in trust.certificates if (one.login, one.public_key) == (login, key)]
    certificate = of_person[-1] if of_person else None
    of_key = [one for one in trust.revocations if one.public_key == key]
    revocation = min(of_key, key=lambda one: one.counts_until, default=None)
    if revocation is not None:
        return KeyStanding.REVOKED, certificate, revocation
    return KeyStanding.ASKED if certificate is None else KeyStanding.CERTIFIED, certificate, None
