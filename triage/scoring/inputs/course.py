"""One patient's course as the inputs are read from it: cleaned readings, usable responses, plan and time."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from triage.clinical.care import Enrolment
from triage.clinical.observation import Reading, ReadingKind
from triage.clinical.questionnaire import Response, ResponseFault
from triage.errors import Text
from triage.scoring.danish_time import danish_day, danish_midnight, elapsed, when
from triage.scoring.inputs.plan import Plans
from triage.scoring.inputs.values import Evidence, InputValue, Status
from triage.scoring.instruments.model import Instrument
from triage.scoring.readings.clean import CLOCK_TOLERANCE, Cleaned, clean
from triage.scoring.rules.model import Freshness, Input, RuleSet

_COMPLETED = frozenset({"completed", "amended"})
_A_DAY = timedelta(days=1)
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
    # The questionnaires that were ever seen to hold a question, by its link id.
    holding: Mapping[str, Collection[str]]

    def asked(self, link_ids: Iterable[str]) -> "Asked":
        """Return the responses to every questionnaire that was ever seen to hold one of `link_ids`.

        A newer response that leaves the question out counts: an older answer must not stand in for it.
        """
        urls = {url for link_id in link_ids for url in self.holding.get(link_id, ())}
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
    def current(self) -> tuple[Response, ...]:
        """Return the newest response to each questionnaire, of those answered within a day of the newest of all.

        Two programmes may ask the same on one day, and nobody knows which answer counts. Responses to one questionnaire
        of the very same time all belong to it.
        """
        newest: dict[str, list[Response]] = {}
        for found in self.answered:
            others = newest.setdefault(_url(found), [])
            if others and others[0].authored != found.authored:
                others.clear()
            others.append(found)
        last = _authored(self.answered[-1])
        each = (found for responses in newest.values() for found in responses)
        return tuple(found for found in each if elapsed(_authored(found), last) <= _A_DAY)

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
        holding=_holding(own),
    )


def counts_until(declared: Input, response: Response) -> datetime | None:
    """Return the last moment at which `response` is fresh enough for the window of `declared`, None without one."""
    authored = _authored(response)
    if declared.window_h is not None:
        return authored.astimezone(UTC) + timedelta(seconds=int(declared.window_h * 3600))
    if declared.window_d is None:
        return None
    return danish_midnight(danish_day(authored) + timedelta(days=declared.window_d)) - timedelta(microseconds=1)


def too_old(declared: Input, response: Response, name: Text, now: datetime) -> InputValue | None:
    """Return the value of an input whose newest response no longer counts, None while it does.

    Strict answers that are too old make grey; those that lapse count as not given.
    """
    until = counts_until(declared, response)
    if until is None or elapsed(until, now) <= timedelta(0):
        return None
    at = when(_authored(response))
    sentence = Text(f"{name.da} er sidst besvaret {at.da}", f"{name.en} was last answered {at.en}")
    status = Status.UNUSABLE if declared.freshness is Freshness.STRICT else Status.ABSENT
    return InputValue(None, status, Evidence((response.id,), 0, sentence), name)


def spoiled_words(response: Response) -> Text:
    """Return why a response cannot be used, as a sentence."""
    if response.status == "entered-in-error":
        why = Text("er trukket tilbage", "was withdrawn")
    elif ResponseFault.UNKNOWN_VERSION in response.faults:
        why = Text("er på en udgave af skemaet, der ikke kendes", "is to a version of the form that is not known")
    elif response.status not in _COMPLETED:
        why = Text("er ikke færdig", "is not finished")
    elif not response.is_scored:
        why = Text("har en dato, der ikke kan passe", "has a date that cannot be true")
    elif response.authored is None:
        why = Text("har ingen dato", "has no date")
    else:
        why = Text("er dateret ude i fremtiden", "is dated in the future")
    at = Text("", "") if response.authored is None else when(response.authored)
    return Text(
        " ".join(("Besvarelsen", *(("fra", at.da) if at.da else ()), why.da)),
        " ".join(("The response", *(("of", at.en) if at.en else ()), why.en)),
    )


def _authored(response: Response) -> datetime:
    """Return when a usable response was answered; one without a time is not usable."""
    if response.authored is None:
        raise ValueError(f"{response.id} has no time")
    return response.authored


def _is_usable(response: Response, now: datetime) -> bool:
    authored = response.authored
    if response.status not in _COMPLETED or authored is None or not response.is_scored:
        return False
    # What was ahead of the clock when it came does not become fresh by waiting.
    seen = now if response.received is None else min(now, response.received, key=lambda time: time.astimezone(UTC))
    return elapsed(seen, authored) <= CLOCK_TOLERANCE


def _holding(responses: Iterable[Response]) -> Mapping[str, Collection[str]]:
    holding: dict[str, set[str]] = {}
    for found in responses:
        for answer in found.answers:
            holding.setdefault(answer.link_id, set()).add(_url(found))
    return holding


def _url(response: Response) -> str:
    return response.questionnaire.partition("|")[0]
