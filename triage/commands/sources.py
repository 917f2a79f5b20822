"""`triage sources list|add|set|remove`."""

from argparse import Namespace
from datetime import timedelta
from typing import Any

from triage.commands.shown import language, print_json, say
from triage.commands.status import Status
from triage.errors import Text
from triage.workflow.application import Application
from triage.workflow.intake.sources import add, change, source_states
from triage.worklist.account import SourceState
from triage.worklist.source import SourceKind, SourceSettings, WriteBack


def run_sources(app: Application, arguments: Namespace) -> Status:
    """List the sources, or change one and show how it stands afterwards."""
    if arguments.part == "list":
        states = source_states(app)
        _show_all(app, states, as_json=arguments.json)
        return Status.FINDINGS if any(state.fault for state in states) else Status.DONE
    state = _changed(app, arguments)
    if arguments.json:
        print_json(_as_json(state))
    else:
        say(_line(app, state))
    return Status.DONE


def _changed(app: Application, arguments: Namespace) -> SourceState:
    name = arguments.name
    if arguments.part == "remove":
        return change(app, name, enabled=False)
    if arguments.part == "add":
        return add(app, name, SourceSettings(**_given(arguments)))
    return change(app, name, **_given(arguments))


def _given(arguments: Namespace) -> dict[str, Any]:
    """Return the settings that were named; an empty word takes a token or proxy away."""
    given = {
        "kind": arguments.kind and SourceKind(arguments.kind),
        "dialect": arguments.dialect,
        "page_size": arguments.count,
        "interval": arguments.interval and timedelta(minutes=arguments.interval),
        "enabled": getattr(arguments, "enabled", None),
        "write_back": arguments.write_back and WriteBack(arguments.write_back),
    }
    cleared = {"url": arguments.url, "token": arguments.token, "proxy": arguments.proxy}
    return {name: value for name, value in given.items() if value is not None} | {
        name: value or None for name, value in cleared.items() if value is not None
    }


def _show_all(app: Application, states: tuple[SourceState, ...], *, as_json: bool) -> None:
    if as_json:
        print_json({"sources": [_as_json(state) for state in states]})
        return
    for state in states:
        say(_line(app, state))
        for text in (*state.health.warnings, *filter(None, (state.fault,))):
            print(f"    {text.in_language(language())}")


def _line(app: Application, state: SourceState) -> Text:
    settings, account = state.settings, state.account
    place = f"{state.name}  {settings.kind.value}  {settings.url or '-'}"
    counted = f"{account.received} / {account.quarantined}"
    return Text(
        f"{place}  {_health(app, state).da}  modtaget / karantæne {counted}",
        f"{place}  {_health(app, state).en}  received / quarantined {counted}",
    )


def _health(app: Application, state: SourceState) -> Text:
    health = state.health
    if not state.settings.enabled:
        return Text("slået fra", "disabled")
    if health.failing_since is not None:
        since = f"{health.failing_since.astimezone():%Y-%m-%d %H:%M}"
        return Text(f"fejl siden {since}, {health.failures} forsøg", f"failing since {since}, {health.failures} tries")
    if health.last_success is None:
        return Text("aldrig hentet", "never fetched")
    minutes = (app.clock() - health.last_success) // timedelta(minutes=1)
    return Text(f"hentet for {minutes} min siden", f"fetched {minutes} min ago")


def _as_json(state: SourceState) -> dict[str, object]:
    settings, health, account = state.settings, state.health, state.account
    return {
        "name": state.name,
        "url": settings.url,
        "kind": settings.kind.value,
        "dialect": settings.dialect,
        "token": settings.token,
        "proxy": settings.proxy,
        "count": settings.page_size,
        "interval_minutes": settings.interval // timedelta(minutes=1),
        "enabled": settings.enabled,
        "write_back": settings.write_back.value,
        "last_success": health.last_success and health.last_success.isoformat(),
        "last_attempt": health.last_attempt and health.last_attempt.isoformat(),
        "due": state.due and state.due.isoformat(),
        "failures": health.failures,
        "failing_since": health.failing_since and health.failing_since.isoformat(),
        "fault": health.fault and health.fault.content,
        "warnings": [text.content for text in health.warnings],
        "received": account.received,
        "accepted": account.accepted,
        "with_findings": account.with_findings,
        "quarantined": account.quarantined,
        "unchanged": account.unchanged,
    }
