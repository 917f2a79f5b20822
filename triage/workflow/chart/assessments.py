"""Stored results as a chart shows them."""

from collections.abc import Iterator

from sqlalchemy import Connection

from triage.clinical.colour import Colour
from triage.errors import Text
from triage.scoring.explain.result import Result
from triage.store.results import CaseFacts, StoredResult, front_of_case, newest_cases, newest_result, results_by_key
from triage.store.rule_sets import status_of, versions_of
from triage.workflow.chart.chart import Assessment, Reason


def assessments(connection: Connection, chosen: CaseFacts) -> tuple[Assessment, ...]:
    """Return the result that the chosen case shows, a newer one beside it if any, then the other programmes'."""
    others = [case for case in newest_cases(connection, chosen.patient) if case.programme != chosen.programme]
    return tuple(found for case in (chosen, *others) for found in _of_case(connection, case))


def _of_case(connection: Connection, case: CaseFacts) -> Iterator[Assessment]:
    shown = results_by_key(connection, [case.result]).get(case.result)
    if shown is None:
        # The database itself shows no results to a secretary's login; how urgent it is stands in the case.
        yield _front(connection, case)
        return
    yield _assessment(connection, shown, case)
    newest = newest_result(connection, case.patient, case.programme)
    if newest is not None and newest.id > shown.id and case.is_open:
        yield _assessment(connection, newest, case)


def _assessment(connection: Connection, stored: StoredResult, case: CaseFacts) -> Assessment:
    result = Result.from_json(stored.body)
    return Assessment(
        programme=stored.programme,
        colour=result.colour,
        at=stored.at,
        deadline=case.deadline if stored.id == case.result else None,
        reasons=(*_fired(result), *_grey(result)),
        unknown=result.unknown,
        could_be=result.could_be,
        rule_set=result.rule_set,
        version=result.version,
        is_approved=not result.rule_set or status_of(connection, result.rule_set_sha256) == "approved",
    )


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


def _fired(result: Result) -> Iterator[Reason]:
    for rule in result.fired:
        yield Reason(rule.colour, rule.reason, rule.detail)


def _grey(result: Result) -> Iterator[Reason]:
    for why in result.why_grey:
        yield Reason(Colour.GREY, why, Text("", ""))
