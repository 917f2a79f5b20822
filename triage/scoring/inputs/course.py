"""One patient's course as the inputs are read from it: cleaned readings, usable responses, plan and time."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from triage.clinical.care import Enrolment
from triage.clinical.observation import Reading, ReadingKind
from triage.clinical.questionnaire import Response
from triage.errors import Text
from triage.scoring.danish_time import elapsed, when
from triage.scoring.inputs.plan import Plans
from triage.scoring.instruments.model import Instrument
from triage.scoring.readings.clean import CLOCK_TOLERANCE, Cleaned, clean
from triage.scoring.rules.model import RuleSet

_COMPLETED = frozenset({"completed", "amended"})
_NEVER = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Course:
    """All that one assessment rests on; `answered` are the usable responses and `spoiled` the others, oldest first."""

    rule_set: RuleSet
    kinds: Mapping[str, ReadingKind]
    instruments: Mapping[str, Instrument]
    cleaned: Cleaned
    plans: Plans
    answered: tuple[Response, ...]
    spoiled: tuple[Response, ...]
    enrolment: Enrolment
    now: datetime

    def asked(self, link_ids: Iterable[str]) -> "Asked":
        """Return the responses to every questionnaire that was ever seen to hold one of `link_ids`.

        A newer response that leaves the question out counts: an older answer must not stand in for it.
        """
        wanted = frozenset(link_ids)
        both = self.answered + self.spoiled
        urls = {_url(found) for found in both if any(answer.link_id in wanted for answer in found.answers)}
        return Asked(
            tuple(found for found in self.answered if _url(found) in urls),
            tuple(found for found in self.spoiled if _url(found) in urls),
        )


@dataclass(frozen=True, slots=True)
class Asked:
    """Responses to the same question, oldest first."""

    answered: tuple[Response, ...]
    spoiled: tuple[Response, ...]

    @property
    def doubt(self) -> Text | None:
        """Return why the newest usable response may not be the whole story, None when nothing newer was received."""
        newest = self.answered[-1].authored if self.answered else None
        for found in reversed(self.spoiled):
            if newest is None or found.authored is None or elapsed(newest, found.authored) > timedelta(0):
                return spoiled_words(found)
        return None


def course(
    rule_set: RuleSet,
    kinds: Mapping[str, ReadingKind],
    instruments: Mapping[str, Instrument],
    readings: Iterable[Reading],
    responses: Iterable[Response],
    enrolment: Enrolment,
    now: datetime,
) -> Course:
    """Return the course of `enrolment`'s patient; other patients' responses are left out, their readings dropped."""
    own = sorted(
        {found for found in responses if found.patient == enrolment.patient},
        # The content too, so that two of one id and time stand in one order however they came.
        key=lambda found: (found.authored or _NEVER, found.id, repr(found.answers)),
    )
    usable = tuple(found for found in own if _is_usable(found, now))
    return Course(
        rule_set=rule_set,
        kinds=kinds,
        instruments=instruments,
        cleaned=clean(readings, enrolment.patient, now, kinds),
        plans=Plans.of([enrolment]),
        answered=usable,
        spoiled=tuple(found for found in own if not _is_usable(found, now)),
        enrolment=enrolment,
        now=now,
    )


def spoiled_words(response: Response) -> Text:
    """Return why a response cannot be used, as a sentence."""
    if response.status == "entered-in-error":
        why = Text("er trukket tilbage", "was withdrawn")
    elif response.status not in _COMPLETED:
        why = Text("er ikke færdig", "is not finished")
    elif response.authored is None:
        why = Text("har ingen dato", "has no date")
    else:
        why = Text("er dateret ude i fremtiden", "is dated in the future")
    at = Text("", "") if response.authored is None else when(response.authored)
    return Text(
        " ".join(("Besvarelsen", *(("fra", at.da) if at.da else ()), why.da)),
        " ".join(("The response", *(("of", at.en) if at.en else ()), why.en)),
    )


def _is_usable(response: Response, now: datetime) -> bool:
    authored = response.authored
    if response.status not in _COMPLETED or authored is None:
        return False
    return elapsed(now, authored) <= CLOCK_TOLERANCE


def _url(response: Response) -> str:
    return response.questionnaire.partition("|")[0]
