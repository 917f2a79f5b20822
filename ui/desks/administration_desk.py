"""What the page of administration may ask of the workflow, bound to one application."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from ui.desks.loading import LOADING, Opened

# Names of facts alone: to load them all would hold back the first painting.
if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from triage.access.administration import Given
    from triage.access.department import Department, Part
    from triage.access.key_state import KeyState
    from triage.access.roles import Role
    from triage.access.setting_lines import AdministrativeLine
    from triage.workflow.application import Changed
    from triage.workflow.keep.backup import Drill
    from triage.workflow.people.people import PersonLine
    from triage.worklist.account import SourceState
    from triage.worklist.capacity import CapacityOf
    from triage.worklist.department_hours import HoursOf, Moved, NewHours
    from triage.worklist.escalation import Limit
    from triage.worklist.greens import Policy
    from triage.worklist.network import Network, Tried
    from triage.worklist.programme_use import ProgrammeOf, ProgrammeUse
    from triage.worklist.source import SourceSettings


@dataclass(frozen=True, slots=True)
class AdministrationDesk:
    """The workflow on what is set, as the screens see it; every function may be slow and runs in the background.

    `new_recovery` returns the recovery key, which is shown once; no other function returns a secret.
    """

    list_people: Callable[[], Sequence[PersonLine]]
    add_person: Callable[[str, str], None]
    grant: Callable[[str, Role, str | None, datetime | None, datetime | None], Given]
    confirm: Callable[[int], Given]
    revoke: Callable[[int], Given]
    list_departments: Callable[[], Sequence[Department]]
    rename_department: Callable[[str, str, str | None], None]
    assign: Callable[[str, Part, str], None]
    add_source: Callable[[str, SourceSettings], SourceState]
    keep_token: Callable[[str, str], SourceState]
    try_source: Callable[[str], Tried]
    network: Callable[[], Network]
    set_network: Callable[[Network], None]
    keep_proxy_login: Callable[[str, str], None]
    list_hours: Callable[[], Sequence[HoursOf]]
    preview_hours: Callable[[NewHours], Moved]
    set_hours: Callable[[NewHours], tuple[Moved, Changed]]
    list_capacity: Callable[[], Sequence[CapacityOf]]
    set_capacity: Callable[[str, Sequence[int], Sequence[int]], None]
    list_programmes: Callable[[], Sequence[ProgrammeOf]]
    set_programme: Callable[[str, ProgrammeUse], None]
    set_limit: Callable[[Limit], None]
    set_greens: Callable[[Policy], Policy]
    key_state: Callable[[], KeyState]
    back_up: Callable[[str, str], Path]
    verify: Callable[[str, str], Drill]
    check_store: Callable[[], list[str]]
    changes: Callable[[], Sequence[AdministrativeLine]]
    set_active: Callable[[str, bool], None]
    make_department: Callable[[str, str, bool], None]
    change_source: Callable[[str, Mapping[str, object]], SourceState]
    new_recovery: Callable[[str, bool], str]


def administration_desk(app: Opened) -> AdministrationDesk:
    """Bind the workflow's functions to the application that `app` gives."""
    return AdministrationDesk(
        list_people=partial(_list_people, app),
        add_person=partial(_add_person, app),
        grant=partial(_grant, app),
        confirm=partial(_confirm, app),
        revoke=partial(_revoke, app),
        list_departments=partial(_list_departments, app),
        rename_department=partial(_rename_department, app),
        assign=partial(_assign, app),
        add_source=partial(_add_source, app),
        keep_token=partial(_keep_token, app),
        try_source=partial(_try_source, app),
        network=partial(_network, app),
        set_network=partial(_set_network, app),
        keep_proxy_login=partial(_keep_proxy_login, app),
        list_hours=partial(_list_hours, app),
        preview_hours=partial(_preview_hours, app),
        set_hours=partial(_set_hours, app),
        list_capacity=partial(_list_capacity, app),
        set_capacity=partial(_set_capacity, app),
        list_programmes=partial(_list_programmes, app),
        set_programme=partial(_set_programme, app),
        set_limit=partial(_set_limit, app),
        set_greens=partial(_set_greens, app),
        key_state=partial(_key_state, app),
        back_up=partial(_back_up, app),
        verify=partial(_verify, app),
        check_store=partial(_check_store, app),
        changes=partial(_changes, app),
        set_active=partial(_set_active, app),
        make_department=partial(_make_department, app),
        change_source=partial(_change_source, app),
        new_recovery=partial(_new_recovery, app),
    )


# Imported where it is called, on a thread, as in `ui.desks.desk`.


def _list_people(app: Opened) -> Sequence[PersonLine]:
    with LOADING:
        from triage.workflow.people.people import list_people

    return list_people(app())


def _add_person(app: Opened, login: str, name: str) -> None:
    with LOADING:
        from triage.workflow.people.people import add_person

    add_person(app(), login, name)


def _grant(
    app: Opened, login: str, role: Role, department: str | None, start: datetime | None, end: datetime | None
) -> Given:
    with LOADING:
        from triage.workflow.people.people import grant

    return grant(app(), login, role, department, start, end)


