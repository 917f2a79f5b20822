"""Made-up people: names, addresses, numbers nobody else can have, and a relative for some."""

from dataclasses import dataclass
from datetime import date

from triage.demo.chance import Chance
from triage.demo.days import Days
from triage.demo.export import Json
from triage.demo.texts import Names, Site

CPR = "urn:oid:1.2.208.176.1.2"
_NEXT_OF_KIN = {"system": "http://terminology.hl7.org/CodeSystem/v2-0131", "code": "N", "display": "Next-of-Kin"}
_INTERPRETER = "http://hl7.org/fhir/StructureDefinition/patient-interpreterRequired"
_WITH_CONTACT = 420


@dataclass(frozen=True, slots=True)
class Relative:
    """Whom to call besides the patient."""

    name: str
    relation: str
    phone: str


@dataclass(frozen=True, slots=True)
class Person:
    """A made-up patient; `site` is the number of the nearest hospital, `town` its postal code and name."""

    id: str
    female: bool
    given: str
    family: str
    birth: date
    cpr: str
    phone: str
    street: str
    town: tuple[str, str]
    site: int
    relative: Relative | None


def make_person(
    index: int, programme: str, names: Names, sites: tuple[Site, ...], days: Days, chance: Chance
) -> Person:
    """Return person number `index`, as old as patients of `programme` are."""
    female = chance.happens(500)
    family = chance.pick(names.family)
    site = chance.below(len(sites))
    birth = _birth(index, days[0].date.year - chance.between(*names.ages[programme]), chance)
    return Person(
        id=f"demo-p{index:05d}",
        female=female,
        given=chance.pick(names.female if female else names.male),
        family=family,
        birth=birth,
        cpr=_impossible_cpr(index, birth),
        phone=_phone(index * 2),
        street=f"{chance.pick(names.street)} {chance.between(1, 98)}",
        town=chance.pick(sites[site].towns),
        site=site,
        relative=_relative(index, family, names, chance) if chance.happens(_WITH_CONTACT) else None,
    )


def patient_resource(person: Person, updated: str, language: str = "") -> Json:
    """Return `person` as a FHIR Patient, who needs an interpreter where a language is given."""
    contact = {"contact": [_contact(person.relative)]} if person.relative else {}
    return {
        "resourceType": "Patient",
        "id": person.id,
        "meta": {"versionId": "1", "lastUpdated": updated},
        "identifier": [{"use": "official", "system": CPR, "value": person.cpr}],
        "active": True,
        "name": [{"use": "official", "family": person.family, "given": [person.given]}],
        "telecom": [{"system": "phone", "value": person.phone, "use": "mobile"}],
        "gender": "female" if person.female else "male",
        "birthDate": person.birth.isoformat(),
        "address": [{"line": [person.street], "postalCode": person.town[0], "city": person.town[1], "country": "DK"}],
        **contact,
        **(_interpreter(language) if language else {}),
    }


def _interpreter(language: str) -> Json:
    spoken = {"language": {"text": language}, "preferred": True}
    return {"extension": [{"url": _INTERPRETER, "valueBoolean": True}], "communication": [spoken]}


def _birth(index: int, year: int, chance: Chance) -> date:
    """Tie the day to the index, so that people who share a serial number never share a birth date (70,000 people)."""
    day = 1 + (index // 10_000 + index) % 7 + 7 * chance.below(4)
    return date(year, chance.between(1, 12), day)


def _impossible_cpr(index: int, birth: date) -> str:
    """Add 60 to the day, as Danish replacement numbers do: no person has been given such a CPR number."""
    return f"{birth.day + 60:02d}{birth:%m%y}{index % 10_000:04d}"


def _phone(number: int) -> str:
    """Numbers from 00 00 00 00 on are not in use in Denmark."""
    digits = f"{number % 10_000_000:08d}"
    return "+45 " + " ".join(digits[n : n + 2] for n in range(0, 8, 2))


def _relative(index: int, family: str, names: Names, chance: Chance) -> Relative:
    female = chance.happens(550)
    given = chance.pick(names.female if female else names.male)
    relation = chance.pick(names.relation_female if female else names.relation_male)
    return Relative(f"{given} {family}", relation, _phone(index * 2 + 1))


def _contact(relative: Relative) -> Json:
    given, _, family = relative.name.rpartition(" ")
    return {
        "relationship": [{"coding": [_NEXT_OF_KIN], "text": relative.relation}],
        "name": {"family": family, "given": [given]},
        "telecom": [{"system": "phone", "value": relative.phone}],
    }
