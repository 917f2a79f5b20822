"""`triage users …`: who may do what."""

from argparse import Namespace
from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta
from sys import stdin

from triage.access.administration import Given, Standing
from triage.access.department import Department, Part
from triage.access.roles import Role
from triage.access.words import ROLE_WORDS
from triage.commands.shown import ask_hidden, iso, language, print_json, tell
from triage.commands.status import Status
from triage.commands.user_logins import run_drop_database, run_grant_database
from triage.errors import Text, WrongUseError
from triage.scoring.danish_time import DENMARK, danish_midnight
from triage.workflow.application import Application
from triage.workflow.people.departments import assign, list_departments, make_department, rename_department
from triage.workflow.people.identity import set_passphrase
from triage.workflow.people.people import PersonLine, add_person, confirm, deactivate, grant, list_people, revoke

_STANDING = {
    Standing.WAITING: Text("venter", "waits"),
    Standing.IN_FORCE: Text("gælder", "in force"),
    Standing.ENDED: Text("afsluttet", "ended"),
}


def run_users(app: Application, arguments: Namespace) -> Status:
    """Do one part of the command; what is not allowed ends with status 3 and says whom to ask."""
    parts: dict[str, Callable[[Application, Namespace], Status]] = {
        "list": _list,
        "add": _add,
        "grant": _grant,
        "confirm": _confirm,
        "revoke": _revoke,
        "activate": _activate,
        "deactivate": _activate,
        "passphrase": _passphrase,
        "departments": _departments,
        "grant-database": run_grant_database,
        "drop-database": run_drop_database,
    }
    return parts[arguments.part](app, arguments)


def _list(app: Application, arguments: Namespace) -> Status:
    found = list_people(app)
    if arguments.json:
        print_json({"people": [_person_as_json(one) for one in found]})
        return Status.DONE
    for one in found:
        away = "" if one.is_active else Text(" (lukket)", " (closed)").in_language(language())
        print(f"{one.login:<20}{one.name}{away}")
        for given, standing in one.grants:
            print(f"  {_told(given, standing)}")
    return Status.DONE


def _add(app: Application, arguments: Namespace) -> Status:
    add_person(app, arguments.login, arguments.name)
    tell(arguments, {"login": arguments.login}, Text("Brugeren er oprettet.", "The user was made."))
    return Status.DONE


def _grant(app: Application, arguments: Namespace) -> Status:
    end = None if arguments.end is None else danish_midnight(arguments.end + timedelta(days=1))
    role = Role(arguments.role)
    given = grant(app, arguments.login, role, arguments.department, _start(arguments.start), end)
    return _given(app, arguments, given)


def _confirm(app: Application, arguments: Namespace) -> Status:
    return _given(app, arguments, confirm(app, arguments.number))


def _revoke(app: Application, arguments: Namespace) -> Status:
    return _given(app, arguments, revoke(app, arguments.number))


def _activate(app: Application, arguments: Namespace) -> Status:
    is_active = arguments.part == "activate"
    deactivate(app, arguments.login, is_active=is_active)
    told = Text("Brugeren er åben.", "The user is open.") if is_active else Text("Lukket.", "The user is closed.")
    tell(arguments, {"login": arguments.login, "active": is_active}, told)
    return Status.DONE


def _passphrase(app: Application, arguments: Namespace) -> Status:
    login = arguments.login or app.actor
    set_passphrase(app, login, _asked_twice())
    tell(arguments, {"login": login}, Text("Adgangssætningen er sat.", "The passphrase is set."))
    return Status.DONE


def _asked_twice() -> str:
    """Ask on the terminal without showing it; else read one line, so that it never stands on a command line."""
    if not stdin.isatty():
        return stdin.readline().rstrip("\n")
    secret = ask_hidden(Text("Ny adgangssætning: ", "New passphrase: "))
    if secret != ask_hidden(Text("Gentag den: ", "Again: ")):
        raise WrongUseError(Text("De to er ikke ens. Prøv igen.", "The two are not the same. Try again."))
    return secret


def _departments(app: Application, arguments: Namespace) -> Status:
    if arguments.add is not None:
        make_department(app, arguments.add, arguments.sor or "", is_sensitive=arguments.sensitive)
    elif arguments.rename is not None:
        name, new = arguments.rename
        rename_department(app, name, new, arguments.sor)
    elif arguments.assign is not None:
        name, kind, value = arguments.assign
        assign(app, name, _part(kind), value)
    found = list_departments(app)
    if arguments.json:
        print_json({"departments": [_department_as_json(one) for one in found]})
        return Status.DONE
    for one in found:
        print(f"{one.name}{f' (SOR {one.sor})' if one.sor else ''}")
        for part, value in one.parts:
            print(f"  {part}: {value}")
    return Status.DONE


def _part(kind: str) -> Part:
    if kind not in set(Part):
        known = ", ".join(Part)
        raise WrongUseError(Text(f"{kind} kendes ikke. Skriv {known}.", f"{kind} is not known. Write one of {known}."))
    return Part(kind)


def _start(day: date | None) -> datetime | None:
    return None if day is None else danish_midnight(day)


def _given(app: Application, arguments: Namespace, given: Given) -> Status:
    standing = given.standing(app.clock())
    if arguments.json:
        print_json(_grant_as_json(given, standing))
    else:
        print(_told(given, standing))
    return Status.DONE


def _told(given: Given, standing: Standing) -> str:
    role, word = ROLE_WORDS[given.role].in_language(language()), _STANDING[standing].in_language(language())
    end = f" – {given.end.astimezone(DENMARK):%d.%m.%Y}" if given.end else ""
    return f"{given.key:>4}  {role:<22}{word:<10}{given.start.astimezone(DENMARK):%d.%m.%Y}{end}"


def _person_as_json(one: PersonLine) -> dict[str, object]:
    return {
        "login": one.login,
        "name": one.name,
        "active": one.is_active,
        "passphrase": one.has_passphrase,
        "grants": [_grant_as_json(given, standing) for given, standing in one.grants],
    }


def _grant_as_json(given: Given, standing: Standing) -> dict[str, object]:
    return {
        "number": given.key,
        "login": given.login,
        "role": str(given.role),
        "department": given.department,
        "standing": str(standing),
        "from": given.start.isoformat(),
        "until": iso(given.end),
        "granted_by": given.granted_by,
        "approved_by": given.approved_by,
        "ended_by": given.ended_by,
    }


def _department_as_json(one: Department) -> dict[str, object]:
    parts: Sequence[tuple[Part, str]] = one.parts
    return {
        "number": one.key,
        "name": one.name,
        "sor": one.sor or None,
        "sensitive": one.is_sensitive,
        "parts": [{"kind": str(part), "value": value} for part, value in parts],
    }
