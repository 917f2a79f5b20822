"""The same answers under both systems, question by question, and every difference with its kind and a sentence."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from triage.clinical.colour import Colour
from triage.clinical.questionnaire import Response
from triage.errors import Text
from triage.scoring.numbers import fits
from triage.scoring.region.edges import Case, edge_cases
from triage.scoring.region.evaluator import Verdict, answer_verdict, region_colour
from triage.scoring.region.model import AnswerKind, Form, RegionAnswer
from triage.scoring.region.ours import OurVerdict, as_response, foreign_unit, is_usable, our_verdict
from triage.scoring.region.questions import Asked, asked_questions
from triage.scoring.region.sentences import Kind, sentence
from triage.scoring.rules.model import RuleSet


@dataclass(frozen=True, slots=True)
class Difference:
    """A question (None: the response as a whole) that the systems look at differently.

    `theirs` None: their evaluator stops. The colours may be the same: where an answer lies on a boundary or outside all
    thresholds both are careful, each by a rule of its own.
    """

    kind: Kind
    link_id: str | None
    theirs: Colour | None
    ours: Colour
    text: Text

    @property
    def differs(self) -> bool:
        """Return whether the colours are not the same."""
        return self.theirs is not self.ours


@dataclass(frozen=True, slots=True)
class Compared:
    """One response: what each system makes of it, what their system stored with it (None: nothing), and why."""

    name: Text
    theirs: Colour | None
    ours: Colour
    stored: Colour | None
    differences: tuple[Difference, ...]


class Comparison:
    """Holds answers to both systems; the rule set is the one made from the form."""

    def __init__(self, form: Form, rule_set: RuleSet) -> None:
        self._form = form
        self._thresholds = form.by_link_id()
        self._questions = asked_questions(form)
        self._rule_set = rule_set

    def of_edges(self) -> tuple[Compared, ...]:
        """Return the edges of every threshold, made up."""
        return tuple(self._of_case(case) for case in edge_cases(self._form))

    def of_response(
        self, name: str, answers: Sequence[RegionAnswer], response: Response | None, stored: Colour | None
    ) -> Compared:
        """Return one real response; `response` is how Visita reads it, None where it could not."""
        return self._compared(Text(name, name), answers, response, stored)

    def _of_case(self, case: Case) -> Compared:
        response = as_response(self._form.questionnaire, case.answers)
        return self._compared(case.name, case.answers, response, None)

    def _compared(
        self, name: Text, answers: Sequence[RegionAnswer], response: Response | None, stored: Colour | None
    ) -> Compared:
        theirs = region_colour(self._thresholds, answers)
        ours = our_verdict(self._rule_set, self._questions, answers, response)
        if is_usable(response):
            found = (*self._by_question(answers, ours), *_words(theirs, ours))
        else:
            found = (_of_whole(Kind.RESPONSE, theirs, ours),)
        return Compared(name, theirs.colour, ours.colour, stored, found)

    def _by_question(self, answers: Sequence[RegionAnswer], ours: OurVerdict) -> Iterator[Difference]:
        for question in self._questions:
            given = [answer for answer in answers if answer.link_id == question.link_id]
            theirs = self._worst(given)
            colour = ours.by_question[question.link_id]
            kind = _kind(question, given)
            if kind is None and theirs.colour is not colour:
                kind = Kind.UNEXPLAINED
            if kind is not None:
                text = sentence(kind, question, given, theirs.colour, colour)
                yield Difference(kind, question.link_id, theirs.colour, colour, text)

    def _worst(self, given: Iterable[RegionAnswer]) -> Verdict:
        verdicts = (answer_verdict(self._thresholds[answer.link_id], answer) for answer in given)
        return min(verdicts, key=lambda verdict: verdict.severity, default=Verdict(Colour.GREEN))


def _words(theirs: Verdict, ours: OurVerdict) -> Iterator[Difference]:
    """Yield that words nobody has read are all that keeps the response from being green."""
    if ours.has_words and ours.colour is Colour.GREY and theirs.colour is Colour.GREEN:
        yield _of_whole(Kind.FREE_TEXT, theirs, ours)


def _of_whole(kind: Kind, theirs: Verdict, ours: OurVerdict) -> Difference:
    return Difference(kind, None, theirs.colour, ours.colour, sentence(kind, None, (), theirs.colour, ours.colour))


def _kind(question: Asked, given: Sequence[RegionAnswer]) -> Kind | None:
    """Return what is special about the answers to a question, None for one answer plainly inside one threshold."""
    if not given:
        return Kind.MISSING
    wanted = AnswerKind.BOOLEAN if question.is_boolean else AnswerKind.NUMBER
    if any(answer.kind is not wanted or not _comparable(answer) for answer in given):
        return Kind.TYPE
    if len({answer.value for answer in given}) > 1:
        return Kind.SEVERAL
    if any(foreign_unit(answer.unit, question.unit) for answer in given):
        return Kind.UNIT
    colours = {found.category.colour for found in question.thresholds if found.covers(given[0].value)}
    if not colours:
        return Kind.NO_THRESHOLD
    return Kind.BOUNDARY if len(colours) > 1 else None


def _comparable(answer: RegionAnswer) -> bool:
    return answer.is_exact and (not isinstance(answer.value, Decimal) or fits(answer.value))
