"""Stored results as a chart shows them."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace

from sqlalchemy import Connection

from triage.clinical.colour import Colour
from triage.scoring.explain.result import Result
from triage.scoring.rules.model import RuleSet
from triage.store.originals import department_names
from triage.store.results import CaseFacts, StoredResult, front_of_case, newest_cases, newest_result, results_by_key
from triage.store.rule_sets import InForce, versions_of
from triage.store.rule_versions.pending import WouldSay, would_say
from triage.workflow.catalogue import parsed_rule_set
from triage.workflow.chart.chart import Assessment
from triage.workflow.chart.known import Known
from triage.workflow.chart.reasons import reasons, why
from triage.workflow.chart.said_once import said_once


@dataclass(frozen=True, slots=True)
class _Around:
    """What a patient's results are told with: the facts by id, whose each case is, what a newer version says,
    which was chosen, and by whom.
    """

    facts: Known
    departments: Mapping[int, tuple[int, str]]
    said: Mapping[int, WouldSay]
    chosen: int
    own: frozenset[int] | None

    def is_theirs(self, case: CaseFacts) -> bool:
        """Return whether the case is of a department whose reasons the person may not see."""
        return self.own is not None and case.id in self.departments and self.departments[case.id][0] not in self.own


def assessments(
    connection: Connection, chosen: CaseFacts, facts: Known, own: frozenset[int] | None = None
) -> tuple[Assessment, ...]:
    """Return the result that the chosen case shows, a newer one beside it if any, then the other programmes'.

    Of departments that are none of `own` (None: all are) the colours alone.
    """
    others = [case for case in newest_cases(connection, chosen.patient) if case.programme != chosen.programme]
    cases = (chosen, *others)
    keys = [case.id for case in cases]
    around = _Around(facts, department_names(connection, keys), would_say(connection, keys), chosen.id, own)
    return tuple(found for case in cases for found in _of_case(connection, case, around))


def _of_case(connection: Connection, case: CaseFacts, around: _Around) -> Iterator[Assessment]:
    shown = None if around.is_theirs(case) else results_by_key(connection, [case.result]).get(case.result)
    if shown is None:
        # The database itself shows no results to a secretary's login; how urgent it is stands in the case.
        yield _placed(_front(connection, case), case, around, is_listed=case.id == around.chosen)
        return
    versions = versions_of(connection, case.programme)
    yield _placed(_assessment(versions, shown, case, around), case, around, is_listed=case.id == around.chosen)
    newest = newest_result(connection, case.patient, case.programme)
    if newest is not None and newest.id > shown.id and case.is_open:
        yield _placed(_assessment(versions, newest, case, around), case, around, is_listed=False)


def _placed(found: Assessment, case: CaseFacts, around: _Around, *, is_listed: bool) -> Assessment:
    _, department = around.departments.get(case.id, (0, ""))
    said = around.said.get(case.id) if case.is_open and is_listed and found.rule_set else None
    told = replace(found.why, department=department, is_listed=is_listed, is_open=case.is_open, would_say=said)
    return replace(found, why=told)


def _assessment(versions: Collection[InForce], stored: StoredResult, case: CaseFacts, around: _Around) -> Assessment:
    result = Result.from_json(stored.body)
    rules = _rules_of(versions, result)
    return Assessment(
        programme=stored.programme,
        colour=result.colour,
        at=stored.at,
        deadline=case.deadline if stored.id == case.result else None,
        reasons=reasons(result, rules, around.facts),
        unknown=result.unknown,
        could_be=said_once(result.could_be),
        rule_set=result.rule_set,
        version=result.version,
        is_approved=not result.rule_set or _status(versions, result) == "approved",
        why=why(result, rules, around.facts),
    )


def _rules_of(versions: Collection[InForce], result: Result) -> RuleSet | None:
    body = next((one.body for one in versions if one.sha256 == result.rule_set_sha256), None)
    return None if body is None else parsed_rule_set(body)


def _status(versions: Collection[InForce], result: Result) -> str | None:
    """Return the status that the rule set had when it was put in force last."""
    return next((one.status for one in reversed([*versions]) if one.sha256 == result.rule_set_sha256), None)


def _front(connection: Connection, case: CaseFacts) -> Assessment:
    rank, opened = front_of_case(connection, case.id)
    rules = versions_of(connection, case.programme)
    return Assessment(
        programme=case.programme,
        colour=next(colour for colour in Colour if colour.rank == rank),
        at=opened,
        deadline=case.deadline,
        reasons=(),
        unknown=(),
        could_be=(),
        rule_set="",
        version="",
        is_approved=not rules or rules[-1].status == "approved",
    )
