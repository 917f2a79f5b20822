"""Why a patient has the colour, in lines of words: the value, its limit, how it was made, and whose limit it is."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from triage.clinical.colour import Colour
from triage.errors import Text
from triage.scoring.explain.told import meaning
from triage.workflow.chart.assessed import Value
from triage.workflow.chart.care_shown import OwnLimitShown
from triage.workflow.chart.chart import Assessment, Reason
from ui.translate import colour_word, in_language, shown_day, shown_time, tr


def reason_lines(reason: Reason, limits: Sequence[OwnLimitShown], now: datetime) -> list[tuple[str, str]]:
    """Return the lines under a reason's headline, each with its role; values made alike stand together.

    `limits` are the patient's own that count in the programme.
    """
    if not reason.values:
        detail = in_language(reason.detail)
        return [(detail, "muted")] if detail else []
    lines = []
    for values in _made_alike(reason.values):
        lines.append((" · ".join(_held(value, in_language(reason.text)) for value in values), "body"))
        made = [line for line in (_made(values[0]), _own(values, limits, now)) if line]
        lines += [(line, "muted") for line in made]
    return [(line, role) for line, role in lines if line]


def otherwise_lines(assessment: Assessment) -> list[str]:
    """Return what would have given another colour, or that this cannot be told."""
    return [ended(in_language(sentence)) for sentence in (*assessment.could_be, *assessment.why.otherwise)]


def unknown_lines(assessment: Assessment) -> list[str]:
    """Return what is not known, and what that can do to the colour."""
    told = assessment.why.unknowns
    if not told:
        return [ended(f"{tr('Unknown:')} {_joined(assessment.unknown)}")] if assessment.unknown else []
    words = tr("Unknown, and {meaning}: {what}")
    meanings = [(in_language(meaning(one, assessment.colour)), _joined(one.texts)) for one in told]
    return [ended(words.format(meaning=said, what=what)) for said, what in meanings]


@dataclass(frozen=True, slots=True)
class NewRulesLine:
    """What a newer version of the rules would say of a case that keeps its own."""

    colour: Colour
    text: str


def new_rules_line(assessment: Assessment) -> NewRulesLine | None:
    """Return what a newer version of the rules would say; None where the case goes by the newest, or none was asked."""
    said = assessment.why.would_say
    if said is None or said.colour is None:
        return None
    words = tr("New version {version} would say {colour}: {reason} The case keeps {old} while somebody has it.")
    colour, reason = colour_word(said.colour).lower(), ended(in_language(said.reason))
    return NewRulesLine(
        said.colour, words.format(version=said.version, colour=colour, reason=reason, old=assessment.version)
    )


def source_line(assessment: Assessment, now: datetime) -> str:
    """Return when the patient was assessed, how old the data are, and by which rules."""
    rules = f"{assessment.rule_set} {assessment.version}".strip()
    data = assessment.why.data_at
    parts = [
        f"{tr('Assessed')} {shown_time(assessment.at, now)}",
        tr("data from {time}").format(time=shown_time(data, now)) if data else "",
        rules,
        "" if assessment.is_approved else tr("an example that nobody has approved for use on patients"),
    ]
    return " · ".join(part for part in parts if part)


def why(colour: Colour) -> str:
    """Return the heading of a colour's reasons."""
    return {
        Colour.RED: tr("Why red"),
        Colour.YELLOW: tr("Why yellow"),
        Colour.GREY: tr("Why grey"),
        Colour.GREEN: tr("Why green"),
    }[colour]


def ended(sentence: str) -> str:
    """Return a sentence with its full stop."""
    return sentence if sentence.endswith((".", "?", "!")) else f"{sentence}."


def _made_alike(values: Sequence[Value]) -> Iterable[list[Value]]:
    groups: dict[tuple[object, ...], list[Value]] = {}
    for value in values:
        groups.setdefault((value.held.how, value.devices, value.held.sources), []).append(value)
    return groups.values()


def _held(value: Value, headline: str) -> str:
    """Return "Iltmætning: 85 % – rød ved 87 % eller derunder"; what the headline says already is not said again."""
    held = value.held
    called, said, limit = in_language(held.called), in_language(held.value), in_language(held.limit)
    if headline == f"{called} {said}" or (limit and headline.startswith(f"{called} {said}")):
        return _capital(limit)
    told = f"{called}: {said}"
    return f"{told} – {limit}" if limit else told


def _made(value: Value) -> str:
    """Return "median af 3 målinger … · apparat Nonin 3230 nr. 5012 · kilde: NEWS2"."""
    devices = ", ".join(value.devices)
    parts = [
        in_language(value.held.how),
        f"{tr('device')} {devices}" if devices else "",
        f"{tr('source')}: {', '.join(value.held.sources)}" if value.held.sources else "",
    ]
    return " · ".join(part for part in parts if part)


def _own(values: Iterable[Value], limits: Sequence[OwnLimitShown], now: datetime) -> str:
    """Return that a limit is the patient's own, what it else would be, who set it, why, and until when."""
    told = []
    for value in values:
        if value.held.own:
            told.append(tr("The patient's own limit; otherwise {limit}").format(limit=in_language(value.held.usual)))
            told += [_set_by(one, now) for one in limits if one.param == value.held.own]
    return " · ".join(dict.fromkeys(told))


def _set_by(limit: OwnLimitShown, now: datetime) -> str:
    words = tr("set by {author}: {reason}; until {day}")
    return words.format(author=limit.author, reason=limit.reason, day=shown_day(limit.expiry, now))


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _joined(texts: Iterable[Text]) -> str:
    return "; ".join(in_language(text).rstrip(".") for text in texts)
