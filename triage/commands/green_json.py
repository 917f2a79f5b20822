"""Greens as JSON: stable names, times with zone, shares as numbers from 0 to 1."""

from triage.commands.shown import iso
from triage.worklist.green_list import Agreement, Batch, GreenRow, Shown
from triage.worklist.greens import WHOLE, Policy

Json = dict[str, object]


def shown_json(shown: Shown) -> Json:
    """Return the counts of a preview: every open green is closable or left out."""
    return {
        "greens": shown.total,
        "closable": len(shown.cases),
        "by_programme": dict(shown.by_programme),
        "left_out": {why.value: number for why, number in shown.kept.items()},
    }


def row_json(row: GreenRow) -> Json:
    """Return one line."""
    return {
        "case": row.case,
        "patient": row.patient,
        "reference": row.reference or None,
        "name": row.name or None,
        "programme": row.programme,
        "newest": iso(row.newest),
        "opened": row.opened.isoformat(),
        "left_out": row.kept.value if row.kept else None,
        "proposal": row.proposal,
        "rounds": row.rounds,
    }


def batch_json(batch: Batch) -> Json:
    """Return what became of a closing of many: shown = closed + left + not_reached."""
    return {
        "number": batch.id,
        "shown": batch.shown,
        "closed": list(batch.closed),
        "left": [{"case": key, "why": why.value} for key, why in batch.left],
        "not_reached": batch.not_reached,
    }


def agreement_json(found: Agreement) -> Json:
    """Return how the sample of one programme and rule-set version was judged."""
    return {
        "programme": found.programme,
        "rule_set": found.rule_set,
        "version": found.version,
        "greens": found.greens,
        "drawn": found.drawn,
        "judged": found.judged,
        "agreed": found.agreed,
        "yellow": found.yellow,
        "red": found.red,
        "disagreement": found.rate,
        "interval_95": None if found.interval is None else list(found.interval),
    }


def policy_json(policy: Policy) -> Json:
    """Return a policy; version 0 is the default that nobody set."""
    return {
        "programme": policy.programme,
        "closing": policy.closing.value,
        "share": policy.share / WHOLE,
        "rounds": policy.rounds,
        "version": policy.version,
        "author": policy.author or None,
        "at": iso(policy.at),
    }


def judged_json(case: int, colour: str, decision: int | None) -> Json:
    """Return what was recorded of a drawn green."""
    return {"case": case, "colour": colour, "decision": decision}
