"""A department's own form behind an instrument of ours: which question is which item, and what its choices weigh."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from triage.clinical.questionnaire import Answer, Response
from triage.errors import Text
from triage.scoring.instruments.asked import Asked
from triage.scoring.instruments.form import Form, FormItem
from triage.scoring.instruments.model import Instrument

# The link id of the form's question behind each item of the instrument.
Links = Mapping[str, str]


def link_faults(instrument: Instrument, form: Form, links: Links) -> tuple[Text, ...]:
    """Return what keeps `form` from being scored as `instrument`: items without a question, weights that do not fit."""
    return tuple(_faults(instrument, form, links))


def linked(instrument: Instrument, form: Form, links: Links, response: Response) -> Response:
    """Return `response` as one to `instrument`: link ids and weights as it wants them, only questions that were asked.

    `links` are without faults (`link_faults`). Score the result with `score`.
    """
    asked = Asked(form, response)
    answers = (
        _weighed(answer, item, form.item(question))
        for item, question in links.items()
        for answer in asked.answers(question)
    )
    return replace(response, answers=tuple(answers))


def _weighed(answer: Answer, item: str, question: FormItem | None) -> Answer:
    weight = None if question is None else question.weights.get(str(answer.value))
    return replace(answer, link_id=item, ordinal=weight)


def _faults(instrument: Instrument, form: Form, links: Links) -> Iterator[Text]:
    for item in instrument.link_ids:
        if item not in links:
            yield Text(f"{item} har intet spørgsmål i skemaet.", f"{item} has no question in the form.")
    if len(set(links.values())) < len(links):
        yield Text("To punkter har samme spørgsmål.", "Two items have the same question.")
    for item, question in links.items():
        found, known = form.item(question), instrument.asked.get(item)
        if found is None or known is None:
            yield Text(f"{item}: {question} findes ikke.", f"{item}: {question} does not exist.")
        elif wrong := [weight for weight in found.weights.values() if not known.allows(weight)]:
            wanted = known.wanted()
            yield Text(
                f"{question}: vægten {wrong[0]} er ikke {wanted.da}.",
                f"{question}: weight {wrong[0]} is not {wanted.en}.",
            )
