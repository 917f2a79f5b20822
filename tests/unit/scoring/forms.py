"""Builders of a department's own forms and of responses to them."""

from decimal import Decimal
from typing import Any

from triage.clinical.questionnaire import Answer, Condition, Gate, Response
from triage.scoring.instruments.form import Form, FormItem

WEIGHTS = {"none": 0, "some": 1, "much": 3}


def question(link_id: str, *gates: Gate, repeats: bool = False, weights: dict[str, int] | None = None) -> FormItem:
    """A question with the choices none (0), some (1), much (3) and "unsure", which has no weight."""
    found = WEIGHTS if weights is None else weights
    counts = {code: Decimal(weight) for code, weight in found.items()}
    return FormItem(link_id, link_id, frozenset((*found, "unsure")), counts, gates, repeats)


def gate(asks: str, operator: str = "=", expected: Any = "much", *more: Condition, any_of: bool = False) -> Gate:
    return Gate((Condition(asks, operator, expected), *more), any_of)


def form(*items: FormItem) -> Form:
    return Form("http://visita.example/Questionnaire/own", "1", "Eget skema", "egen", "0" * 64, items, ())


def answers(**given: Any) -> Response:
    """A completed response; several answers to one question stand in a list."""
    listed = {name: values if isinstance(values, list) else [values] for name, values in given.items()}
    flat = [(name, value) for name, values in listed.items() for value in values]
    typed = [(name, Decimal(value) if type(value) is int else value) for name, value in flat]
    found = tuple(Answer(name, value, str(value)) for name, value in typed)
    return Response("r1", "p1", "http://visita.example/Questionnaire/own|1", "completed", None, found)
