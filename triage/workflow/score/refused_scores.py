"""Answers that an instrument does not have: its form may not say so, but its score is refused, and that is told."""

from collections.abc import Iterable, Iterator, Mapping

from triage.clinical.questionnaire import Response
from triage.clinical.received import Finding, Received
from triage.scoring.instruments.model import Instrument
from triage.scoring.instruments.result import Refusal
from triage.scoring.instruments.score import score
from triage.workflow.catalogue import Catalogue


def told_of_scores(received: Iterable[Received], catalogue: Catalogue) -> Iterator[Received]:
    """Yield what came, each response with a finding for every score that its answers cannot give."""
    for item in received:
        responses = [fact for fact in item.facts if isinstance(fact, Response)]
        if not responses or item.withdrawn:
            yield item
            continue
        # Reading the instruments takes a moment, and most of what comes has no answers.
        yield item.with_warnings([found for one in responses for found in _refused(one, catalogue.instruments)])


def _refused(response: Response, instruments: Mapping[str, Instrument]) -> Iterator[Finding]:
    asked = {answer.link_id for answer in response.answers}
    for instrument in instruments.values():
        found = None if asked.isdisjoint(instrument.asked) else score(instrument, response)
        if isinstance(found, Refusal):
            path = f"QuestionnaireResponse.item.where(linkId='{found.item[:64]}')"
            yield Finding("warning", "value", path, found.text)
