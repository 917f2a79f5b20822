"""Why the systems part, as sentences for the clinician who compares them."""

from collections.abc import Mapping, Sequence
from enum import StrEnum

from triage.clinical.colour import Colour
from triage.errors import Text, listed
from triage.scoring.explain.words import spoken, with_unit
from triage.scoring.readings.units import shown_unit
from triage.scoring.region.model import RegionAnswer
from triage.scoring.region.questions import Asked


class Kind(StrEnum):
    """What is special about an answer, or about a response as a whole (FREE_TEXT, RESPONSE)."""

    BOUNDARY = "boundary"
    UNIT = "unit"
    TYPE = "type"
    MISSING = "missing"
    NO_THRESHOLD = "no_threshold"
    SEVERAL = "several"
    FREE_TEXT = "free_text"
    RESPONSE = "response"
    UNEXPLAINED = "unexplained"


def sentence(
    kind: Kind, question: Asked | None, given: Sequence[RegionAnswer], theirs: Colour | None, ours: Colour
) -> Text:
    """Return what happens under both systems and why."""
    what = _WHAT[kind]
    slots = _slots(question, given)
    both = _both(theirs, ours)
    return Text(f"{what.da.format(**slots['da'])} {both.da}", f"{what.en.format(**slots['en'])} {both.en}")


def _slots(question: Asked | None, given: Sequence[RegionAnswer]) -> Mapping[str, Mapping[str, str]]:
    label = question.label if question else Text("", "")
    answers = listed([_answer(answer) for answer in given]) if given else Text("", "")
    due = shown_unit(question.unit) if question and question.unit else _NO_UNIT
    wanted = _YES_OR_NO if question and question.is_boolean else _NUMBER
    return {
        language: {
            "label": label.in_language(language).rstrip("?:"),
            "answers": answers.in_language(language),
            "due": due.in_language(language),
            "wanted": wanted.in_language(language),
        }
        for language in ("da", "en")
    }


def _answer(answer: RegionAnswer) -> Text:
    if isinstance(answer.value, str):
        return Text(f"»{answer.value}«", f"'{answer.value}'")
    if answer.value is None or isinstance(answer.value, bool):
        return Text(spoken(answer.value, "da"), spoken(answer.value, "en"))
    return with_unit(answer.value, shown_unit(answer.unit) if answer.unit else Text("", ""))


def _both(theirs: Colour | None, ours: Colour) -> Text:
    mine = ours.words
    if theirs is None:
        return Text(
            f"Regionens program kan ikke give svaret en farve; farve hos Visita: {mine.da}.",
            f"The region's program can give the answer no colour; colour with Visita: {mine.en}.",
        )
    if theirs is ours:
        return Text(f"Farve hos begge: {mine.da}.", f"Colour with both: {mine.en}.")
    other = theirs.words
    return Text(
        f"Farve hos regionen: {other.da}, hos Visita: {mine.da}.",
        f"Colour with the region: {other.en}, with Visita: {mine.en}.",
    )


_NO_UNIT = Text("grænsernes enhed, som ikke kendes", "the limits' unit, which is not known")
_YES_OR_NO = Text("ja eller nej", "yes or no")
_NUMBER = Text("et tal, der kan sammenlignes", "a number that can be compared")
_WHAT = {
    Kind.BOUNDARY: Text(
        "{label}: {answers} hører til flere tærskler, og den alvorligste gælder.",
        "{label}: {answers} belongs to several thresholds, and the most severe one counts.",
    ),
    Kind.UNIT: Text(
        "{label}: svaret {answers} er ikke i {due}. Regionen ser ikke på enheden; Visita bruger ikke svaret.",
        "{label}: the answer {answers} is not in {due}. The region does not look at the unit; Visita does not use it.",
    ),
    Kind.TYPE: Text(
        "{label}: der skal svares med {wanted}, og svaret er {answers}. Visita bruger det ikke.",
        "{label}: the answer must be {wanted}, and it is {answers}. Visita does not use it.",
    ),
    Kind.MISSING: Text(
        "{label} er ikke besvaret. Regionen ser kun på de svar, der er.",
        "{label} was not answered. The region looks only at the answers there are.",
    ),
    Kind.NO_THRESHOLD: Text(
        "{label}: {answers} ligger uden for alle planens tærskler.",
        "{label}: {answers} lies outside all thresholds of the plan.",
    ),
    Kind.SEVERAL: Text(
        "{label} har flere svar, der siger hver sit: {answers}. Visita bruger dem ikke.",
        "{label} has several answers that disagree: {answers}. Visita uses none of them.",
    ),
    Kind.FREE_TEXT: Text(
        "Patienten har skrevet med egne ord, og hos Visita bliver besvarelsen ikke grøn, før en person har læst det.",
        "The patient wrote words of their own, and with Visita that is not green before a person has read them.",
    ),
    Kind.RESPONSE: Text(
        "Visita kan ikke læse besvarelsen og bruger den ikke.",
        "Visita cannot read the response and does not use it.",
    ),
    Kind.UNEXPLAINED: Text(
        "{label}: {answers}. Forskellen kan ikke forklares her; en person må se på den.",
        "{label}: {answers}. The difference cannot be explained here; a person must look at it.",
    ),
}
