"""Questionnaires and what patients answered (FHIR Questionnaire, QuestionnaireResponse)."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from enum import StrEnum

AnswerValue = Decimal | bool | str


class AnswerFault(StrEnum):
    """Why a single answer that was received cannot be used."""

    NO_VALUE = "no_value"
    COMPARATOR = "comparator"
    UNKNOWN_UNIT = "unknown_unit"
    UNIT_CONFLICT = "unit_conflict"
    UNKNOWN_QUESTION = "unknown_question"
    WRONG_TYPE = "wrong_type"
    OUT_OF_RANGE = "out_of_range"
    UNKNOWN_CODE = "unknown_code"
    DISPLAY_CONFLICT = "display_conflict"
    WEIGHT_CONFLICT = "weight_conflict"
    REPEATED = "repeated"
    NOT_ENABLED = "not_enabled"


class ResponseFault(StrEnum):
    """Why a whole response keeps its patient from being green; the first three also keep its answers from counting."""

    UNKNOWN_VERSION = "unknown_version"
    STATUS_MISSING = "status_missing"
    IMPLAUSIBLE_TIME = "implausible_time"
    UNKNOWN_FORM = "unknown_form"
    REQUIRED = "required"
    UNKNOWN_ELEMENT = "unknown_element"

    @property
    def is_unscored(self) -> bool:
        """Return whether no answer of the response may count."""
        return self in _UNSCORED


_UNSCORED = frozenset({ResponseFault.UNKNOWN_VERSION, ResponseFault.STATUS_MISSING, ResponseFault.IMPLAUSIBLE_TIME})


@dataclass(frozen=True, slots=True)
class Condition:
    """An answer that another question must have; `operator` is FHIR's ("exists", "=", "!=", ">", "<", ">=", "<=")."""

    question: str
    operator: str
    expected: AnswerValue


@dataclass(frozen=True, slots=True)
class Gate:
    """A question or group is asked when all of `conditions`, or `any_of` them, are met (enableWhen)."""

    conditions: tuple[Condition, ...]
    any_of: bool


@dataclass(frozen=True, slots=True)
class Option:
    """A choice: the code that stands for it, the text that the patient read, and what it counts.

    `type` is FHIR's name of how it is answered; a word or number that is a choice is its own code.
    """

    code: str
    display: str
    system: str | None = None
    ordinal: Decimal | None = None
    type: str = "Coding"


@dataclass(frozen=True, slots=True)
class Item:
    """One question; `type` is FHIR's ("integer", "choice", ...), `low` and `high` the ends of a number, both included.

    `gates` must all be open for the question to be asked. `is_listed` is False where the choices stand in a value set
    that did not come with the questionnaire: then any code may be right. `unit` is the UCUM code that numbers are asked
    for in, which an answer that names no unit is in.
    """

    link_id: str
    text: str
    type: str
    options: tuple[Option, ...] = ()
    required: bool = False
    repeats: bool = False
    low: Decimal | None = None
    high: Decimal | None = None
    gates: tuple[Gate, ...] = ()
    is_listed: bool = True
    unit: str | None = None


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

    `free_text` marks words the patient typed, which a person must read before anything is green. `type` is the FHIR
    name of the value ("Coding", "integer"), `system` that of a code. An answer with a `fault` counts for nothing.
    """

    link_id: str
    value: AnswerValue | None
    shown: str
    unit: str | None = None
    ordinal: Decimal | None = None
    free_text: bool = False
    type: str | None = None
    system: str | None = None
    fault: AnswerFault | None = None


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
    faults: tuple[ResponseFault, ...] = ()

    @property
    def is_scored(self) -> bool:
        """Return whether its answers may count."""
        return not any(fault.is_unscored for fault in self.faults)
