"""Thresholds that can be read but not relied on: with one of these no rule set is written for the form."""

from collections.abc import Callable, Iterator, Sequence

from triage.clinical.colour import Colour
from triage.clinical.received import Finding
from triage.errors import Text
from triage.scoring.numbers import MAX_DECIMALS, fits, places_needed
from triage.scoring.region.edges import edge_values
from triage.scoring.region.evaluator import value_verdict
from triage.scoring.region.model import Form, Threshold

_Check = Callable[[Sequence[Threshold]], Text | None]


def form_faults(form: Form) -> Iterator[Finding]:
    """Yield every reason why no rule set can stand for the thresholds of `form`, at its place in the file."""
    for link_id, thresholds in form.by_link_id().items():
        for check in (_mixed, _swapped, _unwritable, _two_units, _never_anything):
            text = check(thresholds)
            if text is not None:
                where = f"{thresholds[0].path} ({link_id})"
                yield Finding("error", "business-rule", where, text)
                break
    if not form.thresholds:
        yield Finding("error", "required", form.plan, _NOTHING)


def _mixed(thresholds: Sequence[Threshold]) -> Text | None:
    if len({threshold.value is None for threshold in thresholds}) == 1:
        return None
    return Text(
        "Spørgsmålet har tærskler både for tal og for ja/nej. Ret planen.",
        "The question has thresholds for numbers and for yes/no. Correct the plan.",
    )


def _swapped(thresholds: Sequence[Threshold]) -> Text | None:
    for threshold in thresholds:
        if threshold.low is not None and threshold.high is not None and threshold.low > threshold.high:
            return Text(
                f"Den nedre grænse {threshold.low} er over den øvre {threshold.high}. Ret planen.",
                f"The lower limit {threshold.low} is above the upper {threshold.high}. Correct the plan.",
            )
    return None


def _unwritable(thresholds: Sequence[Threshold]) -> Text | None:
    # One decimal is kept free for the step beside a limit.
    for limit in (limit for threshold in thresholds for limit in threshold.limits):
        if not fits(limit) or places_needed(limit) >= MAX_DECIMALS:
            return Text(
                f"Grænsen {limit} er for stor eller har for mange decimaler til at kunne sammenlignes. Ret planen.",
                f"The limit {limit} is too large or has too many decimals to be compared. Correct the plan.",
            )
    return None


def _two_units(thresholds: Sequence[Threshold]) -> Text | None:
    units = sorted({threshold.unit for threshold in thresholds if threshold.unit})
    if len(units) < 2:
        return None
    return Text(
        f"Spørgsmålets tærskler er i forskellige enheder: {', '.join(units)}. Ret planen.",
        f"The thresholds of the question are in different units: {', '.join(units)}. Correct the plan.",
    )


def _never_anything(thresholds: Sequence[Threshold]) -> Text | None:
    if any(value_verdict(thresholds, value).colour is not Colour.GREEN for value in edge_values(thresholds)):
        return None
    return Text(
        "Tærsklerne gør ethvert svar grønt og siger derfor intet. Slet dem, eller ret planen.",
        "The thresholds make every answer green and so say nothing. Delete them or correct the plan.",
    )


_NOTHING = Text(
    "Planen har ingen tærskler for skemaet, så intet svar kan give andet end grønt.",
    "The plan has no thresholds for the form, so no answer can give anything but green.",
)
