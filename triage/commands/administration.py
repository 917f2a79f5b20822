"""`triage administration …`: what a department and its administrator set."""

from argparse import Namespace
from collections.abc import Callable
from dataclasses import asdict, replace

from triage.access.log_words import act_words
from triage.commands.administration_hours import run_hours
from triage.commands.shown import full_time, iso, language, print_json, say, tell
from triage.commands.status import Status
from triage.errors import Text, WrongUseError
from triage.workflow.administration.capacity import list_capacity, set_capacity
from triage.workflow.administration.changes import list_changes
from triage.workflow.administration.keys import key_state
from triage.workflow.administration.network import see_network, set_network, try_source
from triage.workflow.administration.programmes import list_programmes, set_programme
from triage.workflow.application import Application
from triage.worklist.capacity import CapacityOf
from triage.worklist.network import Network, ProxyUse
from triage.worklist.programme_use import ProgrammeOf


def run_administration(app: Application, arguments: Namespace) -> Status:
    """Do one part of the command; findings where a source does not answer."""
    parts: dict[str, Callable[[Application, Namespace], Status]] = {
        "hours": run_hours,
        "capacity": _capacity,
        "programmes": _programmes,
        "network": _network,
        "try": _try,
        "keys": _keys,
        "changes": _changes,
    }
    return parts[arguments.part](app, arguments)


def _capacity(app: Application, arguments: Namespace) -> Status:
    if arguments.visits is not None or arguments.calls is not None:
        name = arguments.department
        before = next((one for one in list_capacity(app) if name in (None, one.department)), None)
        kept = before.capacity if before is not None else None
        visits = _numbers(arguments.visits) or (list(kept.visits) if kept else [])
        calls = _numbers(arguments.calls) or (list(kept.calls) if kept else [])
        set_capacity(app, name, visits, calls)
    found = list_capacity(app)
    if arguments.json:
        print_json({"departments": [_capacity_as_json(one) for one in found]})
        return Status.DONE
    for one in found:
        load = "–" if one.load is None else _load(one).in_language(language())
        rows = (("/".join(map(str, numbers))) for numbers in (one.capacity.visits, one.capacity.calls))
        visits_row, calls_row = rows
        say(Text(f"{one.department}: {load}; besøg {visits_row}, opkald {calls_row}",
                 f"{one.department}: {load}; visits {visits_row}, calls {calls_row}"))  # fmt: skip
    return Status.DONE


def _programmes(app: Application, arguments: Namespace) -> Status:
    if arguments.set is not None:
        named = [one for one in list_programmes(app) if one.use.programme == arguments.set]
        one = next((one for one in named if arguments.department in (None, one.department)), None)
        if one is None:
            raise WrongUseError(Text("Afdelingen har intet forløb med den kode.", "No programme there has that code."))
        told = {"in_use": arguments.in_use, "not_acute": arguments.not_acute, "text": arguments.text}
        wanted = replace(one.use, **{name: value for name, value in told.items() if value is not None})
        set_programme(app, one.department, wanted)
    found = list_programmes(app)
    if arguments.json:
        print_json({"programmes": [_programme_as_json(one) for one in found]})
        return Status.DONE
    for one in found:
        state = Text("i brug", "in use") if one.use.in_use else Text("slået fra", "off")
        rules = f"{one.rule_set} {one.version} ({one.status})"
        print(f"{one.department}  {one.use.programme:<16}{state.in_language(language()):<12}{rules}")
    return Status.DONE


def _network(app: Application, arguments: Namespace) -> Status:
    network = see_network(app)
    if any(value is not None for value in (arguments.proxy, arguments.ca, arguments.host)):
        network = _changed(network, arguments)
        set_network(app, network)
    shown = {"proxy": network.use.value, "address": network.proxy or None, "ca_file": network.ca_file or None}
    tell(arguments, {**shown, "hosts": list(network.hosts)}, Text(network.told, network.told))
    return Status.DONE


