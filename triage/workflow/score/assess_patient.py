"""Assess one patient in every programme: what is to be judged, and what keeps a result from being green."""

import logging
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime

from triage.clinical.care import ON_HOLD, Enrolment
from triage.clinical.observation import Reading
from triage.clinical.own_limit import OwnLimit
from triage.clinical.questionnaire import Response
from triage.errors import Text
from triage.scoring.assess import assess
from triage.scoring.explain.result import Result
from triage.scoring.inputs.gather import inputs_for
from triage.scoring.inputs.values import PatientInputs
from triage.scoring.rules.model import RuleSet
from triage.store.casework.cases import Outcome
from triage.store.records import Facts
from triage.workflow.catalogue import Catalogue
from triage.workflow.score.block import Block
from triage.workflow.score.blocks import blocks_green, outside_population, unseen_safety
from triage.workflow.score.faulty_data import faulty_answers, lost_beside_the_rules
from triage.workflow.score.outcome import Present, Subject, basis_of, grey_result, newest_of, outcome_of
from triage.workflow.score.own_limits import OwnValues, first_end, next_edge, own_values, without_rules
from triage.workflow.score.passed_over import passed_over
from triage.workflow.score.paused import paused
from triage.workflow.score.recheck import recheck_at

NOT_ENROLLED = ""
_LOG = logging.getLogger(__name__)


def assess_patient(catalogue: Catalogue, subject: Subject) -> Iterator[Outcome]:
    """Yield an outcome for every active programme; one who sends data without being enrolled is grey, never unseen.

    A programme in which something fails that nobody foresaw is grey; the others are scored all the same.
    """
    enrolments = _active(subject.facts)
    for programme, enrolment in enrolments.items():
        rule_set = catalogue.rule_sets.get(programme)
        if rule_set is not None:
            rule_set = subject.kept.get(programme, rule_set)
        if rule_set is None:
            why = _refused(catalogue, programme)
            yield outcome_of(catalogue, subject, programme, Present(grey_result(programme, why)))
        else:
            yield from _worth_telling(subject, enrolment, _assessed(catalogue, subject, rule_set, enrolment))
    for programme in subject.shown.keys() - enrolments.keys() - {NOT_ENROLLED}:
        yield outcome_of(catalogue, subject, programme, Present(grey_result(programme, _ENDED)))
    if not enrolments and (newest_of(subject.facts) is not None or subject.facts.held):
        yield outcome_of(catalogue, subject, NOT_ENROLLED, Present(grey_result(NOT_ENROLLED, _NOT_ENROLLED)))


def _refused(catalogue: Catalogue, programme: str) -> Text:
    why = catalogue.refused.get(programme)
    return _NO_RULE_SET if why is None else Text(_REFUSED.da.format(why.da), _REFUSED.en.format(why.en))


def _worth_telling(subject: Subject, enrolment: Enrolment, outcomes: Iterable[Outcome]) -> Iterator[Outcome]:
    """Yield `outcomes`, of a course that a decision ended those alone that rest on what came after that.

    What is held back may be an alarm, and an open case is kept up to date: then all are told.
    """
    ended, facts = enrolment.ended, subject.facts
    if ended is None or enrolment.programme in subject.shown or facts.held:
        yield from outcomes
        return
    since = max(ended, subject.last_decided or ended)
    sent: list[Reading | Response] = [*facts.readings, *facts.responses]
    new = {one.id for one in sent if one.received is not None and one.received > since}
    for outcome in outcomes if new else ():
        if any(not new.isdisjoint(used.ids) for used in Result.from_json(outcome.body).inputs):
            yield outcome


def _active(facts: Facts) -> dict[str, Enrolment]:
    """Return one enrolment per programme; of several active plans every step counts, so the most frequent one does.

    A plan on hold counts where there is no other: whoever sends an alarm meanwhile is seen.
    """
    held = {found.programme: found for found in facts.enrolments if found.status == ON_HOLD}
    active: dict[str, Enrolment] = {}
    for found in facts.enrolments:
        if found.status == "active":
            other = active.get(found.programme)
            active[found.programme] = found if other is None else replace(found, plan=other.plan + found.plan)
    return held | active


def _assessed(catalogue: Catalogue, subject: Subject, rule_set: RuleSet, enrolment: Enrolment) -> Iterator[Outcome]:
    """Yield the outcome now, before it the worst alarm of an earlier sitting that is milder by now, if any."""
    programme = enrolment.programme

    def assess_at(facts: Facts, time: datetime) -> Result:
        own = own_values(rule_set, subject.limits, time).values
        return assess(rule_set, _inputs(catalogue, rule_set, facts, enrolment, time), own)

    since, times = _looked_at(subject, programme)
    passed = passed_over(assess_at, _judged(subject), since, subject.now, subject.last_decided, times)
    # What could not be judged anew is not let go.
    is_anew = programme in subject.anew and not passed.failed
    try:
        present = _present(catalogue, subject, rule_set, enrolment, passed.failed)
    except Exception as fault:
        _LOG.error("a patient could not be scored: %s", type(fault).__name__)
        present, is_anew = Present(grey_result(programme, _FAILED)), False
    alarm = passed.alarm
    if alarm is None or alarm.colour.rank >= present.result.colour.rank:
        now = outcome_of(catalogue, subject, programme, present, rule_set)
        yield replace(now, alarm_fell=now.alarm_fell or is_anew)
        return
    then = outcome_of(catalogue, subject, programme, Present(alarm), rule_set)
    yield replace(then, is_passed=True, alarm_fell=then.alarm_fell or is_anew)
    # Whatever fell, the case shows the alarm just raised, and that one stands.
    yield replace(outcome_of(catalogue, subject, programme, present, rule_set), alarm_fell=False)


