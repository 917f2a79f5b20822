"""Which keys this workstation believes: the register of the store held against the pin that stands outside it."""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from sqlalchemy import Connection

from triage.access.rule_versions.key_pair import fingerprint, public_of
from triage.access.rule_versions.register import Mark, Pin, Trust, trust_in
from triage.access.rule_versions.seen_steps import marks_of
from triage.access.rule_versions.version import Signed
from triage.errors import StoreError
from triage.store.keeping.pin import read_pin, write_pin
from triage.store.keeping.signing_keys import demo_seed
from triage.store.rule_versions.keys import register_entries
from triage.workflow.application import Application


def trust_of(app: Application, connection: Connection) -> Trust:
    """Return the keys to be believed; its fault says why none is. How far the register was read is kept."""
    try:
        pin = pin_of(app)
    except StoreError as fault:
        return Trust(fault=fault.text)
    trust = trust_in(register_entries(connection), pin)
    if trust.fault is None and trust.pin != pin and _keeps_pin(app):
        # A full disk refuses nobody's rules; the line is remembered another time.
        with suppress(StoreError):
            write_pin(home_of(app), trust.pin or Pin(""))
    return trust


def note_steps(app: Application, trust: Trust, steps: Mapping[str, Sequence[Signed]]) -> Mapping[str, Mark]:
    """Remember outside the store how far the steps of programmes go, as they were committed; return what is remembered.

    Only steps that nothing is wrong with.
    """
    before = {} if trust.pin is None else trust.pin.steps
    marks = {**before, **marks_of(steps)}
    if trust.pin is None or marks == before or not _keeps_pin(app):
        return before
    with suppress(StoreError):
        write_pin(home_of(app), replace(trust.pin, steps=marks))
        return marks
    return before


def pin_of(app: Application) -> Pin | None:
    """Return the pin; the demonstration, whose keys are no secret, believes its own authority unless told else.

    The copy for when the shared store is away may lack lines that were seen since; no revocation is forgotten for that.
    """
    pin = read_pin(home_of(app))
    if pin is None and app.is_demo:
        return Pin(demo_authority())
    return pin if pin is None or not _is_copy(app) else Pin(pin.fingerprint, revoked=pin.revoked)


def demo_authority() -> str:
    """Return the fingerprint of the demonstration's authority, which a real store never believes."""
    return fingerprint(public_of(demo_seed(None)))


def home_of(app: Application) -> Path:
    """Return the workstation's own folder, also for the copy within it."""
    return app.catalogue.home or app.store.path.parent


def _is_copy(app: Application) -> bool:
    return app.store.path.parent != home_of(app)


def _keeps_pin(app: Application) -> bool:
    return not _is_copy(app) and read_pin(home_of(app)) is not None
