"""The letter about a day as it stands on paper, in the language that the patient reads."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from triage.coordination.reimbursement.words import draft_in_words
from triage.coordination.words.times import day_words, long_day_words
from triage.errors import Text
from ui.printing.letter import Block, LetterSheet, Style
from ui.widgets.plain_label import one_line

if TYPE_CHECKING:
    from triage.coordination.reimbursement.drafts import Draft
    from triage.workflow.coordinate.day_paper import DayPaper

DANISH, ENGLISH = "da", "en"


def letter_sheets(paper: DayPaper, language: str, *, with_drafts: bool) -> list[LetterSheet]:
    """Return the letter, and where wanted the drafts of grants on a sheet of their own, which the department keeps."""
    dated = _in(long_day_words(paper.at.date()), language)
    page = _in(_PAGE, language)
    letter = LetterSheet(address(paper, language), (paper.sender, dated), list(_letter(paper, language)), page)
    if not with_drafts or not paper.drafts:
        return [letter]
    return [letter, LetterSheet((), (paper.sender, dated), list(_grants(paper, language)), page)]


def address(paper: DayPaper, language: str) -> tuple[str, ...]:
    """Return the lines of the address; a protected one stands on no paper."""
    person = paper.person
    name = one_line(f"{person.given} {person.family}")
    if person.protected:
        return (name, _in(_PROTECTED, language))
    return tuple(filter(None, (name, _street(person.address, paper.town), one_line(paper.town))))


def draft_line(draft: Draft, sites: dict[str, str] | None, language: str) -> str:
    """Return which trip a draft is about: day, hospital and distance."""
    site = (sites or {}).get(draft.site, draft.site)
    km = "" if draft.km is None else _in(_KM, language).format(km=draft.km)
    return " · ".join(filter(None, (_in(day_words(draft.day), language), one_line(site), km)))


def _letter(paper: DayPaper, language: str) -> Iterator[Block]:
    letter = paper.letter
    yield Block(_in(letter.title, language), Style.TITLE)
    yield Block(_in(letter.greeting, language))
    for said in letter.opening:
        yield Block(_in(said, language))
    for visit in letter.visits:
        more = tuple(_in(one, language) for one in (visit.place, *visit.notes))
        yield Block(_in(visit.what, language), left=_in(visit.time, language), more=tuple(filter(None, more)))
    parts = ((_WAY, letter.journey), (_PREPARE, letter.prepare), (_BRING, letter.bring), (_COMPANY, letter.help))
    for heading, lines in (*parts, (_CALL, letter.contact)):
        yield from _part(heading, lines, language)
    for said in letter.closing:
        yield Block(_in(said, language), Style.SMALL)
    yield Block("\n".join((_in(_GREETING, language), paper.sender)))


def _part(heading: Text, lines: tuple[Text, ...], language: str) -> Iterator[Block]:
    if lines:
        yield Block(_in(heading, language), Style.HEADING)
        yield Block("\n".join(_in(line, language) for line in lines))


def _grants(paper: DayPaper, language: str) -> Iterator[Block]:
    yield Block(_in(_DRAFT, language), Style.TITLE)
    yield Block(_in(_NOT_SENT, language))
    yield Block(one_line(f"{paper.person.given} {paper.person.family}"))
    sites = dict(paper.sites or {})
    for draft in paper.drafts:
        yield Block(draft_line(draft, sites, language), Style.HEADING)
        yield Block(_in(draft_in_words(draft), language))


def _street(said: str | None, town: str) -> str:
    """Return what stands before the town: a source writes the whole address as one text."""
    name = one_line(town.partition(" ")[2])
    parts = (one_line(part) for part in (said or "").split(","))
    return ", ".join(part for part in parts if part not in ("", name, one_line(town)))


def _in(text: Text, language: str) -> str:
    return text.da if language == DANISH else text.en


_PAGE = Text("Side {number} af {count}", "Page {number} of {count}")
_PROTECTED = Text("Adressen er beskyttet", "The address is protected")
_KM = Text("{km} km hver vej", "{km} km each way")
_WAY = Text("Sådan kommer du frem", "How to get there")
_PREPARE = Text("Før du kommer", "Before you come")
_BRING = Text("Tag med", "Bring")
_COMPANY = Text("Ledsager og tolk", "Companion and interpreter")
_CALL = Text("Hvis du ikke kan komme", "If you cannot come")
_GREETING = Text("Venlig hilsen", "Kind regards")
_DRAFT = Text("Kladde til kørselstilskud", "Draft of a travel grant")
_NOT_SENT = Text(
    "Til afdelingen. Kladden er ikke sendt, og ingen har afgjort sagen.",
    "For the department. The draft is not sent, and nobody has decided the case.",
)