def _changed(network: Network, arguments: Namespace) -> Network:
    if arguments.proxy is not None:
        is_word = arguments.proxy in ("none", "system")
        use = ProxyUse(arguments.proxy) if is_word else ProxyUse.OWN
        network = replace(network, use=use, proxy="" if is_word else arguments.proxy)
    if arguments.ca is not None:
        network = replace(network, ca_file=arguments.ca)
    if arguments.host is not None:
        network = replace(network, hosts=tuple(host for host in arguments.host if host))
    return network


def _try(app: Application, arguments: Namespace) -> Status:
    tried = try_source(app, arguments.source)
    fault = None if tried.fault is None else tried.fault.content
    answers = Text(f"{tried.host} svarer.", f"{tried.host} answers.")
    tell(arguments, {"host": tried.host, "types": tried.types, "fault": fault}, tried.fault or answers)
    return Status.DONE if fault is None else Status.FINDINGS


def _keys(app: Application, arguments: Namespace) -> Status:
    state = key_state(app)
    shown = {name: value if isinstance(value, str | bool) else iso(value) for name, value in asdict(state).items()}
    if arguments.json:
        print_json(shown)
        return Status.DONE
    for name, value in shown.items():
        told = _YES_OR_NO[value].in_language(language()) if isinstance(value, bool) else value or "–"
        print(f"{_KEY_WORDS[name].in_language(language()):<32}{told}")
    return Status.DONE


def _changes(app: Application, arguments: Namespace) -> Status:
    lines = list_changes(app)
    if arguments.json:
        print_json(
            {"changes": [{"at": iso(one.at), "login": one.actor, "act": one.act, "what": one.subject} for one in lines]}
        )
        return Status.DONE
    for one in lines:
        print(f"{full_time(one.at)}  {one.actor}  {act_words(one.act).in_language(language())}: {one.subject}")
    return Status.DONE


_YES_OR_NO = {True: Text("ja", "yes"), False: Text("nej", "no")}
_KEY_WORDS = {
    "place": Text("nøglen ligger", "the key lies in"),
    "has_recovery": Text("genoprettelsesnøgle", "recovery key"),
    "recovery_at": Text("genoprettelsesnøgle lavet", "recovery key made"),
    "backed_up": Text("seneste sikkerhedskopi", "newest backup"),
    "verified": Text("seneste kontrol af en kopi", "a backup last tried"),
    "changed": Text("nøglen skiftet", "the key changed"),
    "checked": Text("databasen kontrolleret", "the store checked"),
}


def _numbers(text: str | None) -> list[int] | None:
    if text is None:
        return None
    parts = [part.strip() for part in text.split(",")]
    if not all(part.isdecimal() and len(part) <= 4 for part in parts):
        raise WrongUseError(Text("Skriv hele tal med komma imellem.", "Write whole numbers with commas between."))
    return [int(part) for part in parts]


def _load(one: CapacityOf) -> Text:
    if one.load is None:
        return Text("–", "–")
    red, yellow = one.load.red, one.load.yellow
    return Text(f"{yellow} gule og {red} røde", f"{yellow} yellow and {red} red")


def _capacity_as_json(one: CapacityOf) -> dict[str, object]:
    waiting = None if one.load is None else {"red": one.load.red, "yellow": one.load.yellow}
    capacity = {"visits": list(one.capacity.visits), "calls": list(one.capacity.calls)}
    return {"department": one.department, "waiting": waiting, **capacity}


def _programme_as_json(one: ProgrammeOf) -> dict[str, object]:
    return {
        "department": one.department,
        "programme": one.use.programme,
        "in_use": one.use.in_use,
        "not_acute": one.use.not_acute,
        "text": one.use.text,
        "rule_set": one.rule_set,
        "version": one.version,
        "status": one.status,
        "red_minutes": one.limit.minutes,
        "greens": one.greens.closing.value,
        "enrolled": one.enrolled,
    }
