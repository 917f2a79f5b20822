"""Write a whole synthetic region as a FHIR R4 bulk export."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from triage.demo.chance import Chance
from triage.demo.courses import fate_at
from triage.demo.days import DAY, HOUR, Days
from triage.demo.export import TYPES, Export
from triage.demo.forms import questionnaire, questions
from triage.demo.history import Historian, Lot
from triage.demo.places import WEEKS_AHEAD, free_slots, place_resources
from triage.demo.texts import Question, Texts, read_texts

_BLOCK = 100
_PROGRAMMES = (("copd", 45), ("heart_failure", 25), ("epilepsy", 12), ("mental_health", 10), ("diabetes", 8))
_LONGEST_COURSE = 400


@dataclass(frozen=True, slots=True)
class GenerateReport:
    """What was written: the files (`truth.ndjson` last, which no program reads) and how many of each type."""

    folder: Path
    files: tuple[Path, ...]
    counts: dict[str, int]


def generate(patients: int, seed: int, out: Path, now: datetime, days: int = 180) -> GenerateReport:
    """Write `patients` made-up people with `days` days of data up to `now` as NDJSON files in the folder `out`.

    The same arguments give the same bytes everywhere; a person does not depend on how many follow. Existing files of
    the same names are replaced. Raises ValueError when `now` has no time zone.
    """
    texts = read_texts()
    calendar = Days(now, days + _LONGEST_COURSE, WEEKS_AHEAD * 7 + 14)
    with Export(out) as export:
        _write_region(texts, calendar, days, seed, export)
        historian = Historian(texts, _asked(texts), calendar, days, export)
        for lot in _lots(patients, seed):
            historian.write(lot, Chance(seed, lot.index), Chance(seed, lot.index, "planted"))
    files = tuple(out / f"{name}.ndjson" for name in (*TYPES, "truth"))
    return GenerateReport(out, files, export.counts)


def _write_region(texts: Texts, calendar: Days, days: int, seed: int, export: Export) -> None:
    updated = calendar.instant(-days * DAY + 6 * HOUR)
    for name in texts.forms.questionnaires:
        export.resource(questionnaire(name, texts.forms, updated))
    for resource in place_resources(texts.places, updated):
        export.resource(resource)
    for slot in free_slots(texts.places, calendar, Chance(seed, "slots"), calendar.instant(-DAY + 6 * HOUR)):
        export.resource(slot)


def _asked(texts: Texts) -> dict[str, tuple[Question, ...]]:
    return {name: tuple(questions(form, texts.forms)) for name, form in texts.forms.questionnaires.items()}


def _lots(patients: int, seed: int) -> Iterator[Lot]:
    """Deal programmes and fates evenly: every hundred people hold each in its share, and fates spread over programmes.

    53 and 61 have no factor in common with 100, so that a block meets every position once.
    """
    for start in range(0, patients, _BLOCK):
        chance = Chance(seed, "block", start)
        first, turn = chance.below(_BLOCK), chance.below(_BLOCK)
        for index in range(start, min(start + _BLOCK, patients)):
            position = (index * 53 + first) % _BLOCK
            fate = fate_at((position * 61 + turn) % _BLOCK)
            yield Lot(index + 1, _programme_at(position), fate)


def _programme_at(position: int) -> str:
    for programme, share in _PROGRAMMES:
        if position < share:
            return programme
        position -= share
    return _PROGRAMMES[-1][0]
