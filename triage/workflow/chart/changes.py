"""What a clinician is told of changed data: notices, former values, and the same person in other sources."""

import json
from collections.abc import Iterator, Mapping
from datetime import datetime
from itertools import chain
from typing import Any

from sqlalchemy import Connection

from triage.clinical.colour import Colour
from triage.clinical.observation import ReadingKind
from triage.errors import Text
from triage.store.changes import FormerFact, courses, former_facts
from triage.store.clock_time import from_ms
from triage.store.intake.twins import twins_of
from triage.store.notices import notices_of
from triage.workflow.application import Application
from triage.workflow.chart.changes_shown import Changes, Correction, Elsewhere, Line

_MOST = 20
_COLOURS = {colour.rank: colour for colour in Colour}
_NOTHING = Text("intet svar", "no answer")
_RESPONSE = Text("Besvarelse", "Response")
_READING = Text("Måling", "Reading")


def changes_of(app: Application, connection: Connection, patient: int) -> Changes:
    """Return what changed about a patient, newest first, and where else the same person stands."""
    kinds = app.catalogue.kinds
    return Changes(
        notices=notices_of(connection, patient),
        corrections=tuple(_correction(fact, kinds) for fact in former_facts(connection, patient, _MOST)),
        elsewhere=tuple(_elsewhere(connection, patient)),
    )


def _elsewhere(connection: Connection, patient: int) -> Iterator[Elsewhere]:
    twins = twins_of(connection, patient)
    for course in courses(connection, list(twins)) if twins else ():
        shared = twins[course.patient]
        yield Elsewhere(
            source=course.source,
            case=course.case,
            programme=course.programme,
            colour=None if course.colour_rank is None else _COLOURS[course.colour_rank],
            readings=shared.get("reading", 0),
            responses=shared.get("response", 0),
        )


def _correction(fact: FormerFact, kinds: Mapping[str, ReadingKind]) -> Correction:
    before = json.loads(fact.body)
    after = None if fact.after is None else json.loads(fact.after)
    if fact.kind == "response":
        return Correction(fact.at, fact.change, _RESPONSE, _time(before["authored"]), tuple(_answers(before, after)))
    kind = kinds.get(before["kind"] or "")
    what = Text(kind.name_da, kind.name_en) if kind else _READING
    line = Line("", _value(before), None if after is None else _value(after))
    return Correction(fact.at, fact.change, what, _time(before["time"]), (line,))


def _answers(before: dict[str, Any], after: dict[str, Any] | None) -> Iterator[Line]:
    """Yield the answers that differ; none where the whole response was taken back."""
    if after is None:
        return
    said, says = _shown(before), _shown(after)
    for link_id in dict.fromkeys(chain(said, says)):
        if said.get(link_id) != says.get(link_id):
            yield Line(link_id, said.get(link_id, _NOTHING), says.get(link_id, _NOTHING))


def _shown(response: dict[str, Any]) -> dict[str, Text]:
    # An answer is stored as [link id, value, what was shown, …], see `triage.store.fact_rows`.
    return {answer[0]: Text(answer[2], answer[2]) for answer in json.loads(response["answers"])}


def _value(reading: dict[str, Any]) -> Text:
    if reading["value"] is None:
        return Text("ingen værdi", "no value")
    unit = f" {reading['unit']}" if reading["unit"] else ""
    return Text(f"{reading['value'].replace('.', ',')}{unit}", f"{reading['value']}{unit}")


def _time(ms: int | None) -> datetime | None:
    return None if ms is None else from_ms(ms)
