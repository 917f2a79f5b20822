"""Answers beside the ones before them, with the questions as the patient read them."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal

from triage.clinical.questionnaire import Answer, Questionnaire, Response
from triage.errors import Text
from triage.scoring.arrivals.enabled import Enabled
from triage.scoring.arrivals.response import response_text
from triage.scoring.arrivals.words import why_unusable
from triage.scoring.instruments.change_words import CHANGED, change_words, way
from triage.scoring.instruments.items import Item
from triage.scoring.instruments.score import Instrument, score
from triage.scoring.instruments.words import score_words
from triage.workflow.chart.chart import AnswerLine, ResponseView


def response_views(
    responses: Sequence[Response], known: Iterable[Questionnaire], instruments: Collection[Instrument] = ()
) -> tuple[ResponseView, ...]:
    """Return the newest response to each questionnaire beside the one before, newest first.

    `responses` are in order of time; the versions of a questionnaire follow one another. A question whose text is not
    known is shown by its link id, never left out.
    """
    by_url: dict[str, list[Response]] = defaultdict(list)
    for response in responses:
        if response.status != "entered-in-error":
            by_url[response.questionnaire.split("|")[0]].append(response)
    catalogue = {questionnaire.canonical: questionnaire for questionnaire in known}
    newest = [
        _Pair(answered[-1], answered[-2] if len(answered) > 1 else None, catalogue, instruments).view()
        for answered in by_url.values()
    ]
    return tuple(sorted(newest, key=lambda view: str(view.authored or ""), reverse=True))


class _Pair:
    """A response and the one before it."""

    def __init__(
        self,
        response: Response,
        before: Response | None,
        catalogue: Mapping[str, Questionnaire],
        instruments: Collection[Instrument],
    ) -> None:
        self._response, self._before = response, before
        self._form = catalogue.get(response.questionnaire)
        former = self._form if before is None else catalogue.get(before.questionnaire, self._form)
        self._texts = {item.link_id: item.text for form in (former, self._form) if form for item in form.items}
        given = {answer.link_id for answer in response.answers}
        self._instruments = [one for one in instruments if not given.isdisjoint(one.link_ids)]
        self._safety = {one.items[one.safety_item.item - 1].id for one in self._instruments if one.safety_item}
        self._earlier = {answer.link_id: answer for answer in before.answers} if before else {}

    def view(self) -> ResponseView:
        """Return what is shown of it, the question that is always seen first."""
        lines = [*map(self._line, self._response.answers), *self._unanswered()]
        return ResponseView(
            title=self._form.title if self._form else self._response.questionnaire,
            authored=self._response.authored,
            answered_by=self._response.answered_by,
            lines=tuple(sorted(lines, key=lambda line: not line.is_safety)),
            scores=tuple(self._scores()),
            faults=tuple(response_text(fault) for fault in self._response.faults),
            key=self._response.id,
            before=self._before.authored if self._before else None,
        )

    def _line(self, answer: Answer) -> AnswerLine:
        earlier = self._earlier.get(answer.link_id)
        return AnswerLine(
            question=self._texts.get(answer.link_id) or answer.link_id,
            answer=self._shown(answer),
            previous=None if earlier is None else self._shown(earlier),
            free_text=answer.free_text,
            fault=why_unusable(answer.fault) if answer.fault else None,
            link_id=answer.link_id,
            change=self._change(answer, earlier),
            is_safety=answer.link_id in self._safety,
        )

    def _shown(self, answer: Answer) -> str:
        """Return what the patient read; a code whose words did not come with it is looked up in the questionnaire."""
        if answer.shown.strip() and answer.shown != answer.value:
            return answer.shown
        items = (item for item in (self._form.items if self._form else ()) if item.link_id == answer.link_id)
        named = (option.display for item in items for option in item.options if option.code == answer.value)
        return next((display for display in named if display), answer.shown)

    def _change(self, answer: Answer, earlier: Answer | None) -> str:
        if earlier is None or answer.free_text or earlier.value == answer.value:
            return ""
        for instrument in self._instruments:
            item = instrument.asked.get(answer.link_id)
            if item is not None and not answer.fault and not earlier.fault:
                was, now = (_counted(item, one) for one in (earlier, answer))
                if was is not None and now is not None:
                    return way(instrument, was, now)
        return CHANGED

    def _scores(self) -> Iterator[Text]:
        """Yield what the instruments come to; a single grade says no more than its answer does."""
        for instrument in self._instruments:
            scored = score(instrument, self._response) if len(instrument.link_ids) > 1 else None
            if scored is None:
                continue
            former = score(instrument, self._before) if self._before else None
            changed = change_words(instrument, scored, former, self._before.authored if self._before else None)
            told = score_words(instrument, scored)
            yield told if changed is None else Text(f"{told.da}; {changed.da}", f"{told.en}; {changed.en}")

    def _unanswered(self) -> Iterator[AnswerLine]:
        """Yield the questions that were asked and not answered; a field for own words may be left empty."""
        if self._form is None:
            return
        given: dict[str, list[Answer]] = defaultdict(list)
        for answer in self._response.answers:
            given[answer.link_id].append(answer)
        enabled = Enabled(self._form, given)
        for item in self._form.items:
            is_asked = item.type not in ("group", "display") and item.link_id not in given and item.link_id in enabled
            if is_asked and (item.required or item.type not in ("text", "string")):
                earlier = self._earlier.get(item.link_id)
                previous = None if earlier is None else self._shown(earlier)
                yield AnswerLine(
                    question=item.text,
                    answer="",
                    previous=previous,
                    free_text=False,
                    link_id=item.link_id,
                    is_safety=item.link_id in self._safety,
                    is_required=item.required,
                )


def _counted(item: Item, answer: Answer) -> Decimal | None:
    return item.worth(answer.value) if item.allows(answer.value) else answer.ordinal
