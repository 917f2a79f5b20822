"""What the page of administration may ask of the workflow, bound to one application."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from ui.desks.administration import people, programmes, rules, signing, sources, store
from ui.desks.loading import Opened

# Names of facts alone: to load them all would hold back the first painting.
if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from triage.access.administration import Given
    from triage.access.department import Department, Part
    from triage.access.key_state import KeyState
    from triage.access.roles import Role
    from triage.access.rule_versions.key_line import KeyLine
    from triage.access.setting_lines import AdministrativeLine
    from triage.coordination.conflicts.conflict import Code
    from triage.workflow.application import Changed
    from triage.workflow.coordinate.precision import RulePrecision
    from triage.workflow.coordinate.prompts_shown import PromptRate
    from triage.workflow.keep.backup import Drill
    from triage.workflow.people.people import PersonLine
    from triage.workflow.tune.keys.pin import PinState
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
    changes: Callable[[], Sequence[AdministrativeLine]]
    set_active: Callable[[str, bool], None]
    make_department: Callable[[str, str, bool], None]
    change_source: Callable[[str, Mapping[str, object]], SourceState]
    new_recovery: Callable[[str, bool], str]
    list_rules: Callable[[], Sequence[RulePrecision]]
    switch_rule: Callable[[str, Code, bool], None]
    prompt_rate: Callable[[], PromptRate]
    list_signing_keys: Callable[[], Sequence[KeyLine]]
    pin_state: Callable[[], PinState]
    make_authority: Callable[[str], str]
    certify_key: Callable[[str, str, str], str]
    revoke_keys: Callable[[str, str, str, bool], Sequence[str]]
    pin_authority: Callable[[str], str]


def administration_desk(app: Opened) -> AdministrationDesk:
    """Bind the workflow's functions to the application that `app` gives."""
    return AdministrationDesk(
        list_people=partial(people.list_people, app),
        add_person=partial(people.add_person, app),
        grant=partial(people.grant, app),
        confirm=partial(people.confirm, app),
        revoke=partial(people.revoke, app),
        list_departments=partial(people.list_departments, app),
        rename_department=partial(people.rename_department, app),
        assign=partial(people.assign, app),
        add_source=partial(sources.add_source, app),
        keep_token=partial(sources.keep_token, app),
        try_source=partial(sources.try_source, app),
        network=partial(sources.network, app),
        set_network=partial(sources.set_network, app),
        keep_proxy_login=partial(sources.keep_proxy_login, app),
        list_hours=partial(programmes.list_hours, app),
        preview_hours=partial(programmes.preview_hours, app),
        set_hours=partial(programmes.set_hours, app),
        list_capacity=partial(programmes.list_capacity, app),
        set_capacity=partial(programmes.set_capacity, app),
        list_programmes=partial(programmes.list_programmes, app),
        set_programme=partial(programmes.set_programme, app),
        set_limit=partial(programmes.set_limit, app),
        set_greens=partial(programmes.set_greens, app),
        key_state=partial(store.key_state, app),
        back_up=partial(store.back_up, app),
        verify=partial(store.verify, app),
        changes=partial(store.changes, app),
        set_active=partial(people.set_active, app),
        make_department=partial(people.make_department, app),
        change_source=partial(sources.change_source, app),
        new_recovery=partial(store.new_recovery, app),
        list_rules=partial(rules.list_rules, app),
        switch_rule=partial(rules.switch_rule, app),
        prompt_rate=partial(rules.prompt_rate, app),
        list_signing_keys=partial(signing.list_keys, app),
        pin_state=partial(signing.pin_state, app),
        make_authority=partial(signing.make_authority, app),
        certify_key=partial(signing.certify, app),
        revoke_keys=partial(signing.revoke, app),
        pin_authority=partial(signing.pin, app),
    )
