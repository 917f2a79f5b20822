"""What stands in a store after any step, in numbers that are the same on every database, and what must hold of it."""

from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from itertools import zip_longest
from typing import Any

from sqlalchemy import Connection, select

from triage.scoring.assess import assess
from triage.scoring.explain.result import Result
from triage.scoring.inputs.values import InputValue, PatientInputs
from triage.store.tables import metadata
from triage.workflow.auditing.verify import check_chains
from triage.workflow.catalogue import parsed_rule_set

# Of each table what says the same on every database: no keys but as places in order, no numbers drawn at random.
_SHOWN = {
    "patient": "to_score",
    "rule_set": "version sha256 in_force_from in_force_until",
    "result": "patient_id programme at colour_rank rule_set_version sha256 basis came body",
    "case": "patient_id programme result_id is_open colour_rank reason_en deadline opened closed missing follows_id "
    "owner owned_since lease_until fence snoozed_until red_since escalated_at",
    "case_event": "case_id at act actor former owner fence note",
    "decision": "case_id result_id action note actor at undoes corrects due rule_set_version seen_result seen_received",
    "outbox": "decision_id corrects dress state attempts next_try",
    "booking_request": "decision_id state",
    "notice": "patient_id kind at",
    "audit": "at actor act patient_id subject role relation",
    "source": "received accepted with_findings quarantined unchanged",
    "away_conflict": "case_id kind actor at resolved",
}
_POINTS = {"undoes": "decision", "corrects": "decision", "follows_id": "case", "seen_result": "result"}
Rows = list[dict[str, Any]]
Picture = dict[str, Rows]


def picture(connection: Connection) -> Picture:
    """Return all that matters of a store."""
    places: dict[str, dict[int, int]] = {}
    found = {}
    for name in _SHOWN:
        table = metadata.tables[name]
        rows = connection.execute(select(table).order_by(table.c.id)).mappings().all()
        places[name] = {row["id"]: place for place, row in enumerate(rows)}
        found[name] = rows
    return {name: [_shown(name, row, places) for row in rows] for name, rows in found.items()}


def _shown(name: str, row: Any, places: dict[str, dict[int, int]]) -> dict[str, Any]:
    return {column: _placed(name, column, row[column], places) for column in _SHOWN[name].split()}


def _placed(name: str, column: str, value: Any, places: dict[str, dict[int, int]]) -> Any:
    if column == "subject":
        # The rest of it names keys. What came with a copy's log was done there, and is logged here when it is merged.
        return str(value).startswith("away: ")
    to = "outbox" if (name, column) == ("outbox", "corrects") else _POINTS.get(column, column.removesuffix("_id"))
    return places[to].get(value, value) if to in places and value is not None else value


@dataclass
class Former:
    """What stood in a store before a step, of which some must stay for ever."""

    decisions: Rows
    closed: dict[int, dict[str, Any]]
    results: int = 0


def differing(one: Picture, other: Picture) -> list[tuple[str, Any, Any]]:
    """Return where two pictures are not the same."""
    return [
        (name, first, second)
        for name in one
        for first, second in zip_longest(one[name], other[name])
        if first != second
    ]


def check(found: Picture, former: Former) -> Former:
    """Look at a picture; return what the next one is held against."""
    results_hold(found, former.results)
    cases_hold(found, former.closed)
    decisions_hold(found, former.decisions)
    closed = {place: case for place, case in enumerate(found["case"]) if not case["is_open"]}
    return Former(found["decision"], closed, len(found["result"]))


def results_hold(found: Picture, known: int) -> None:
    """P03, P04: each result was made by rules in force at its time, and comes out the same again."""
    for result in found["result"][known:]:
        stored = Result.from_json(result["body"])
        (rules,) = {
            one["sha256"]
            for one in found["rule_set"]
            if one["sha256"] == stored.rule_set_sha256
            and one["version"] == result["rule_set_version"]
            and one["in_force_from"] <= result["at"] <= (one["in_force_until"] or result["at"])
        }
        assert result["sha256"] == stored.sha256
        assert stored.inputs
        assert stored.colour.rank == result["colour_rank"]
        assert rules == stored.rule_set_sha256


def comes_out_the_same(connection: Connection, known: int) -> None:
    """P03: what is kept with each result is enough to come to its colour again."""
    tables = metadata.tables
    in_force = connection.execute(select(tables["rule_set"].c.sha256, tables["rule_set"].c.body))
    rules = dict(in_force.all())
    bodies = connection.execute(select(tables["result"].c.body).order_by(tables["result"].c.id).offset(known))
    for body in bodies.scalars():
        assert _colour_again(body, rules)


def _colour_again(body: str, rules: dict[str, str]) -> bool:
    stored = Result.from_json(body)
    return _again(body, rules[stored.rule_set_sha256]) == stored.colour.value


@lru_cache(maxsize=4096)
def _again(body: str, rules: str) -> str:
    stored, rule_set = Result.from_json(body), parsed_rule_set(rules)
    inputs = {used.name: InputValue(used.value, used.status) for used in stored.inputs}
    return assess(rule_set, PatientInputs(inputs), blocks_green=stored.why_grey).colour.value


def cases_hold(found: Picture, closed: dict[int, dict[str, Any]]) -> None:
    """One open case of a patient and programme; what is closed keeps its colour; numbers of owners only grow."""
    cases = found["case"]
    of_course = Counter((case["patient_id"], case["programme"]) for case in cases if case["is_open"])
    assert set(of_course.values()) <= {1}
    assert all(case["colour_rank"] == found["result"][case["result_id"]]["colour_rank"] for case in cases)
    for place, before in closed.items():
        assert cases[place]["is_open"] or cases[place] == before
    for place, case in enumerate(cases):
        fences = [event["fence"] for event in found["case_event"] if event["case_id"] == place]
        assert fences == sorted(fences)
        assert case["fence"] >= max(fences, default=0)


def decisions_hold(found: Picture, before: Rows) -> None:
    """P13, P09: no line is ever lost or changed; each stands with its line in the log and its line to the source."""
    lines = found["decision"]
    assert lines[: len(before)] == before
    undone = Counter(line["undoes"] for line in lines if line["undoes"] is not None)
    made = {place: line for place, line in enumerate(lines) if line["action"] != "undo"}
    standing = [line["case_id"] for place, line in made.items() if place not in undone]
    assert set(undone.values()) <= {1}
    assert len(standing) == len(set(standing))
    assert not any(found["case"][case]["is_open"] for case in standing)
    told = Counter(sent["decision_id"] for sent in found["outbox"] if sent["corrects"] is None)
    assert told == Counter(made.keys())
    logged = Counter(line["act"].partition(":")[0] for line in found["audit"] if not line["subject"])
    corrected = sum(line["corrects"] is not None for line in lines)
    assert logged["correct"] == corrected
    assert logged["decide"] == len(made) - corrected
    assert logged["undo"] == len(lines) - len(made) - corrected


def log_is_whole(connection: Connection) -> None:
    """The chains of the audit log are what was hashed."""
    assert check_chains(connection, [])[2] == ()
