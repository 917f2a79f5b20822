"""Questionnaires and the responses to them as FHIR resources."""

from collections.abc import Iterator
from dataclasses import dataclass

from triage.demo.answers import ANSWERED, Answers
from triage.demo.chance import Chance
from triage.demo.courses import Course
from triage.demo.days import DAY, MINUTE, Days
from triage.demo.export import Json
from triage.demo.texts import Form, Forms, Question

URL = "http://visita.example/Questionnaire/"
VERSION = "1.0"
_OPTION = "http://visita.example/CodeSystem/answer"
_ORDINAL = "http://hl7.org/fhir/StructureDefinition/ordinalValue"
_MISSING, _TEXT, _UNFINISHED, _BY_RELATIVE, _LATE = 3, 60, 4, 20, 50


def questions(form: Form, forms: Forms) -> Iterator[Question]:
    """Yield every question in order, numbered ones one by one."""
    for item in (*form.items, *(forms.who5_items if form.with_who5 else ())):
        if item.count:
            for n in range(1, item.count + 1):
                yield item.model_copy(update={"id": f"{item.id}-{n}", "text": f"{item.text} {n}", "count": 0})
        else:
            yield item


def questionnaire(name: str, forms: Forms, updated: str) -> Json:
    """Return the Questionnaire `name`."""
    form = forms.questionnaires[name]
    return {
        "resourceType": "Questionnaire",
        "id": f"demo-{name}",
        "meta": {"versionId": "1", "lastUpdated": updated},
        "url": URL + name,
        "version": VERSION,
        "name": name.replace("-", "_"),
        "title": form.title,
        "status": "active",
        "subjectType": ["Patient"],
        "item": [_question(one, forms) for one in questions(form, forms)],
    }


def _question(question: Question, forms: Forms) -> Json:
    options = [{"valueCoding": _option(code, question.options, forms)} for code, _ in _choices(question, forms)]
    required = {"required": True} if question.type != "text" else {}
    return {
        "linkId": question.id,
        "text": question.text,
        "type": question.type,
        **required,
        **({"answerOption": options} if options else {}),
    }


def _choices(question: Question, forms: Forms) -> tuple[tuple[str, str], ...]:
    return forms.options[question.options] if question.options else ()


def _option(code: str, options: str, forms: Forms) -> Json:
    ordinal = {"extension": [{"url": _ORDINAL, "valueDecimal": int(code)}]} if options in forms.ordinal else {}
    return {**ordinal, "system": f"{_OPTION}-{options}", "code": code, "display": dict(forms.options[options])[code]}


@dataclass(frozen=True, slots=True)
class Respondent:
    """Answers questionnaires as one patient in one course; `asked` are the questions by questionnaire."""

    course: Course
    relative: str | None
    days: Days
    forms: Forms
    asked: dict[str, tuple[Question, ...]]
    chance: Chance

    def response(self, name: str, number: int, stamp: int) -> tuple[Json, Answers]:
        """Return the response to questionnaire `name` after the moment `stamp`, and what was answered."""
        chance = self.chance
        answers = ANSWERED[name](self.course, self.course.degree(stamp // DAY), chance)
        self._write_text(answers)
        kept = {link: value for link, value in answers.items() if not chance.happens(_MISSING)}
        authored = self.days.instant(min(stamp + self._delay(), self.days.now))
        resource = {
            "resourceType": "QuestionnaireResponse",
            "id": f"{self.course.id}-q{number:04d}",
            "meta": {"versionId": "1", "lastUpdated": authored},
            "questionnaire": f"{URL}{name}|{VERSION}",
            "status": "in-progress" if chance.happens(_UNFINISHED) else "completed",
            "subject": {"reference": f"Patient/{self.course.patient}"},
            "authored": authored,
            "source": self._source(),
            "item": self._items(name, kept),
        }
        return resource, kept

    def _write_text(self, answers: Answers) -> None:
        texts = self.forms.free_text[self.course.programme]
        if ("wants_contact" in answers or "contact_wish" in answers) and self.chance.happens(_TEXT):
            answers["free_text"] = self.chance.pick(texts)

    def _delay(self) -> int:
        """Most answer at once; one in twenty a day or two late."""
        if self.chance.happens(_LATE):
            return self.chance.between(1, 2) * DAY
        return self.chance.between(2, 25) * MINUTE

    def _source(self) -> Json:
        if self.relative and self.chance.happens(_BY_RELATIVE):
            return {"display": f"Pårørende ({self.relative})"}
        return {"reference": f"Patient/{self.course.patient}"}

    def _items(self, name: str, answers: Answers) -> list[Json]:
        return [
            {"linkId": one.id, "text": one.text, "answer": [self._answer(one, answers[one.id])]}
            for one in self.asked[name]
            if one.id in answers
        ]

    def _answer(self, question: Question, value: bool | int | str) -> Json:
        if question.type == "choice":
            return {"valueCoding": _option(str(value), question.options, self.forms)}
        return {{"boolean": "valueBoolean", "integer": "valueInteger"}.get(question.type, "valueString"): value}
