"""Visits that must come in an order, in time, or after a preparation."""

from datetime import timedelta

from triage.coordination.conflicts.conflict import Code, Conflict
from triage.coordination.situation.supply import Dependency
from triage.coordination.situation.visit import Visit
from triage.coordination.words.conflicts.told import ConflictWords, Family, number, word
from triage.coordination.words.names import Named
from triage.coordination.words.phrases import NOTHING, capital, fitting, joined, small, text
from triage.coordination.words.times import day_words, length_words, time_words, when_words
from triage.errors import Text

_MINUTE = timedelta(minutes=1)


def _too_soon(conflict: Conflict, named: Named) -> ConflictWords:
    before, after, rule = _ordered(conflict, named)
    one, other = named.the(before), named.the(after)
    day, gap = _day(after), length_words(rule.min_gap_min)
    earliest = when_words(before.end + rule.min_gap_min * _MINUTE) if before.end else NOTHING
    wait = Text(f" {gap.da} efter, at", f" {gap.en} after") if rule.min_gap_min else Text(", når", " when")
    return ConflictWords(
        fitting(
            text(f"{capital(one).da} for sent til {other.da}", f"{capital(one).en} too late for {other.en}"),
            text(f"Forkert rækkefølge {day.da}", f"Wrong order {day.en}"),
        ),
        joined((named.dated(before), named.dated(after)), " · "),
        text(
            f"{capital(other).da} kan tidligst begynde{wait.da} {one.da} er slut: {earliest.da}. "
            f"Giv {one.da} en tidligere tid, eller {other.da} en senere.",
            f"{capital(other).en} can begin at the earliest{wait.en} {one.en} has ended: {earliest.en}. "
            f"Give {one.en} an earlier time, or {other.en} a later one.",
        ),
    )


