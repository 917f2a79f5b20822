"""How the ways that use some rows are divided in two, so that neither half has the best of them as it was."""

from collections.abc import Mapping

from triage.coordination.proposals.search.diary import Diary
from triage.coordination.proposals.search.options import NOWHERE
from triage.coordination.proposals.search.ties import Tie
from triage.coordination.proposals.search.weight import Flags

Halves = tuple[Flags, Flags]


def halves(diary: Diary, rows: Flags, tie: Tie, chosen: Mapping[int, int]) -> Halves:
    """Return the rows divided where a tie is broken, by a day where that does and the two are most alike in size."""
    found = [
        half
        for mover, other in ((tie.first, tie.second), (tie.second, tie.first))
        if (half := _by_time(diary, rows, tie, mover, chosen[mover], chosen[other]))
    ]
    if found:
        return max(found, key=lambda pair: min(int(pair[0].sum()), int(pair[1].sum())))
    return _by_class(diary, rows, chosen[tie.first])


def _by_time(diary: Diary, rows: Flags, tie: Tie, mover: int, row: int, other_row: int) -> Halves | None:
    """Return one mover's rows divided by a day, such that one half rules out its row, and the other the other's."""
    day = diary.options.day
    other = tie.second if mover == tie.first else tie.first
    _, fitting = tie.partners(other, other_row)
    days = day[fitting[rows[fitting]]]
    if len(days) and days.min() > day[row]:
        return _divided(diary, rows, mover, (day[row] + days.min() + 1) // 2)
    if len(days) and days.max() < day[row]:
        return _divided(diary, rows, mover, (day[row] + days.max() + 1) // 2)
    return None


def _divided(diary: Diary, rows: Flags, mover: int, day: int) -> Halves:
    return _with(diary, rows, mover, diary.options.day < day)


def _by_class(diary: Diary, rows: Flags, row: int) -> Halves:
    """Return the rows with and without those that are like one."""
    options, alike = diary.options, diary.ties.alike
    same = (options.day == options.day[row]) & (alike == alike[row])
    return _with(diary, rows, int(options.owner[row]), same)


def halves_of_either(diary: Diary, rows: Flags, tie: Tie, chosen: Mapping[int, int]) -> Halves | None:
    """Return the rows divided into those like the one chosen and others, for a mover of the tie that has others."""
    for mover in (tie.first, tie.second):
        found = _by_class(diary, rows, chosen[mover])
        if not (found[1] == rows).all() and _has_rows(diary, found[1], mover):
            return found
    return None


def halves_by_day(diary: Diary, rows: Flags, chosen: Mapping[int, int]) -> tuple[Flags, ...]:
    """Return the rows divided into those of the day chosen and others; nothing where no mover has others."""
    day = diary.options.day
    for mover, row in chosen.items():
        found = _with(diary, rows, mover, day == day[row])
        if any(course.members >> mover & 1 for course in diary.courses) and _has_rows(diary, found[1], mover):
            return found
    return ()


def _has_rows(diary: Diary, rows: Flags, mover: int) -> bool:
    return bool(rows[diary.options.rows_of(mover)].any())


def _with(diary: Diary, rows: Flags, mover: int, wanted: Flags) -> Halves:
    own = (diary.options.owner == mover) & (diary.options.day != NOWHERE)
    return rows & (~own | wanted), rows & (~own | ~wanted)
