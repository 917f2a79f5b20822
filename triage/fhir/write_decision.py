"""A decision as FHIR R4: a Task about what it covers, and the Provenance of who decided by which rules."""

from triage.clinical.outgoing import Outgoing
from triage.fhir.strict import Json, Object

IDENTIFIER = "http://visita.example/decision"
_CODES = "http://visita.example/CodeSystem/decision"
_COLOURS = "http://visita.example/CodeSystem/colour"
_RULE_SETS = "http://visita.example/rule-set"
_USERS = "http://visita.example/user"
_COVERS = "http://visita.example/CodeSystem/task-input"
TAKEN_BACK = "entered-in-error"

_DETAILS = "http://visita.example/CodeSystem/decision-detail"
# FHIR R4 Task.status: what somebody must still do is requested; that nobody need do anything is done already.
_STATUS = {
    "visit": "requested",
    "phone": "requested",
    "message": "requested",
    "no_visit": "completed",
    "interval": "requested",
    "questionnaire": "requested",
    "end_course": "requested",
    "enrol": "requested",
}
_DISPLAY = {
    "visit": "Indkald",
    "phone": "Ring",
    "message": "Skriv besked",
    "no_visit": "Intet fremmøde",
    "interval": "Ændr måleinterval",
    "questionnaire": "Send skema",
    "end_course": "Afslut forløb",
    "enrol": "Tilmeld forløb",
}


def task_of(key: str, said: Outgoing) -> Object:
    """Return the Task of a decision, found again for ever by the identifier `key`."""
    first, *others = said.covers or (None,)
    more: Object = {}
    if first is not None:
        more["focus"] = _reference(first)
    covered: list[Json] = [
        {"type": _coded(_COVERS, "covers"), "valueReference": _reference(other)} for other in others
    ]
    asked: list[Json] = [{"type": _coded(_DETAILS, name), "valueString": value} for name, value in said.details]
    if covered or asked:
        more["input"] = [*covered, *asked]
    # A change of a course that no case asked for has no colour.
    if said.colour:
        more["businessStatus"] = _coded(_COLOURS, said.colour)
    if said.asks:
        more["description"] = said.asks
    if said.note:
        more["note"] = [{"authorString": said.actor, "time": said.at, "text": said.note}]
    if said.deadline:
        begins: Object = {"start": said.begins} if said.begins else {}
        more["restriction"] = {"period": {**begins, "end": said.deadline}}
    if _STATUS[said.action] == "completed":
        more["executionPeriod"] = {"start": said.at, "end": said.at}
    return {
        "resourceType": "Task",
        "identifier": [{"system": IDENTIFIER, "value": key}],
        "status": _STATUS[said.action],
        "intent": "order",
        "code": _coded(_CODES, said.action, _DISPLAY[said.action]),
        "for": _reference(said.patient),
        "authoredOn": said.at,
        "requester": _person(said.actor),
        **more,
    }


def provenance_of(task: str, said: Outgoing) -> Object:
    """Return the Provenance of the Task `task` ("Task/7"): who decided when, on what, and by which rules."""
    sources: list[Json] = [{"role": "source", "what": _reference(covered)} for covered in said.covers]
    rules: Object = {}
    if said.rule_set:
        name = f"{said.rule_set}|{said.version}"
        rules["policy"] = [f"{_RULE_SETS}/{said.rule_set}/{said.version}#sha256={said.rule_set_sha256}"]
        sources.append({"role": "source", "what": {"identifier": {"system": _RULE_SETS, "value": name}}})
    if sources:
        rules["entity"] = sources
    return {
        "resourceType": "Provenance",
        "target": [_reference(task)],
        "recorded": said.at,
        "activity": _coded(_CODES, said.action),
        "agent": [{"who": _person(said.actor)}],
        **rules,
    }


def is_task_of(task: Object, key: str) -> bool:
    """Return whether a Task is that of the decision `key`, whatever a server answered to the search."""
    identifiers = task.get("identifier")
    return isinstance(identifiers, list) and {"system": IDENTIFIER, "value": key} in [
        {name: each.get(name) for name in ("system", "value")} for each in identifiers if isinstance(each, dict)
    ]


def is_untouched(task: Object) -> bool:
    """Return whether a Task still has a status that we gave it: then nobody else has begun or ended it."""
    code = task.get("code")
    codings = code.get("coding") if isinstance(code, dict) else None
    coded = codings[0].get("code") if isinstance(codings, list) and codings and isinstance(codings[0], dict) else None
    return task.get("status") == _STATUS.get(str(coded))


def taken_back(task: Object) -> Object:
    """Return a Task as the source has it, but for its status and the reason."""
    return {**task, "status": TAKEN_BACK, "statusReason": {"text": "Beslutningen er taget tilbage"}}


def points_at(provenance: Object, task: str) -> bool:
    """Return whether a Provenance is about `task`."""
    targets = provenance.get("target")
    return isinstance(targets, list) and any(
        isinstance(each, dict) and str(each.get("reference", "")).split("/_history")[0].endswith(task)
        for each in targets
    )


def _reference(to: str) -> Object:
    return {"reference": to}


def _person(actor: str) -> Object:
    return {"identifier": {"system": _USERS, "value": actor}, "display": actor}


def _coded(system: str, code: str, display: str | None = None) -> Object:
    shown: Object = {"display": display} if display else {}
    return {"coding": [{"system": system, "code": code, **shown}]}
