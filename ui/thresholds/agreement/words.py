"""Agreement in words."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING

from triage.errors import Text
from ui.translate import colour_word, in_language, language, shown_count, shown_day, tr

if TYPE_CHECKING:
    from triage.scoring.replay.agreement.agreement import Kappa
    from triage.scoring.replay.agreement.double_read import Agreement, RuleAgreement
    from triage.worklist.double_read import Round


def kappa_words(found: Kappa | Text) -> str:
    """Return kappa with its interval and of how many, or why it is not told."""
    if isinstance(found, Text):
        return in_language(found)
    words = tr("kappa {kappa} (95 % {low} to {high}), {pairs} patients")
    return words.format(
        kappa=_number(found.kappa), low=_number(found.low), high=_number(found.high), pairs=shown_count(found.pairs)
    )


def version_words(one: Agreement) -> str:
    """Return how people differed from the rules, and what is in no kappa."""
    words = tr(
        "Of {read} read: {worse} judged worse than by the rules, {milder} milder. Apart: {grey} grey by the rules, and"
        " {unsure} readings that could not be judged."
    )
    return words.format(
        read=shown_count(one.read_once),
        worse=shown_count(one.worse),
        milder=shown_count(one.milder),
        grey=shown_count(one.grey),
        unsure=shown_count(one.unsure),
    )


def rule_row(one: RuleAgreement, names: Mapping[str, Text]) -> tuple[str, ...]:
    """Return a rule with how many of those it found a reader found as ill."""
    name = in_language(names[one.rule]) if one.rule in names else one.rule
    agrees = tr("{confirmed} of {fired}").format(confirmed=shown_count(one.confirmed), fired=shown_count(one.fired))
    kappa = tr("too few") if isinstance(one.kappa, Text) else _interval(one.kappa)
    return name, colour_word(one.colour), agrees, kappa


def round_words(one: Round, now: datetime) -> str:
    """Return how far an open round is."""
    words = tr("Open since {day}: {once} of {drawn} patients read by one, {twice} by two. Drawn with seed {seed}.")
    if one.drawn < one.wanted.size:
        words = tr(
            "Open since {day}: {once} of {drawn} patients read by one, {twice} by two. Drawn with seed {seed}; there"
            " were fewer than the {size} asked for."
        )
    return words.format(
        day=shown_day(one.at, now),
        once=shown_count(one.read_once),
        drawn=shown_count(one.drawn),
        twice=shown_count(one.read_twice),
        seed=one.seed,
        size=shown_count(one.wanted.size),
    )


def _interval(found: Kappa) -> str:
    words = tr("{kappa} ({low} to {high})")
    return words.format(kappa=_number(found.kappa), low=_number(found.low), high=_number(found.high))


def _number(value: float) -> str:
    told = f"{value:.2f}".replace("-", "−")
    return told.replace(".", ",") if language() == "da" else told
