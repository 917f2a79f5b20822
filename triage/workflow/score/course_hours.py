"""Whose opening hours count for a course: known before its case is routed as well as can be, and set right after."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace

from sqlalchemy import Connection

from triage.store.casework.deadlines import TimedCase, departments_before_routing, move_deadline, timed_cases
from triage.store.people.departments import places
from triage.store.programme_uses import switched_off
from triage.store.records import Facts
from triage.workflow.administration.recount import recounted
from triage.worklist.department_hours import DepartmentHours
from triage.worklist.working_hours import WorkingHours


@dataclass(frozen=True, slots=True)
class CourseHours:
    """The hours of one patient's courses; `departments` are whose each course is taken to be, by programme.

    `off` are the programmes that a department does not use.
    """

    hours: DepartmentHours
    departments: Mapping[str, int | None] = field(default_factory=dict)
    otherwise: int | None = None
    off: frozenset[tuple[int, str]] = frozenset()

    def of(self, programme: str, *, is_red: bool) -> WorkingHours:
        """Return the hours in which a deadline passes."""
        return self.hours.of_course(self.department(programme), programme, is_red=is_red)

    def opens_cases(self, programme: str) -> bool:
        """Return whether its department uses the programme."""
        department = self.department(programme)
        return (self.hours.first if department is None else department, programme) not in self.off

    def department(self, programme: str) -> int | None:
        """Return whose the course is taken to be."""
        return self.departments.get(programme, self.otherwise)


def hours_of_courses(
    connection: Connection, hours: DepartmentHours, facts: Mapping[int, Facts]
) -> dict[int, CourseHours]:
    """Return the hours of each patient's courses: those of the open case, else of the programme or the source."""
    off = switched_off(connection)
    if hours.is_default and not off:
        return dict.fromkeys(facts, CourseHours(hours))
    known, found = places(connection), {}
    for key, (source, opened) in departments_before_routing(connection, list(facts)).items():
        programmes = {course.programme for course in facts[key].enrolments}
        guessed = {programme: known.of_case(None, programme, source) for programme in programmes}
        found[key] = CourseHours(hours, {**guessed, **opened}, known.of_case(None, "", source), off)
    return found


def hours_of_patients(courses: Mapping[int, CourseHours], facts: Mapping[int, Facts]) -> dict[int, WorkingHours]:
    """Return by whose hours each patient's answers are expected: those of the first course."""
    return {key: one.hours.of(_first(one, facts[key])) for key, one in courses.items()}


def settle_deadlines(connection: Connection, courses: Mapping[int, CourseHours]) -> None:
    """Count the deadlines anew of cases that were routed to another department than their course was taken to be."""
    hours = next((one.hours for one in courses.values()), None)
    if hours is None or hours.is_default:
        return
    for timed in timed_cases(connection, list(courses)):
        taken_for = courses[timed.patient].department(timed.programme)
        if taken_for != timed.department:
            _settle(connection, hours, timed, taken_for)


def _settle(connection: Connection, hours: DepartmentHours, timed: TimedCase, taken_for: int | None) -> None:
    after = recounted(replace(timed, department=taken_for), hours, hours, timed.department)
    if after is not None and after != timed.deadline:
        move_deadline(connection, timed.key, timed.deadline, after)


def _first(one: CourseHours, facts: Facts) -> int | None:
    programmes: Collection[str] = [course.programme for course in facts.enrolments]
    return one.department(next(iter(programmes), ""))
