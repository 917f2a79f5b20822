"""A chart as plain text for the patient's record; it begins with whose it is, so that it is seen in a wrong one."""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta

from triage.clinical.decision import Action, Decision
from triage.clinical.patient import Patient
from triage.errors import Text
from triage.scoring.danish_time import when
from triage.workflow.chart.chart import AnswerLine, Assessment, Chart, OwnWords, Reason, ResponseView
from triage.worklist.decision_words import asked_words
from triage.worklist.programme_names import programme_words

_ACTIONS = {
    Action.VISIT: Text("Indkaldes til besøg", "Called in"),
    Action.PHONE: Text("Ringes op", "To be phoned"),
    Action.MESSAGE: Text("Der skrives en besked", "A message is written"),
    Action.NO_VISIT: Text("Intet besøg", "No visit"),
    Action.INTERVAL: Text("Nyt interval", "New interval"),
    Action.QUESTIONNAIRE: Text("Nyt skema", "New questionnaire"),
    Action.END_COURSE: Text("Forløbet afsluttes", "The course ends"),
}
_ELSEWHERE = Text("Håndteret i et andet system", "Handled in another system")
_CHANGES = {
    "better": Text("bedre", "better"),
    "worse": Text("værre", "worse"),
    "changed": Text("ændret", "changed"),
}
_LATELY = timedelta(days=7)


def journal_words(chart: Chart, now: datetime, language: str) -> str:
    """Return the text: who it is, colour with its reasons, own words, what changed, and what was decided."""
    answered = *_answered(chart.responses, now), *_unread(chart.unread)
    lines = [_named(chart.patient), *_head(now), *_assessed(chart.assessments), *answered, *_decided(chart, now)]
    return "\n".join(line.in_language(language) for line in lines)


def _named(patient: Patient) -> Text:
    """Return name and year of birth: enough to see a wrong record by, and no number that could be looked up."""
    family, given, born = patient.family.upper(), patient.given, patient.birth_date
    name = ", ".join(part for part in (family, given) if part)
    return Text(
        f"{name or 'Navn ukendt'}, {f'født {born.year}' if born else 'fødselsår ukendt'}",
        f"{name or 'Name unknown'}, {f'born {born.year}' if born else 'year of birth unknown'}",
    )


def _head(now: datetime) -> Iterator[Text]:
    at = when(now)
    yield Text(f"Fra Visita {at.da}", f"From Visita {at.en}")


def _assessed(assessments: Iterable[Assessment]) -> Iterator[Text]:
    shown = [one for one in assessments if one.why.is_open]
    for one in sorted(shown, key=lambda found: found.colour.rank):
        name, colour, at = programme_words(one.programme), one.colour.words, when(one.at)
        yield Text(
            f"{name.da}: {colour.da} (vurderet {at.da}, {one.rule_set} {one.version})",
            f"{name.en}: {colour.en} (assessed {at.en}, {one.rule_set} {one.version})",
        )
        for reason in sorted(one.reasons, key=lambda found: found.colour.rank):
            yield _reason(reason)


def _reason(reason: Reason) -> Text:
    if not reason.values:
        return Text(f"- {reason.text.da}", f"- {reason.text.en}")
    told = [value.held for value in reason.values]
    da = "; ".join(_held(one.called.da, one.value.da, one.limit.da, one.how.da) for one in told)
    en = "; ".join(_held(one.called.en, one.value.en, one.limit.en, one.how.en) for one in told)
    return Text(f"- {reason.text.da} ({da})", f"- {reason.text.en} ({en})")


def _held(called: str, value: str, limit: str, how: str) -> str:
    return ", ".join(part for part in (f"{called} {value}", limit, how) if part)


def _answered(responses: Iterable[ResponseView], now: datetime) -> Iterator[Text]:
    """Yield of what was answered lately: scores, answers that are always looked at or changed, and all own words."""
    for view in responses:
        if view.authored is None or now - view.authored > _LATELY:
            continue
        at = when(view.authored)
        yield Text(f"{view.title}, besvaret {at.da}:", f"{view.title}, answered {at.en}:")
        yield from (Text(f"- {score.da}", f"- {score.en}") for score in view.scores)
        yield from (_line(line) for line in view.lines if _matters(line))


def _unread(found: Iterable[OwnWords]) -> Iterator[Text]:
    """Yield own words that stand in no newest response, however old: nobody has read them."""
    for one in found:
        at = Text("", "") if one.at is None else when(one.at)
        yield Text(f"- {one.about.da} {at.da}: »{one.words}«", f'- {one.about.en} {at.en}: "{one.words}"')


def _matters(line: AnswerLine) -> bool:
    return line.fault is None and bool(line.answer.strip()) and (line.free_text or line.is_safety or bool(line.change))


def _line(line: AnswerLine) -> Text:
    if line.free_text:
        return Text(f"- Patienten skriver: »{line.answer}«", f'- The patient writes: "{line.answer}"')
    change = _CHANGES.get(line.change)
    if change is None or line.previous is None:
        return Text(f"- {line.question} {line.answer}", f"- {line.question} {line.answer}")
    return Text(
        f"- {line.question} {line.answer} (før: {line.previous}; {change.da})",
        f"- {line.question} {line.answer} (before: {line.previous}; {change.en})",
    )


def _decided(chart: Chart, now: datetime) -> Iterator[Text]:
    """Yield the decisions about the case that stand, the newest first."""
    standing = [one for one in chart.decisions if one.case == chart.case and not one.undone]
    for one in sorted(standing, key=lambda made: (made.at, made.id), reverse=True):
        yield _decision(one, chart)


def _decision(one: Decision, chart: Chart) -> Text:
    name = _ACTIONS[one.action] if isinstance(one.action, Action) else _ELSEWHERE
    asks, at, choices = asked_words(one.details, chart.offers.choices), when(one.at), chart.offers.choices
    reasons = choices.reasons.get(one.action, {}) if isinstance(one.action, Action) else {}
    why = reasons.get(one.reason, Text(one.reason, one.reason))
    da = ". ".join(part for part in (_asked(name.da, asks.da), why.da, one.note) if part)
    en = ". ".join(part for part in (_asked(name.en, asks.en), why.en, one.note) if part)
    return Text(f"Besluttet {at.da} af {one.actor}: {da}", f"Decided {at.en} by {one.actor}: {en}")


def _asked(name: str, asks: str) -> str:
    return f"{name}: {asks}" if asks else name
