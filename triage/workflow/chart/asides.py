"""What stands beside a patient's data: read from the resources as they came, for a page alone."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import Connection

from triage.clinical.aside import PersonAside
from triage.clinical.patient import Contact, Patient
from triage.clinical.questionnaire import Questionnaire
from triage.clinical.related_person import RelatedPerson
from triage.fhir.asides import person_aside, response_aside, told_patient
from triage.store.context_rows import relatives_of
from triage.store.namesakes import count_namesakes
from triage.store.originals import Originals, is_to_score, originals
from triage.workflow.chart.beside import Beside, ContactWish
from triage.workflow.chart.chart import ResponseView
from triage.worklist.row import Viewer

# The questions by which patients ask to be contacted, in the questionnaires and rule sets that ship.
_WISHES = frozenset({"wants_contact", "contact_wish"})


@dataclass(frozen=True, slots=True)
class Asides:
    """The resources behind a page, and the relatives at the source."""

    raw: Originals
    relatives: Sequence[RelatedPerson]

    def of_view(self, view: ResponseView) -> ResponseView:
        """Return a response with how it was given, and who of the relatives gave it."""
        raw = self.raw.others.get(view.key.partition("#")[0])
        if raw is None:
            return view
        aside = response_aside(raw)
        by = next((one for one in self.relatives if one.id == aside.source), None)
        return replace(view, mode=aside.mode, relative=" ".join(filter(None, (by.relation, by.name))) if by else "")


def asides(
    connection: Connection, key: int, views: Iterable[ResponseView], forms: Iterable[Questionnaire]
) -> Asides:
    """Return what is told beside the facts; of a copy of a store, which holds no resources, the relatives alone."""
    wanted = [view.key for view in views] + [form.id for form in forms]
    return Asides(originals(connection, key, wanted), relatives_of(connection, [key])[key])


def beside(
    connection: Connection, key: int, about: Patient, viewer: Viewer, views: Collection[ResponseView], found: Asides
) -> Beside:
    """Return what the page says beside the facts."""
    forms = (raw for name, raw in found.raw.others.items() if name.startswith("Questionnaire/"))
    told = (text for raw in forms for text in told_patient(raw))
    return Beside(
        person=PersonAside() if found.raw.person is None else person_aside(found.raw.person),
        namesakes=count_namesakes(connection, key, about, viewer),
        relatives=tuple(
            Contact(one.name, one.relation, one.phone or "")
            for one in found.relatives
            if one.active and (one.end is None or one.end > viewer.now)
        ),
        contact_wishes=tuple(_wishes(views)),
        told=tuple(dict.fromkeys(told)),
        is_waiting=is_to_score(connection, key),
    )


def _wishes(views: Iterable[ResponseView]) -> Iterator[ContactWish]:
    """Yield the answers to whether and how the patient wants to be contacted, each once, the newest first."""
    said: set[str] = set()
    for view in views:
        for line in view.lines:
            is_wish = line.link_id in _WISHES and line.answer.strip() and line.fault is None
            if is_wish and line.answer not in said:
                said.add(line.answer)
                yield ContactWish(line.answer, view.authored)
