"""The closed lists that a decision is made from: reasons by kind, what to prepare, intervals; and what they say."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import time

from triage.clinical.decision import Action
from triage.errors import Text

Labels = Mapping[str, Text]
Stretch = tuple[time, time]
_STRETCHES: tuple[Stretch, ...] = ((time(8), time(10)), (time(10), time(12)), (time(13), time(15)))


@dataclass(frozen=True, slots=True)
class Choices:
    """What may be chosen, each code with its words, in the order in which it is offered; `intervals` are days.

    `departments` are words by which the department of a programme is known among appointments, `call_windows` the
    stretches of a working day in which a call can be promised.
    """

    reasons: Mapping[Action, Labels]
    corrections: Labels
    prepare: Labels
    intervals: tuple[int, ...]
    departments: Mapping[str, tuple[str, ...]]
    call_windows: tuple[Stretch, ...] = _STRETCHES

    def reason_fault(self, action: Action, reason: str) -> Text | None:
        """Return what is wrong with a reason's code; none at all may be given."""
        return _unknown(reason, self.reasons.get(action, {}), "Begrundelsen", "reason") if reason else None

    def correction_fault(self, why: str) -> Text | None:
        """Return what is wrong with the code of a correction's reason, which must be given."""
        return _unknown(why, self.corrections, "Begrundelsen for rettelsen", "reason of the correction")

    def prepare_fault(self, codes: Iterable[str]) -> Text | None:
        """Return what is wrong with codes of what to prepare."""
        faults = (_unknown(code, self.prepare, "Forberedelsen", "preparation") for code in codes)
        return next((fault for fault in faults if fault is not None), None)


NO_CHOICES = Choices({}, {}, {}, (), {})


def parse_choices(text: str) -> Choices:
    """Return the lists in the JSON `text`."""
    file = json.loads(text)
    return Choices(
        reasons={Action(action): _labels(listed) for action, listed in file["reasons"].items()},
        corrections=_labels(file["corrections"]),
        prepare=_labels(file["prepare"]),
        intervals=tuple(file["intervals"]),
        departments={programme: tuple(words) for programme, words in file["departments"].items()},
        # A department's own file from before there were any names none.
        call_windows=tuple(map(_stretch, file["call_windows"])) if "call_windows" in file else _STRETCHES,
    )


def _stretch(hours: Sequence[str]) -> Stretch:
    begins, ends = map(time.fromisoformat, hours)
    if begins >= ends:
        raise ValueError(f"a window for calls ends before it begins: {hours[0]}-{hours[1]}")
    return begins, ends


def _labels(listed: Iterable[Mapping[str, str]]) -> Labels:
    return {one["code"]: Text(one["da"], one["en"]) for one in listed}


def _unknown(code: str, labels: Labels, da: str, en: str) -> Text | None:
    if code in labels:
        return None
    known = ", ".join(labels)
    return Text(
        f"{da} {code!r} findes ikke. Vælg en af: {known}.", f"There is no {en} {code!r}. Choose one of: {known}."
    )
