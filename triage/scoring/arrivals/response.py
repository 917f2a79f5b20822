"""A response held against its questionnaire: which answers may count, and what is missing."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from triage.clinical.questionnaire import Answer, AnswerFault, Questionnaire, Response, ResponseFault
from triage.clinical.received import Finding
from triage.errors import Text
from triage.scoring.arrivals.answers import held_against
from triage.scoring.arrivals.enabled import Enabled
from triage.scoring.arrivals.words import ANSWER_CODES, answer_words, missing_words, questionnaire_finding

_FINISHED = frozenset({"completed", "amended"})
# What the reading of the answer itself found; all else is found here, and looked for anew.
_STANDING = frozenset(
    {None, AnswerFault.NO_VALUE, AnswerFault.COMPARATOR, AnswerFault.UNKNOWN_UNIT, AnswerFault.UNIT_CONFLICT}
)
_OF_THE_FORM = frozenset({ResponseFault.UNKNOWN_FORM, ResponseFault.UNKNOWN_VERSION, ResponseFault.REQUIRED})
_MOST_FINDINGS = 20


@dataclass(frozen=True, slots=True)
class Checked:
    """A response with its faults, and a finding for each of those that the questionnaire shows."""

    response: Response
    findings: tuple[Finding, ...]


def url_of(canonical: str) -> str:
    """Return the address of a canonical without its version."""
    return canonical.partition("|")[0].partition("#")[0]


def check_response(response: Response, known: Iterable[Questionnaire]) -> Checked:
    """Hold `response` against the questionnaire that it names, of those `known`.

    What an earlier check found is forgotten. One whose version is not known counts for nothing; one that is wholly
    unknown is only never proof of anything.
    """
    plain = _unchecked(response)
    form = _form(plain.questionnaire, known)
    if isinstance(form, ResponseFault):
        return Checked(replace(plain, faults=(*plain.faults, form)), (questionnaire_finding(form),))
    given: dict[str, list[Answer]] = defaultdict(list)
    for answer in plain.answers:
        given[answer.link_id].append(answer)
    try:
        enabled = Enabled(form, given)
        answers = tuple(_held(form, plain.answers, given, enabled))
        missing = tuple(_missing(form, given, enabled)) if plain.status in _FINISHED else ()
    except RecursionError:
        # Conditions that hang on one another by the hundred: nobody can tell what was asked.
        found = ResponseFault.UNKNOWN_VERSION
        return Checked(replace(plain, faults=(*plain.faults, found)), (questionnaire_finding(found),))
    faults = (*plain.faults, *([ResponseFault.REQUIRED] if missing else []))
    findings = (*_answer_findings(plain.answers, answers), *map(_missing_finding, missing))
    return Checked(replace(plain, answers=answers, faults=faults), findings[:_MOST_FINDINGS])


def _unchecked(response: Response) -> Response:
    return replace(
        response,
        answers=tuple(
            replace(answer, fault=None) if answer.fault not in _STANDING else answer for answer in response.answers
        ),
        faults=tuple(fault for fault in response.faults if fault not in _OF_THE_FORM),
    )


def _form(canonical: str, known: Iterable[Questionnaire]) -> Questionnaire | ResponseFault:
    """Return the one questionnaire that is meant: of the version named, or without any where none is named."""
    url, version = url_of(canonical), canonical.partition("|")[2]
    same = [one for one in known if url and one.url == url]
    if not same:
        return ResponseFault.UNKNOWN_FORM
    meant = [one for one in same if (one.version or "") == version]
    is_one = len({one.version for one in meant}) == 1 and len({one.items for one in meant}) == 1
    return meant[0] if is_one else ResponseFault.UNKNOWN_VERSION


def _held(
    form: Questionnaire, answers: Iterable[Answer], given: Mapping[str, Sequence[Answer]], enabled: Enabled
) -> Iterator[Answer]:
    items = {item.link_id: item for item in form.items}
    # In the order of the form, so that what hangs on an answer finds it looked at.
    asked = {link_id: link_id in enabled for link_id in items}
    for answer in answers:
        link_id = answer.link_id
        is_alone = len(given[link_id]) == 1
        yield held_against(items.get(link_id), answer, is_asked=asked.get(link_id, False), is_alone=is_alone)


def _missing(form: Questionnaire, given: Mapping[str, Sequence[Answer]], enabled: Enabled) -> Iterator[str]:
    for item in form.items:
        if item.required and item.link_id in enabled:
            answers = given.get(item.link_id, ())
            if not any(answer.value is not None or answer.fault for answer in answers):
                yield item.link_id


def _answer_findings(before: Sequence[Answer], after: Sequence[Answer]) -> Iterator[Finding]:
    told = {answer.link_id for answer in before if answer.fault}
    for answer in after:
        if answer.fault and answer.link_id not in told:
            told.add(answer.link_id)
            yield Finding("warning", ANSWER_CODES[answer.fault], _path(answer.link_id), answer_words(answer))


def _missing_finding(link_id: str) -> Finding:
    return Finding("warning", "required", _path(link_id), missing_words(link_id))


def _path(link_id: str) -> str:
    return f"QuestionnaireResponse.item.where(linkId='{link_id[:64]}')"


def response_text(fault: ResponseFault) -> Text:
    """Return why a response is no proof that its patient is well, as a sentence."""
    return questionnaire_finding(fault).text
