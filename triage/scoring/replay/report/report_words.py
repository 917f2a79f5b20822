"""The main numbers of a report as sentences, in the order in which somebody asks for them."""

from collections.abc import Iterator
from decimal import Decimal

from triage.clinical.colour import Colour
from triage.errors import Text, listed
from triage.scoring.numbers import round_half_up, shown
from triage.scoring.replay.report.report import Report
from triage.scoring.replay.sequel.came_after import CameAfter
from triage.scoring.replay.sequel.missed import Missed
from triage.scoring.replay.workload import Expected, Workload, workload


def sentences(report: Report) -> tuple[Text, ...]:
    """Return what a report says."""
    return tuple(_sentences(report))


def _sentences(report: Report) -> Iterator[Text]:
    yield _what(report)
    yield _who_changes(report)
    yield from _moves(report)
    yield from _weekly(report)
    yield from _over(report)
    if report.red_first is not None:
        yield _found(report.red_first, Text("Røde og siden indlagt", "Red and later admitted"))
    if report.called_first is not None:
        yield _found(report.called_first, Text("Røde eller gule og siden indlagt", "Red or yellow and later admitted"))
    yield report.missed if isinstance(report.missed, Text) else _missed(report.missed)
    if report.left_out:
        yield _left_out(sum(report.left_out.values()))


def _what(report: Report) -> Text:
    first, last = report.period
    return Text(
        f"{report.rows} vurderinger af {report.patients} patienter fra {first:%d.%m.%Y} til {last:%d.%m.%Y}, "
        "alle regnet igennem.",
        f"{report.rows} assessments of {report.patients} patients from {first:%d.%m.%Y} to {last:%d.%m.%Y}, "
        "every one replayed.",
    )


def _who_changes(report: Report) -> Text:
    patients, rows = int(report.draft.changed_patients.sum()), report.draft.changed_rows
    if not rows:
        return Text("Ingen ville have fået en anden farve.", "Nobody would have had another colour.")
    who = ("1 patient", "1 patient") if patients == 1 else (f"{patients} patienter", f"{patients} patients")
    where = ("1 vurdering", "1 assessment") if rows == 1 else (f"{rows} vurderinger", f"{rows} assessments")
    return Text(
        f"{who[0]} ville mindst én gang have haft en anden farve, i {where[0]}.",
        f"{who[1]} would at least once have had another colour, in {where[1]}.",
    )


def _moves(report: Report) -> Iterator[Text]:
    for now in Colour:
        moved = [(draft, report.draft.moved(now, draft)) for draft in Colour if draft is not now]
        parts = [Text(f"{rows} til {draft.words.da}", f"{rows} to {draft.words.en}") for draft, rows in moved if rows]
        if parts:
            every = listed(parts)
            yield Text(f"Fra {now.words.da}: {every.da}.", f"From {now.words.en}: {every.en}.")


def _weekly(report: Report) -> Iterator[Text]:
    for colours, name in (
        ((Colour.RED,), Text("Røde kald", "Red calls")),
        ((Colour.YELLOW,), Text("Gule kald", "Yellow calls")),
    ):
        now, draft = (workload(counts, colours) for counts in (report.now, report.draft))
        yield from _mean(name, now, draft)


def _mean(name: Text, now: Workload, draft: Workload) -> Iterator[Text]:
    if now.mean is None or draft.mean is None:
        return
    before, after, expected = _number(now.mean), _number(draft.mean), draft.expected()
    between = Text("", "")
    if isinstance(expected, Expected):
        low, high = _number(expected.low), _number(expected.high)
        between = Text(
            f"; en uge ventes at ligge mellem {low.da} og {high.da}",
            f"; a week is expected to lie between {low.en} and {high.en}",
        )
    yield Text(
        f"{name.da} om ugen: {before.da} → {after.da}{between.da}.",
        f"{name.en} a week: {before.en} → {after.en}{between.en}.",
    )


def _over(report: Report) -> Iterator[Text]:
    """Yield in how many weeks there were more calls than the departments that say so can take."""
    weeks = [
        (workload(report.now, department=one).over(calls), workload(report.draft, department=one).over(calls))
        for one, calls in sorted(report.capacity.items())
        if one in report.draft.departments
    ]
    if weeks:
        now, draft = (sum(column) for column in zip(*weeks, strict=True))
        yield Text(
            f"Uger over kapaciteten, lagt sammen for {len(weeks)} afdelinger: {now} → {draft}.",
            f"Weeks above capacity, added up over {len(weeks)} departments: {now} → {draft}.",
        )


def _found(found: CameAfter, name: Text) -> Text:
    return Text(
        f"{name.da}: {found.now} → {found.draft} af {found.of} patienter.",
        f"{name.en}: {found.now} → {found.draft} of {found.of} patients.",
    )


def _missed(found: Missed) -> Text:
    estimate, low, high = (_number(one) for one in (found.estimate, found.low, found.high))
    return Text(
        f"Oversete blandt {found.greens} grønne: anslået {estimate.da} (mellem {low.da} og {high.da}), ud fra "
        f"{found.judged} udtrukne, hvoraf {found.positive} blev bedømt værre. Af dem, der bliver grønne, talte noget "
        f"siden for alarmen hos {found.known}; om {found.unknown} er intet noteret.",
        f"Missed among {found.greens} greens: an estimate of {estimate.en} (between {low.en} and {high.en}), from "
        f"{found.judged} drawn, of which {found.positive} were judged worse. Of those who become green something spoke "
        f"for the alarm later in {found.known}; of {found.unknown} nothing was noted.",
    )


def _left_out(rows: int) -> Text:
    return Text(
        f"{rows} vurderinger i perioden kunne ikke regnes igennem og er ikke med i tallene.",
        f"{rows} assessments of the period could not be replayed and are not among the numbers.",
    )


def _number(number: float) -> Text:
    rounded = round_half_up(Decimal(number), 1)
    return Text(shown(rounded, "da"), shown(rounded, "en"))
