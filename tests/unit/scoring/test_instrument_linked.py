"""A department's own form scored as one of our instruments."""

from tests.unit.scoring.facts import instrument
from tests.unit.scoring.forms import answers, form, gate, question
from triage.scoring.instruments.linked import link_faults, linked
from triage.scoring.instruments.result import Refusal, Score
from triage.scoring.instruments.score import score

OWN = form(question("a"), question("b", gate("a")))
LINKS = {"phq2-1": "a", "phq2-2": "b"}


def scored(**given: str) -> Score | Refusal | None:
    return score(instrument("phq2"), linked(instrument("phq2"), OWN, LINKS, answers(**given)))


def test_that_an_own_form_is_scored_with_the_bands_of_the_instrument():
    found = scored(a="much", b="some")
    assert isinstance(found, Score)
    assert (found.score, found.category) == (4, "positive")


def test_that_a_question_that_was_not_asked_is_missing():
    found = scored(a="some", b="much")
    assert isinstance(found, Score)
    assert (found.score, found.bounds) == (None, (1, 4))


def test_that_a_choice_without_weight_refuses_the_score():
    assert isinstance(scored(a="much", b="unsure"), Refusal)


def test_that_links_without_faults_have_none():
    assert link_faults(instrument("phq2"), OWN, LINKS) == ()


def test_that_every_fault_of_the_links_is_told():
    heavy = form(question("a", weights={"x": 9}), question("b"))
    found = link_faults(instrument("phq2"), heavy, {"phq2-1": "a", "phq2-3": "z"})
    assert [fault.en for fault in found] == [
        "phq2-2 has no question in the form.",
        "a: weight 9 is not a whole number from 0 to 3.",
        "phq2-3: z does not exist.",
    ]
    assert link_faults(instrument("phq2"), OWN, {"phq2-1": "a", "phq2-2": "a"})[0].en.startswith("Two items")
