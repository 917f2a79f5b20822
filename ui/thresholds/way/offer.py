"""What the person at work may do with the text in hand, and what is said of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from triage.access.acts import Act
from triage.access.rule_versions.version import Stage
from ui.thresholds.way.report_words import report_words
from ui.thresholds.way.stage_words import standing, step_words
from ui.translate import in_language, shown_count, tr

if TYPE_CHECKING:
    from triage.access.at_work import AtWork
    from ui.desks.tuning.facts import Board, Checked, InHand


@dataclass(frozen=True, slots=True)
class Offer:
    """`steps` are those that have a button, `withheld` those of them that cannot be taken now; `trouble` says why."""

    changes: str = ""
    standing: str = ""
    trouble: str = ""
    steps: tuple[str, ...] = ()
    withheld: tuple[str, ...] = ()


_OF_THE_DRAFT = frozenset({"version", "status", "author", "sign_off", "valid_from"})


def offer_of(in_hand: InHand, board: Board, who: AtWork, found: Checked | None, now: datetime) -> Offer:
    """Return what is offered; what is refused all the same says so where it is done."""
    if in_hand.version is not None:
        return _of_version(in_hand, board, who, now)
    if in_hand.working is not None:
        return _of_draft(in_hand, board, who, found)
    return _of_what_counts(in_hand, board, who)


def changed_words(in_hand: InHand, *, has_examples: bool = False) -> str:
    """Return how the text in hand differs from what is in force; its examples one by one, or how many differ."""
    from triage.scoring.drafts.differences.difference import Kind
    from triage.scoring.drafts.differences.differences import differences, in_a_sentence

    if in_hand.base is None:
        return tr("Nothing is in force in this programme: all of it is new.")
    every = differences(in_hand.base, in_hand.draft.rule_set, in_hand.names)
    # That a draft is one, and who wrote it, stands beside it.
    found = [one for one in every if one.path not in _OF_THE_DRAFT]
    examples = [one for one in found if one.kind is Kind.TEST]
    if not found:
        return tr("No limit or rule differs from what is in force.")
    changes = in_language(in_a_sentence([one for one in found if one.kind is not Kind.TEST])) or tr("examples alone")
    words = tr("Changes in words: {changes}.").format(changes=changes)
    if not examples:
        return words
    if has_examples:
        return "\n".join([words, *(f"– {in_language(one.text)}" for one in examples)])
    return f"{words} {tr('Examples of the file that differ: {count}.').format(count=shown_count(len(examples)))}"


def _of_what_counts(in_hand: InHand, board: Board, who: AtWork) -> Offer:
    told = _what_counts(in_hand, may_draft=who.may(Act.DRAFT_RULES))
    steps = [*_if(who.may(Act.DRAFT_RULES), "begin"), *_always(board, who)]
    if who.may(Act.ROLL_BACK_RULES) and _may_go_back(board, in_hand.subject.programme):
        steps.append("roll_back")
    return Offer(standing=told, steps=tuple(steps))


def _what_counts(in_hand: InHand, *, may_draft: bool) -> str:
    if in_hand.base is not None and may_draft:
        return tr("This is in force. Move a limit to begin a draft: nothing counts until another person approves it.")
    if in_hand.base is not None:
        return tr("This is in force. A draft that was sent to you is chosen above.")
    told = tr("Nothing is in force: this is the shipped example, which counts for nobody.")
    if in_hand.draft.rule_set.status != "example":
        told = tr("Nothing is in force: these rules have run out, and count for nobody.")
    begun = tr("A draft of it is begun by New draft, or by moving a limit.")
    return f"{told} {begun}" if may_draft else told


def _of_draft(in_hand: InHand, board: Board, who: AtWork, found: Checked | None) -> Offer:
    working = in_hand.working
    if working is None or working.author != who.login:
        author = "" if working is None else working.author
        told = tr("A draft of {author}: only they can change it or send it.").format(author=author)
        return Offer(changed_words(in_hand), told, steps=tuple(_always(board, who)))
    broken = found is not None and any(not one.is_passed for one in found.live.examples)
    steps = (
        "send",
        *_if(broken, "follow"),
        "drop",
        *_if(in_hand.draft.done, "undo"),
        *_if(in_hand.draft.undone, "redo"),
        *_always(board, who),
    )
    key = "" if board.key.told is None else in_language(board.key.told)
    is_blocked = bool(key) or (found is not None and not found.is_submittable)
    return Offer(changed_words(in_hand), "", key, steps, ("send",) if is_blocked else ())


def _of_version(in_hand: InHand, board: Board, who: AtWork, now: datetime) -> Offer:
    shown = in_hand.version
    if shown is None:
        return Offer()
    steps: tuple[str, ...] = ()
    is_own, is_sent = shown.version.author == who.login, shown.stage is Stage.SUBMITTED
    # That it is sent, its first step says.
    lines = [*([] if is_sent else [standing(shown, now)]), *step_words(shown, now)]
    if is_own and is_sent:
        lines.append(tr("Another person must approve it: you wrote it."))
    if is_sent or shown.stage is Stage.APPROVED:
        # What waits for its day can still be stopped.
        approver = ("approve", "reject") if is_sent else ("reject",)
        steps = ("withdraw",) if is_own else approver if who.may(Act.APPROVE_RULES) else ()
    trouble = "" if not steps or board.key.told is None else in_language(board.key.told)
    withheld = steps if trouble else ()
    if "approve" in steps and in_hand.report is None:
        lines.append(report_words(None)[0])
        withheld = tuple(dict.fromkeys(("approve", *withheld)))
    return Offer(changed_words(in_hand), "\n".join(lines), trouble, (*steps, *_always(board, who)), withheld)


def _may_go_back(board: Board, programme: str) -> bool:
    return any(one.stage is Stage.RETIRED and one.in_force_from for one in board.versions_of(programme))


def _always(board: Board, who: AtWork) -> list[str]:
    # An administrator's key is certified for nothing.
    lacks_key = board.key.fingerprint is None and not who.may(Act.KEEP_KEYS)
    looked_up = ("versions", "changes", "followed", "save_file")
    return [*_if(lacks_key, "make_key"), *looked_up, *_if(who.may(Act.DRAFT_RULES), "library", "read_file")]


def _if(is_so: object, *names: str) -> tuple[str, ...]:
    return names if is_so else ()