def _too_old(conflict: Conflict, named: Named) -> ConflictWords:
    before, after, rule = _ordered(conflict, named)
    one, other = named.the(before), named.the(after)
    most = length_words(rule.max_gap_min or 0)
    gap = length_words((after.start - before.end) // _MINUTE) if after.start and before.end else NOTHING
    day = _day(after)
    return ConflictWords(
        fitting(
            text(
                f"For længe fra {one.da} til {other.da}",
                f"Too long from {one.en} to {other.en}",
            ),
            text(f"For gammelt svar {day.da}", f"Result too old {day.en}"),
        ),
        joined((named.dated(before), named.dated(after)), " · "),
        text(
            f"Der må højst gå {most.da} fra {one.da} til {other.da}; nu går der {gap.da}. "
            f"Giv {one.da} en senere tid, eller {other.da} en tidligere.",
            f"At most {most.en} may pass from {one.en} to {other.en}; now it is {gap.en}. "
            f"Give {one.en} a later time, or {other.en} an earlier one.",
        ),
    )


def _missing(conflict: Conflict, named: Named) -> ConflictWords:
    visit, needs = named.only(conflict), word(conflict, "needs")
    the, day = named.the(visit), _day(visit)
    needed = capital(named.service(needs)) if needs else Text("Undersøgelsen forud", "The examination before it")
    return ConflictWords(
        fitting(
            text(f"{needed.da} mangler før {the.da}", f"{needed.en} missing before {the.en}"),
            text(f"{needed.da} mangler {day.da}", f"{needed.en} missing {day.en}"),
            text(f"Noget mangler forud for {day.da}", f"Something is missing before {day.en}"),
        ),
        named.brief(visit),
        text(
            f"{capital(the).da} forudsætter noget, der ikke er bestilt, er aflyst eller ikke blev holdt: "
            f"{small(needed).da}. Book det før {the.da}, eller spørg klinikeren, om det kan undværes.",
            f"{capital(the).en} rests on something that is not ordered, was cancelled or was not held: "
            f"{small(needed).en}. Book it before {the.en}, or ask the clinician whether it can be left out.",
        ),
    )


def _fasting_late(conflict: Conflict, named: Named) -> ConflictWords:
    visit = named.only(conflict)
    when, the = named.when(visit), named.the_at(visit)
    latest, hours = time_words(named.situation.policy.fasting_latest_start), visit.fasting_hours or 0
    return ConflictWords(
        text(f"Fastende {when.da}", f"Fasting {when.en}"),
        joined((named.kind(visit), named.where(visit)), " · "),
        text(
            f"Patienten skal faste i {hours} timer og bør komme senest {latest.da}. "
            f"Find en tidligere tid til {the.da}.",
            f"The patient must fast for {hours} hours and should come by {latest.en}. "
            f"Find an earlier time for {the.en}.",
        ),
    )


def _fasting_broken(conflict: Conflict, named: Named) -> ConflictWords:
    first, second = named.pair(conflict)
    meal, fasting = (first, second) if first.gives_food else (second, first)
    one, other, hours, day = named.the(meal), named.the(fasting), fasting.fasting_hours or 0, _day(fasting)
    return ConflictWords(
        text(f"Mad før fastende aftale {day.da}", f"Food before a fasting visit {day.en}"),
        joined((named.dated(meal), named.dated(fasting)), " · "),
        text(
            f"Ved {one.da} får patienten mad, men før {other.da} skal der fastes i {hours} timer. "
            f"Læg {other.da} først, eller på en anden dag.",
            f"The patient eats at {one.en}, but must fast for {hours} hours before {other.en}. "
            f"Have {other.en} first, or on another day.",
        ),
    )


def _preparation(conflict: Conflict, named: Named) -> ConflictWords:
    first, second = named.pair(conflict)
    one, other, hours = named.the(first), named.the(second), number(conflict, "hours")
    wait = length_words(hours * 60)
    return ConflictWords(
        fitting(
            text(f"Under {wait.da} efter {one.da}", f"Less than {wait.en} after {one.en}"),
            text(f"For kort efter hinanden {_day(second).da}", f"Too soon after each other {_day(second).en}"),
        ),
        joined((named.dated(first), named.dated(second)), " · "),
        text(
            f"{capital(other).da} må tidligst ligge {hours} timer efter {one.da}. Byt rækkefølgen, eller giv "
            f"{other.da} en senere tid.",
            f"{capital(other).en} may be {hours} hours after {one.en} at the earliest. Swap the order, or give "
            f"{other.en} a later time.",
        ),
    )


def _duplicate(conflict: Conflict, named: Named) -> ConflictWords:
    first, second = named.pair(conflict)
    days = named.situation.policy.reuse_days.get(first.exam, 0)
    holds = Text(f"Svaret kan bruges i {days} dage.", f"The result holds for {days} days.") if days else NOTHING
    return ConflictWords(
        Text("Samme undersøgelse to gange", "The same examination twice"),
        joined((named.dated(first), named.dated(second)), " · "),
        text(
            f"{holds.da} Spørg klinikeren, om den seneste kan undværes; aflys den ikke selv.",
            f"{holds.en} Ask the clinician whether the later one can be left out; do not cancel it yourself.",
        ),
    )


def _ordered(conflict: Conflict, named: Named) -> tuple[Visit, Visit, Dependency]:
    """Return what must come first, what follows, and the rule that says so."""
    items = set(conflict.items)
    rules = [one for one in named.situation.dependencies if {one.before, one.after} == items]
    broken = [one for one in rules if _is_broken(one, conflict.code, named)] or rules
    if not broken:
        first, second = named.pair(conflict)
        return first, second, Dependency(second.id, first.id)
    rule = min(broken, key=lambda one: (-one.min_gap_min, one.max_gap_min or 0))
    return named.visit(rule.before), named.visit(rule.after), rule


def _is_broken(rule: Dependency, code: Code, named: Named) -> bool:
    before, after = named.visit(rule.before), named.visit(rule.after)
    if before.end is None or after.start is None:
        return False
    if code is Code.DEPENDENCY_ORDER:
        return before.end + rule.min_gap_min * _MINUTE > after.start
    return rule.max_gap_min is not None and after.start - before.end > rule.max_gap_min * _MINUTE


def _day(visit: Visit) -> Text:
    return NOTHING if visit.day is None else day_words(visit.day)


ORDER: Family = {
    Code.DEPENDENCY_ORDER: _too_soon,
    Code.DEPENDENCY_EXPIRED: _too_old,
    Code.DEPENDENCY_MISSING: _missing,
    Code.FASTING_LATE: _fasting_late,
    Code.FASTING_BROKEN: _fasting_broken,
    Code.PREP_INCOMPATIBLE: _preparation,
    Code.DUPLICATE_EXAM: _duplicate,
}
