"""Builders of drafts and of their words for the tests."""

from collections.abc import Mapping
from functools import cache

from tests.unit.scoring.facts import instrument, kinds, shipped
from triage.resources import resource
from triage.scoring.drafts.draft import Draft, opened
from triage.scoring.drafts.words.limits import LimitInWords, limits_in_words
from triage.scoring.drafts.words.names import Names, names_of
from triage.scoring.instruments.model import Instrument

SHIPPED = ("diabetes", "epilepsi", "hjertesvigt", "kol", "mental")


@cache
def draft(name: str = "kol") -> Draft:
    return opened(resource("rulesets", f"{name}.yaml").read_text(encoding="utf-8"))


@cache
def instruments() -> Mapping[str, Instrument]:
    return {code: instrument(code) for code in ("cat8", "mmrc", "who5", "paid5", "phq9", "gad7", "kccq12")}


@cache
def names(name: str = "kol") -> Names:
    return names_of(shipped(name), kinds(), instruments())


@cache
def words(name: str = "kol") -> Mapping[str, LimitInWords]:
    return {one.param: one for one in limits_in_words(shipped(name), names(name))}