def _looked_at(subject: Subject, programme: str) -> tuple[datetime | None, Sequence[datetime]]:
    """Return since when sittings with news are looked at, and at which other times too.

    Other rules look again at every time at which the open case was judged: none of its alarms is let go unseen.
    """
    judged = subject.anew.get(programme)
    return (subject.assessed.get(programme), ()) if judged is None else (judged.before, judged.times)


def _present(catalogue: Catalogue, subject: Subject, rule_set: RuleSet, enrolment: Enrolment, failed: bool) -> Present:
    """Return the state now; where an earlier sitting `failed` it is not green."""
    inputs = _inputs(catalogue, rule_set, _judged(subject), enrolment, subject.now)
    on_pause = tuple(paused(rule_set, inputs, enrolment, subject.now))
    own = own_values(rule_set, subject.limits, subject.now)
    fault = own.fault or (_LIMITS_LEFT if _left_limits(catalogue, subject) else None)
    unfit = [Block(fault)] if fault else []
    beside = (*on_pause, *([Block(_FAILED)] if failed else ()), *unfit)
    blocks = (*_blocks(catalogue, subject, rule_set, inputs), *beside)
    result = _blocked(rule_set, inputs, blocks, own)
    # What came is the same before and after somebody decided, though it has been read by then.
    undecided = (*_blocks(catalogue, replace(subject, last_decided=None), rule_set, inputs), *beside)
    as_came = result if undecided == blocks else _blocked(rule_set, inputs, undecided, own)
    pause = next((block.text for block in on_pause), None) if len(blocks) == 1 and not result.fired else None
    return Present(
        result,
        _recheck(catalogue, rule_set, inputs, enrolment, subject),
        _ids(blocks),
        pause,
        basis_of(as_came, rule_set, _ids(undecided), with_own_limits=False),
        own.values,
        bool(blocks or inputs.doubts),
    )


def _blocks(catalogue: Catalogue, subject: Subject, rule_set: RuleSet, inputs: PatientInputs) -> tuple[Block, ...]:
    facts, decided = _judged(subject), subject.last_decided
    return (
        *blocks_green(subject.patient, facts, decided),
        *outside_population(rule_set.population, subject.patient, subject.now),
        *faulty_answers(facts, catalogue.instruments.values()),
        *lost_beside_the_rules(rule_set, inputs.dropped, subject.patient, facts, decided),
        *unseen_safety(rule_set, catalogue.instruments, subject.patient, facts, decided),
    )


def _recheck(
    catalogue: Catalogue, rule_set: RuleSet, inputs: PatientInputs, enrolment: Enrolment, subject: Subject
) -> datetime | None:
    now = subject.now
    ends = next_edge(rule_set, subject.limits, now), first_end(_left_limits(catalogue, subject), now)
    times = recheck_at(rule_set, inputs, enrolment, now), *ends
    return min((time for time in times if time is not None), default=None)


def _left_limits(catalogue: Catalogue, subject: Subject) -> list[OwnLimit]:
    return without_rules(catalogue.rule_sets.values(), subject.limits, subject.now)


def _blocked(rule_set: RuleSet, inputs: PatientInputs, blocks: Sequence[Block], own: OwnValues) -> Result:
    return assess(rule_set, inputs, own.values, [block.text for block in blocks])


def _ids(blocks: Sequence[Block]) -> tuple[str, ...]:
    return tuple(key for block in blocks for key in block.ids)


def _judged(subject: Subject) -> Facts:
    """Return the facts that may be judged: none of somebody dead, or whose record is another's or no longer kept."""
    is_in_care = subject.patient.active and not subject.patient.deceased
    return subject.facts if is_in_care else replace(subject.facts, readings=[], responses=[])


def _inputs(catalogue: Catalogue, rule_set: RuleSet, facts: Facts, enrolment: Enrolment, at: datetime) -> PatientInputs:
    known = catalogue.kinds, catalogue.instruments
    return inputs_for(rule_set, *known, facts.readings, facts.responses, enrolment, at)


_NO_RULE_SET = Text(
    "Intet regelsæt er i brug for forløbet; patienten skal vurderes af en kliniker",
    "No rule set is in use for the programme; a clinician must assess the patient",
)
_REFUSED = Text(
    "Forløbets regler må ikke vurdere patienter; en kliniker skal vurdere patienten. {}",
    "The programme's rules may not assess patients; a clinician must assess the patient. {}",
)
_NOT_ENROLLED = Text(
    "Der er kommet data, men patienten er ikke tilmeldt et forløb",
    "Data have come, but the patient is not enrolled in a programme",
)
_FAILED = Text(
    "Patienten kunne ikke vurderes på grund af en fejl i programmet; se data, og meld fejlen",
    "The patient could not be assessed because of a fault in the program; look at the data, and report the fault",
)
_LIMITS_LEFT = Text(
    "Patienten har egne grænser til et regelsæt, der ikke længere er i brug; sæt dem igen, eller hæv dem",
    "The patient has limits of their own for a rule set no longer in use; set them again, or lift them",
)
_ENDED = Text(
    "Forløbet er ikke længere i gang hos kilden; luk sagen, eller tilmeld patienten igen",
    "The course is no longer active at the source; close the case, or enrol the patient again",
)
