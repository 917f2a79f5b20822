"""A group's patients with their rows: which rows are still open, and what each patient's best among them is."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from triage.coordination.conflicts.person import people
from triage.coordination.proposals.choices import STAY, Choice, start_text
from triage.coordination.proposals.evaluate import Standing
from triage.coordination.proposals.search.crowds import crowded
from triage.coordination.proposals.search.diary import Diary, diary_of
from triage.coordination.proposals.search.group import Choices, Group
from triage.coordination.proposals.search.horizon import Way
from triage.coordination.proposals.search.one_patient import best_of
from triage.coordination.proposals.search.weight import Flags, parts_of

# Rows that are still open, by patient.
Open = Mapping[str, Flags]
_PLACE_OF = "pos:"
# Appointments of one patient that are looked at together; with one more the work is three times as much.
MOST_MOVERS = 12


@dataclass(frozen=True)
class Table:
    """The diaries of the patients among whose appointments something could be moved; `rows_of` finds rows by choice.

    It `is_narrowed` where somebody has more appointments than can be looked at together, so that some stay.
    """

    before: Standing
    diaries: Mapping[str, Diary]
    rows_of: Mapping[str, tuple[tuple[str, int], ...]]
    is_narrowed: bool
    _ways: dict[tuple[str, bytes], Way | None] = field(default_factory=dict)

    def everything(self) -> Open:
        """Return all rows that nothing fixed forbids."""
        situation = self.before.situation
        movers = {mover for diary in self.diaries.values() for mover in diary.options.movers}
        certain = [visit for key, visit in situation.visits.items() if key not in movers]
        return {
            patient: diary.possible & ~crowded(situation, diary.options.choices, certain)
            for patient, diary in self.diaries.items()
        }

    def way(self, patient: str, rows: Flags) -> Way | None:
        """Return the patient's best among `rows` where it makes them no worse off; None where there is no such plan."""
        key = patient, rows.tobytes()
        if key not in self._ways:
            found = best_of(self.diaries[patient], rows, self.before.by_patient[patient].breach_days)
            self._ways[key] = None if found is None or self._is_worse(patient, found) else found
        return self._ways[key]

    def _is_worse(self, patient: str, way: Way) -> bool:
        """Return whether every plan is worse for the patient, whatever others do; blockers shared are not counted."""
        had = self.before.by_patient[patient]
        blockers, breach, points, _ = parts_of(way.weight)
        is_same = (blockers, breach) == (had.blockers, had.breach_days)
        return blockers > had.blockers or (is_same and points > had.points)

    def with_place(self, rows: Open, patient: str, row: int) -> Open:
        """Return what stays open once an appointment has its place.

        Nobody else has the same; who must leave it does; and a place that is kept is nobody's.
        """
        options = self.diaries[patient].options
        choice = options.choices[row]
        closed = [(patient, int(other)) for other in options.rows_of(int(options.owner[row]))]
        if choice.is_new:
            closed += self.rows_of[choice.name]
        else:
            closed += self.rows_of.get(_PLACE_OF + choice.visit.id, ())
        if choice.leaver is not None:
            closed += [found for found in self.rows_of[STAY] if self._visit(found) == choice.leaver]
        return self.without(rows, [found for found in closed if found != (patient, row)])

    def without(self, rows: Open, closed: Iterable[tuple[str, int]]) -> Open:
        """Return what stays open when some rows no longer are."""
        left = dict(rows)
        for patient, row in closed:
            if left[patient] is rows[patient]:
                left[patient] = rows[patient].copy()
            left[patient][row] = False
        return left

    def _visit(self, found: tuple[str, int]) -> str:
        patient, row = found
        return self.diaries[patient].options.choices[row].visit.id


def table_of(group: Group, before: Standing) -> Table:
    """Return the diaries of a group; the deceased and those for whom there is no choice have none."""
    diaries = {}
    rows_of: dict[str, list[tuple[str, int]]] = defaultdict(list)
    is_narrowed = False
    for person in people(group.situation):
        own = {visit.id: group.choices[visit.id] for visit in person.visits}
        if not any(len(choices) > 1 for choices in own.values()):
            continue
        narrowed = narrow(before, own)
        is_narrowed |= narrowed != own
        patient = person.traveller.id
        diaries[patient] = diary_of(person, narrowed)
        for row, choice in enumerate(diaries[patient].options.choices):
            rows_of[choice.name].append((patient, row))
    return Table(before, diaries, {name: tuple(found) for name, found in rows_of.items()}, is_narrowed)


def narrow(before: Standing, choices: Choices) -> Choices:
    """Return the choices of as many appointments as can be looked at together, those first that a blocker is about.

    The others stay; a patient with so many that could move is in a series, and its later visits come up later.
    """
    in_need = {key for blocker in before.blockers for key in blocker.items}
    visits = before.situation.visits
    movers = [key for key, found in choices.items() if len(found) > 1]
    movers.sort(key=lambda key: (key not in in_need, start_text(visits[key].start), key))
    staying = set(movers[MOST_MOVERS:])
    return {key: _narrowed(found, key in staying, staying) for key, found in choices.items()}


def _narrowed(choices: Sequence[Choice], is_staying: bool, staying: set[str]) -> Sequence[Choice]:
    return choices[:1] if is_staying else tuple(one for one in choices if one.leaver not in staying)
