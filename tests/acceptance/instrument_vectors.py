"""Score vectors put to the instruments: how the input of each is laid out over items, and the result under its keys."""

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from functools import cache
from typing import Any

from triage.resources import resource
from triage.scoring.instruments.model import Instrument
from triage.scoring.instruments.result import Refusal, Score
from triage.scoring.instruments.score import load_instrument, score_answers, score_items

Found = dict[str, Any]
Given = Mapping[str, Any]

INVALID: Found = {"error": "invalid_answer"}


def score_instrument(vector: Mapping[str, Any]) -> Found:
    """Return every key that a vector of this instrument may expect."""
    name = vector["instrument"]
    return _RUN.get(name, _sum)(name, vector["input"])


@cache
def instrument(name: str) -> Instrument:
    return load_instrument(resource("instruments", f"{name}.yaml").read_text(encoding="utf-8"))


def is_instrument(name: str) -> bool:
    """Return whether vectors of this name are questionnaires and belong here."""
    return name in _RUN or name in _SUMS


def _sum(name: str, given: Given) -> Found:
    return _told(score_items(instrument(name), _listed(given)), _of_sum)


def _ipss(name: str, given: Given) -> Found:
    asked = instrument(name)
    items = _listed(given)
    if len(items) != len(asked.link_ids):
        return INVALID
    answers = dict(zip(asked.link_ids, items, strict=True)) | {"ipss-qol": given.get("qol")}
    return _told(score_answers(asked, answers), lambda found: _of_sum(found) | _parts(found))


def _hads(name: str, given: Given) -> Found:
    anxiety, depression = given.get("anxiety") or [], given.get("depression") or []
    if (len(anxiety), len(depression)) != (7, 7):
        return INVALID
    found = score_items(instrument(name), [*anxiety, *depression])
    return _told(found, lambda scored: {part: _of_sum(one) for part, one in scored.parts.items()})


def _grade(name: str, given: Given) -> Found:
    return _told(score_items(instrument(name), [given.get("grade")]), _of_sum)


def _haqdi(name: str, given: Given) -> Found:
    asked = instrument(name)
    categories = asked.shape.categories
    items = {name: found or () for name, found in (given.get("items") or {}).items()}
    if set(items) != set(categories) or any(len(items[one]) != len(categories[one].items) for one in items):
        return INVALID
    answers = {
        item: answer for one in items for item, answer in zip(categories[one].items, items[one], strict=True)
    }
    for aid in given.get("aids") or ():
        if aid not in categories:
            return INVALID
        answers[categories[aid].aid] = True
    return _told(score_answers(asked, answers), lambda found: _plain(found) | {"category_scores": _parts(found)})


def _rapid3(name: str, given: Given) -> Found:
    answers = [*(given.get("fn") or ()), given.get("pain"), given.get("global")]
    return _told(score_items(instrument(name), answers), lambda found: _plain(found) | {"fn": found.parts["fn"].score})


def _proctcae(name: str, given: Given) -> Found:
    asked = instrument(name)
    terms = asked.shape.terms.get(given["attributes"])
    if terms is None:
        return INVALID
    term, items = next(iter(terms.items()))
    asked_for = [_ATTRIBUTES[letter] for letter in given["attributes"]]
    answers = {item: given.get(attribute) for item, attribute in zip(items, asked_for, strict=True)}
    return _told(
        score_answers(asked, answers),
        lambda found: {"score": found.parts[term].score if term in found.parts else None},
    )


def _linear_transform(_name: str, given: Given) -> Found:
    items, scale = _listed(given), given["scale"]
    if not items:
        return {"score": None, "raw": None}
    asked = _made(len(items), (Decimal(1), given["categories"]), {"kind": "linear_transform", "scale": scale})
    return _told(score_items(asked, items), _plain)


def _kccq12(name: str, given: Given) -> Found:
    return _told(score_items(instrument(name), _listed(given)), lambda found: _plain(found) | _parts(found))


def _eq5d(_name: str, given: Given) -> Found:
    name = {5: "eq5d", 3: "eq5d3l"}.get(given.get("levels") or 5)
    if name is None:
        return INVALID
    return _told(score_items(instrument(name), _listed(given)), lambda found: _plain(found) | _parts(found))


def _lookup(_name: str, given: Given) -> Found:
    table = {raw: score for raw, score in given["table"].items() if score is not None}
    asked = _made(1, (Decimal(-(10**6)), Decimal(10**6)), {"kind": "lookup", "table": table}, step=None)
    return _told(score_items(asked, [given.get("raw")]), _plain)


def _news2(name: str, given: Given) -> Found:
    return _told(score_answers(instrument(name), {f"news2-{part}": given.get(part) for part in _NEWS2}), _of_news2)


def _listed(given: Given) -> Sequence[Any]:
    return given.get("items") or ()


def _of_news2(found: Score) -> Found:
    missing = sorted(part for part, points in found.parts.items() if points.score is None)
    return _plain(found) | {"parts": _parts(found), "missing": missing}


def _of_sum(found: Score) -> Found:
    listed = None if found.bounds is None else list(found.bounds)
    return _plain(found) | {
        "n_missing": found.n_missing,
        "prorated": found.prorated,
        "bounds": listed,
        "category_certain": found.category_certain,
    }


def _plain(found: Score) -> Found:
    safety = found.safety
    seen = {} if safety is None else {f"item{safety.item}": safety.answer, f"item{safety.item}_flag": safety.flagged}
    return {"score": found.score, "category": found.category, **found.more, **seen}


def _parts(found: Score) -> dict[str, Decimal | None]:
    return {part: one.score for part, one in found.parts.items()}


def _told(found: Score | Refusal, keys: Callable[[Score], Found]) -> Found:
    return INVALID if isinstance(found, Refusal) else keys(found)


def _made(items: int, answers: tuple[Decimal, Decimal], shape: Mapping[str, Any], **more: Any) -> Instrument:
    """Return an instrument of a shape whose items the vector itself brings."""
    both = {"da": "x", "en": "x"}
    listed = [{"id": f"x{number}", "range": answers, **more} for number in range(items)]
    words = dict.fromkeys(("instrument", "licence", "source", "missing"), "x")
    return Instrument.model_validate({**words, "name": both, "items": listed, "shape": shape})


_ATTRIBUTES = {"F": "frequency", "S": "severity", "I": "interference"}
_NEWS2: Sequence[str] = ("rr", "spo2", "scale", "o2", "sbp", "pulse", "acvpu", "temp")
_SUMS = ("who5", "phq9", "phq2", "gad7", "gad2", "paid5", "paid20", "cat8")
_RUN: Mapping[str, Callable[[str, Given], Found]] = {
    "ipss": _ipss,
    "hads": _hads,
    "mrc": _grade,
    "mmrc": _grade,
    "haqdi": _haqdi,
    "rapid3": _rapid3,
    "proctcae": _proctcae,
    "linear_transform": _linear_transform,
    "kccq12": _kccq12,
    "eq5d": _eq5d,
    "lookup": _lookup,
    "news2": _news2,
}
