"""Answers beside the ones before them, with the questions as the patient read them."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence

from triage.clinical.questionnaire import Item, Questionnaire, Response
from triage.errors import Text
from triage.scoring.arrivals.response import response_text
from triage.scoring.arrivals.words import why_unusable
from triage.scoring.instruments.score import Instrument, score
from triage.scoring.instruments.words import score_words
from triage.workflow.chart.chart import AnswerLine, ResponseView


def response_views(
    responses: Sequence[Response], known: Iterable[Questionnaire], instruments: Collection[Instrument] = ()
) -> tuple[ResponseView, ...]:
    """Return the newest response to each questionnaire beside the one before, newest first.

    `responses` are in order of time. A question whose text is not known is shown by its link id, never left out.
    """
    by_canonical: dict[str, list[Response]] = defaultdict(list)
    for response in responses:
        if response.status != "entered-in-error":
            by_canonical[response.questionnaire].append(response)
    catalogue = {questionnaire.canonical: questionnaire for questionnaire in known}
    newest = [
        _view(answered, catalogue.get(canonical), instruments)
        for canonical, answered in by_canonical.items()
    ]
    return tuple(sorted(newest, key=lambda view: str(view.authored or ""), reverse=True))


def _view(
    answered: Sequence[Response], questionnaire: Questionnaire | None, instruments: Collection[Instrument]
) -> ResponseView:
    response, before = answered[-1], answered[-2] if len(answered) > 1 else None
    items = {item.link_id: item for item in questionnaire.items} if questionnaire else {}
    earlier = {answer.link_id: answer.shown for answer in before.answers} if before else {}
    lines = tuple(
        AnswerLine(
            question=items[answer.link_id].text if answer.link_id in items else answer.link_id,
            answer=answer.shown,
            previous=earlier.get(answer.link_id),
            free_text=answer.free_text,
            fault=why_unusable(answer.fault) if answer.fault else None,
        )
        for answer in response.answers
    )
    unanswered = _unanswered(items.values(), {answer.link_id for answer in response.answers})
    return ResponseView(
        title=questionnaire.title if questionnaire else response.questionnaire,
        authored=response.authored,
        answered_by=response.answered_by,
        lines=lines + unanswered,
        scores=tuple(_scores(response, instruments)),
        faults=tuple(response_text(fault) for fault in response.faults),
    )


def _scores(response: Response, instruments: Iterable[Instrument]) -> Iterator[Text]:
    """Yield what the instruments in a response come to; a single grade says no more than its answer does."""
    for instrument in instruments:
        scored = score(instrument, response) if len(instrument.link_ids) > 1 else None
        if scored is not None:
            yield score_words(instrument, scored)


def _unanswered(items: Iterable[Item], answered: set[str]) -> tuple[AnswerLine, ...]:
    asked = (item for item in items if item.type not in ("group", "display"))
    return tuple(
        AnswerLine(question=item.text, answer="", previous=None, free_text=False)
        for item in asked
        if item.link_id not in answered and item.required
    )
