"""Questionnaires and what patients answered (FHIR Questionnaire, QuestionnaireResponse)."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

AnswerValue = Decimal | bool | str


@dataclass(frozen=True, slots=True)
class Item:
    """One question; `options` maps an answer's code to the text that the patient read."""

    link_id: str
    text: str
    type: str
    options: tuple[tuple[str, str], ...] = ()
    required: bool = False


@dataclass(frozen=True, slots=True)
class Questionnaire:
    """A questionnaire in one version; `items` are flattened in order, groups left out."""

    id: str
    url: str
    version: str | None
    title: str
    items: tuple[Item, ...]

    @property
    def canonical(self) -> str:
        """Return `url|version`, as QuestionnaireResponse.questionnaire should name it."""
        return f"{self.url}|{self.version}" if self.version else self.url


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer: `value` is what rules compare, `shown` what a person reads; `ordinal` the score of a choice if any.

    `free_text` marks words the patient typed, which a person must read before anything is green.
    """

    link_id: str
    value: AnswerValue | None
    shown: str
    unit: str | None = None
    ordinal: Decimal | None = None
    free_text: bool = False


@dataclass(frozen=True, slots=True)
class Response:
    """A patient's answers to one questionnaire; `questionnaire` is the canonical as the source wrote it.

    `received` is when they came here as they are now, `first_received` when they first came (None: not stored yet).
    """

    id: str
    patient: str
    questionnaire: str
    status: str
    authored: datetime | None
    answers: tuple[Answer, ...]
    answered_by: str | None = None
    received: datetime | None = None
    first_received: datetime | None = None
