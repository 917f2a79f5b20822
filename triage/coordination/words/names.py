"""What visits, departments, sites and resources of a situation are called; never by their ids."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from triage.coordination.conflicts.conflict import Conflict
from triage.coordination.names import department_site, department_words
from triage.coordination.situation.pathway import Pathway
from triage.coordination.situation.situation import Situation
from triage.coordination.situation.visit import Mode, Visit
from triage.coordination.words.definite import definite
from triage.coordination.words.phrases import NOTHING, capital, joined, small, text
from triage.coordination.words.times import span_words, time_words, when_words
from triage.errors import Text

_ANY = Text("aftale", "appointment")
_COURSE = Text("Forløb", "Course")
_RESOURCES = {
    "room": Text("lokalet", "the room"),
    "device": Text("apparatet", "the device"),
    "practitioner": Text("behandleren", "the clinician"),
    "person": Text("behandleren", "the clinician"),
}
_RESOURCE = Text("ressourcen", "the resource")
_MODES = {
    Mode.VIDEO: Text("video", "video"),
    Mode.PHONE: Text("telefon", "telephone"),
    Mode.HOME_VISIT: Text("hjemmebesøg", "home visit"),
}


@dataclass(frozen=True, slots=True)
class Names:
    """Words that a situation lacks: patients that the reader may see, services in both languages, rooms and devices.

    `courses` are what the table of limits calls each kind of pathway.
    """

    patients: Mapping[str, str] = field(default_factory=dict)
    services: Mapping[str, Text] = field(default_factory=dict)
    resources: Mapping[str, Text] = field(default_factory=dict)
    courses: Mapping[str, Text] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Named:
    """A situation together with its names; what is not in it is called "an appointment". `about` is one patient."""

    situation: Situation
    names: Names = field(default_factory=Names)
    about: str = ""

    def visit(self, id_: str) -> Visit:
        """Return the visit; one that is not there says nothing of itself."""
        return self.situation.visits.get(id_) or Visit(id_, "", "", "", "", None, 0)

    def visits(self, items: Sequence[str]) -> list[Visit]:
        """Return those of the items that are visits, by time."""
        found = [self.situation.visits[id_] for id_ in items if id_ in self.situation.visits]
        return sorted(found, key=lambda one: (one.start is None, one.start or self.situation.now, one.id))

    def pair(self, conflict: Conflict) -> tuple[Visit, Visit]:
        """Return the two visits that a conflict is about, the earlier one first."""
        first, second = (*self.visits(conflict.items), self.visit(""), self.visit(""))[:2]
        return first, second

    def only(self, conflict: Conflict) -> Visit:
        """Return the visit that a conflict is about."""
        return self.pair(conflict)[0]

    def service(self, service: str) -> Text:
        """Return the name of a service, "Blodprøve"."""
        plain = " ".join(service.split())
        return self.names.services.get(service) or (Text(plain, plain) if plain else NOTHING)

    def the(self, visit: Visit) -> Text:
        """Return the visit with its article, "blodprøven"; a name of unknown grammar stands in quotes."""
        return self.the_service(visit.service)

    def the_service(self, service: str) -> Text:
        """Return a kind of visit with its article."""
        name = self.service(service)
        if not name.da:
            return Text("aftalen", "the appointment")
        english = f"the {small(name).en}" if service in self.names.services else f"the appointment “{name.en}”"
        return Text(definite(name.da) or f"aftalen «{name.da}»", english)

    def kind(self, visit: Visit) -> Text:
        """Return what is to happen, "Blodprøve"."""
        return self.service(visit.service) if visit.service else Text(_ANY.da.title(), _ANY.en.title())

    def department(self, dept: str) -> Text:
        """Return a department's name."""
        words = " ".join(department_words(dept).split())
        return Text(words, words)

    def department_at(self, dept: str) -> Text:
        """Return a department's name with its hospital, "Blodprøver Aarhus"."""
        return joined((self.department(dept), self.site(department_site(dept))))

    def site(self, site: str) -> Text:
        """Return a site's name; one that has none is called what the source calls it."""
        known = self.situation.sites.get(site)
        words = " ".join((known.name if known and known.name else site).split())
        return Text(words, words)

    def place(self, visit: Visit) -> Text:
        """Return where the patient must be, "Viborg", or by what means they meet."""
        return self.site(visit.site) if visit.mode is Mode.PHYSICAL else _MODES[visit.mode]

    def where(self, visit: Visit) -> Text:
        """Return department and place, "Lungesygdomme, Aarhus"."""
        return joined((self.department(visit.dept), self.place(visit)), ", ")

    def when(self, visit: Visit) -> Text:
        """Return "tor 26/3 kl. 8.40", nothing for a visit without a time."""
        return NOTHING if visit.start is None else when_words(visit.start)

    def brief(self, visit: Visit) -> Text:
        """Return "Blodprøve · Viborg · tor 26/3 kl. 8.40"."""
        return joined((self.kind(visit), self.department(visit.dept), self.when(visit)), " · ")

    def dated(self, visit: Visit) -> Text:
        """Return "Blodprøve tor 26/3 kl. 8.40"."""
        return joined((self.kind(visit), self.when(visit)))

    def timed(self, visit: Visit) -> Text:
        """Return "Lungesygdomme 10.00–10.30"."""
        if visit.start is None or visit.end is None:
            return self.department(visit.dept)
        return joined((self.department(visit.dept), span_words(visit.start, visit.end)))

    def here_at(self, visit: Visit) -> Text:
        """Return "Viborg kl. 9.30"."""
        return joined((self.place(visit), NOTHING if visit.start is None else time_words(visit.start)))

    def the_at(self, visit: Visit) -> Text:
        """Return "blodprøven hos Blodprøver og Biokemi"."""
        the, dept = self.the(visit), self.department(visit.dept)
        if not dept.da:
            return the
        return text(f"{the.da} hos {dept.da}", f"{the.en} at {dept.en}")

    def course(self, pathway: Pathway | None) -> Text:
        """Return what a pathway is called, "Udredning"; a kind that is no word is "a course"."""
        if pathway is None:
            return _COURSE
        plain = pathway.kind if pathway.kind.isalpha() else ""
        return capital(self.names.courses.get(pathway.kind) or (Text(plain, plain) if plain else _COURSE))

    def resource(self, resource: str) -> Text:
        """Return what a room, device or person is called, "lokalet" where nobody named it."""
        named = self.names.resources.get(resource)
        if named:
            return named
        known = self.situation.resources.get(resource)
        return _RESOURCES.get(known.kind, _RESOURCE) if known else _RESOURCE

    def patient(self, patient: str) -> Text:
        """Return the patient's name where the reader may see it, else that it is another one."""
        name = self.names.patients.get(patient)
        return Text(name, name) if name else Text("en anden patient", "another patient")