def _confirm(app: Opened, key: int) -> Given:
    with LOADING:
        from triage.workflow.people.people import confirm

    return confirm(app(), key)


def _revoke(app: Opened, key: int) -> Given:
    with LOADING:
        from triage.workflow.people.people import revoke

    return revoke(app(), key)


def _list_departments(app: Opened) -> Sequence[Department]:
    with LOADING:
        from triage.workflow.people.departments import list_departments

    return list_departments(app())


def _rename_department(app: Opened, name: str, to: str, sor: str | None) -> None:
    with LOADING:
        from triage.workflow.people.departments import rename_department

    rename_department(app(), name, to, sor)


def _assign(app: Opened, name: str, part: Part, value: str) -> None:
    with LOADING:
        from triage.workflow.people.departments import assign

    assign(app(), name, part, value)


def _add_source(app: Opened, name: str, settings: SourceSettings) -> SourceState:
    with LOADING:
        from triage.workflow.sources import add

    return add(app(), name, settings)


def _keep_token(app: Opened, name: str, secret: str) -> SourceState:
    with LOADING:
        from triage.workflow.sources import keep_token

    return keep_token(app(), name, secret)


def _try_source(app: Opened, name: str) -> Tried:
    with LOADING:
        from triage.workflow.administration.network import try_source

    return try_source(app(), name)


def _network(app: Opened) -> Network:
    with LOADING:
        from triage.workflow.administration.network import see_network

    return see_network(app())


def _set_network(app: Opened, wanted: Network) -> None:
    with LOADING:
        from triage.workflow.administration.network import set_network

    set_network(app(), wanted)


def _keep_proxy_login(app: Opened, user: str, password: str) -> None:
    with LOADING:
        from triage.workflow.administration.network import keep_proxy_login

    keep_proxy_login(app(), user, password)


def _list_hours(app: Opened) -> Sequence[HoursOf]:
    with LOADING:
        from triage.workflow.administration.opening_hours import list_hours

    return list_hours(app())


def _preview_hours(app: Opened, wanted: NewHours) -> Moved:
    with LOADING:
        from triage.workflow.administration.opening_hours import preview_hours

    return preview_hours(app(), wanted)


def _set_hours(app: Opened, wanted: NewHours) -> tuple[Moved, Changed]:
    with LOADING:
        from triage.workflow.administration.opening_hours import set_hours

    return set_hours(app(), wanted)


def _list_capacity(app: Opened) -> Sequence[CapacityOf]:
    with LOADING:
        from triage.workflow.administration.capacity import list_capacity

    return list_capacity(app())


def _set_capacity(app: Opened, department: str, visits: Sequence[int], calls: Sequence[int]) -> None:
    with LOADING:
        from triage.workflow.administration.capacity import set_capacity

    set_capacity(app(), department, visits, calls)


def _list_programmes(app: Opened) -> Sequence[ProgrammeOf]:
    with LOADING:
        from triage.workflow.administration.programmes import list_programmes

    return list_programmes(app())


def _set_programme(app: Opened, department: str, wanted: ProgrammeUse) -> None:
    with LOADING:
        from triage.workflow.administration.programmes import set_programme

    set_programme(app(), department, wanted)


def _set_limit(app: Opened, limit: Limit) -> None:
    with LOADING:
        from triage.workflow.escalate import set_case_limit

    set_case_limit(app(), limit)


def _set_greens(app: Opened, policy: Policy) -> Policy:
    with LOADING:
        from triage.workflow.greens.policy import change_policy

    return change_policy(app(), policy)


def _key_state(app: Opened) -> KeyState:
    with LOADING:
        from triage.workflow.administration.keys import key_state

    return key_state(app())


def _back_up(app: Opened, folder: str, passphrase: str) -> Path:
    with LOADING:
        from triage.workflow.administration.keys import back_up_to

    return back_up_to(app(), folder, passphrase)


def _verify(app: Opened, path: str, passphrase: str) -> Drill:
    with LOADING:
        from triage.workflow.administration.keys import verify_backup

    return verify_backup(app(), path, passphrase)


def _check_store(app: Opened) -> list[str]:
    with LOADING:
        from triage.workflow.keep.check import check_now

    return check_now(app())


def _changes(app: Opened) -> Sequence[AdministrativeLine]:
    with LOADING:
        from triage.workflow.administration.changes import list_changes

    return list_changes(app())


def _set_active(app: Opened, login: str, is_active: bool) -> None:
    with LOADING:
        from triage.workflow.people.people import deactivate

    deactivate(app(), login, is_active=is_active)


def _make_department(app: Opened, name: str, sor: str, is_sensitive: bool) -> None:
    with LOADING:
        from triage.workflow.people.departments import make_department

    make_department(app(), name, sor, is_sensitive=is_sensitive)


def _change_source(app: Opened, name: str, changes: Mapping[str, object]) -> SourceState:
    with LOADING:
        from triage.workflow.sources import change

    return change(app(), name, **changes)


def _new_recovery(app: Opened, passphrase: str, anew: bool) -> str:
    with LOADING:
        from triage.workflow.administration.keys import new_recovery_key

    return new_recovery_key(app(), passphrase, anew=anew)
