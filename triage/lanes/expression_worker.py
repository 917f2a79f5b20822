"""The process that runs FHIRPath expressions, so that one that never ends or eats all memory can be killed."""

import json
import os
import sys
from collections.abc import Mapping
from decimal import Decimal
from multiprocessing.connection import Connection
from typing import Any

_MEMORY_LIMIT = 1_000_000_000

# JSON as it comes in: a task is {"questionnaire", "response", "expression", "variables": [[name, expression, owner]]}.
Task = dict[str, Any]

# What an item is to FHIR, so that `value` finds valueCoding and its like.
_ITEM = "QuestionnaireResponse.item"
WEIGHT_URL = "http://hl7.org/fhir/StructureDefinition/itemWeight"


def serve(pipe: Connection) -> None:
    """Answer tasks, as JSON text, until the other end closes: {"value": "12"} or {"fault": why}."""
    _limit_memory()
    # FHIRPath's trace() prints; what it prints may be about a patient.
    sys.stdout = sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115  # until the process ends
    import fhirpathpy  # noqa: F401  # the slow import is done before the first task is timed

    pipe.send("ready")
    while True:
        try:
            task = json.loads(pipe.recv(), parse_float=Decimal)
        except (EOFError, OSError):
            return
        pipe.send(json.dumps(_answer(task)))


def _answer(task: Task) -> dict[str, str]:
    try:
        found = run(task)
    except Exception as fault:  # whatever an expression raises is the answer, not the worker's end
        return {"fault": f"{type(fault).__name__}: {fault}"[:300]}
    if len(found) != 1:
        return {"fault": f"{len(found)} values"}
    value = found[0]
    if isinstance(value, bool) or not isinstance(value, int | float | Decimal):
        return {"fault": f"not a number: {type(value).__name__}"}
    return {"value": str(value)}


def run(task: Task) -> list[Any]:
    """Return what the expression gives on the response, its variables first, each in the scope it stands in."""
    response = task["response"]
    known = {"resource": response, "questionnaire": task["questionnaire"]}
    for name, expression, owner in task["variables"]:
        at = ("QuestionnaireResponse", response) if owner is None else (_ITEM, _item(response, owner))
        known[name] = _evaluate(*at, expression, known)
    return _evaluate("QuestionnaireResponse", response, task["expression"], known)


def _evaluate(type_: str, focus: Any, expression: str, known: Mapping[str, Any]) -> list[Any]:  # noqa: ANN401 - JSON
    from fhirpathpy import evaluate
    from fhirpathpy.models import models

    if not expression:
        raise ValueError("not a FHIRPath expression")
    context = {**known, "context": focus}
    options = {"userInvocationTable": {name: {"fn": _weights, "arity": {0: []}} for name in ("weight", "ordinal")}}
    return list(evaluate(focus, {"base": type_, "expression": expression}, context, models["r4"], options))


def _weights(inputs: list[Any]) -> list[Any]:
    """Return the weights of answers or codings, as the form gives them (`with_weights`)."""
    return [weight for node in inputs for weight in _weight_of(getattr(node, "data", node))]


def _weight_of(data: Any) -> list[Any]:  # noqa: ANN401 - JSON
    if not isinstance(data, dict):
        return []
    weights = (extension for extension in data.get("extension", ()) if extension.get("url") == WEIGHT_URL)
    found = [extension.get("valueDecimal") for extension in weights]
    return found or _weight_of(data.get("valueCoding"))


def _item(parent: Any, link_id: str) -> Any:  # noqa: ANN401 - JSON
    """Return the item of the response with that link id, [] where it has none; repeats cannot be told apart."""
    found = list(_items(parent, link_id))
    if len(found) > 1:
        raise ValueError(f"{link_id} repeats")
    return found[0] if found else []


def _items(parent: Any, link_id: str) -> Any:  # noqa: ANN401 - JSON
    for item in parent.get("item", ()):
        if item.get("linkId") == link_id:
            yield item
        yield from _items(item, link_id)
        for answer in item.get("answer", ()):
            yield from _items(answer, link_id)


def _limit_memory() -> None:
    try:
        import resource
    except ImportError:  # Windows has no such limit; the time limit holds there too
        return
    # Data, not address space: the libraries of a window that were loaded before do not count.
    _, hard = resource.getrlimit(resource.RLIMIT_DATA)
    limit = _MEMORY_LIMIT if hard == resource.RLIM_INFINITY else min(_MEMORY_LIMIT, hard)
    resource.setrlimit(resource.RLIMIT_DATA, (limit, hard))
