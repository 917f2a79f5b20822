"""`triage care show|enrol|plan|end|dismiss|limit|limits`."""

from argparse import Namespace
from collections.abc import Callable, Mapping, Sequence

from triage.commands.limit_tried import run_limit_tried
from triage.commands.shown import language, print_json, say
from triage.commands.status import Status
from triage.errors import Text
from triage.scoring.danish_time import danish_day, when
from triage.workflow.application import Application, Changed
from triage.workflow.care.courses import Asked, change_plan, end_course, enrol, patient_named
from triage.workflow.care.dismiss import dismiss_answer
from triage.workflow.care.limits import WantedLimit, lift, list_limits, set_limit
from triage.workflow.care.limits_ending import LimitEnding, list_ending
from triage.workflow.chart.care_shown import CareView, OwnLimitShown
from triage.workflow.chart.open_chart import open_patient


def run_care(app: Application, arguments: Namespace) -> Status:
    """Show or set what the part names; `show` tells by its status whether an answer is missing."""
    if arguments.part == "show":
        return _show(open_patient(app, patient_named(app, arguments.patient)).care, as_json=arguments.json)
    if arguments.part == "limit" and arguments.limit == "list":
        _list(list_limits(app, patient_named(app, arguments.patient)), as_json=arguments.json)
        return Status.DONE
    if arguments.part == "limit" and arguments.limit == "try":
        return run_limit_tried(app, arguments)
    if arguments.part == "limits":
        return _ending(list_ending(app, arguments.days), as_json=arguments.json)
    changed = _WORK[arguments.part](app, arguments)
    if arguments.json:
        print_json({"changed": len(changed.cases), "patient": changed.patients[0]})
    else:
        say(Text(f"{len(changed.cases)} sager ændret", f"{len(changed.cases)} cases changed"))
    return Status.DONE


def _enrol(app: Application, given: Namespace) -> Changed:
    plan = [Asked(what, days) for what, days in given.ask]
    start = given.first or danish_day(app.clock())
    return enrol(app, patient_named(app, given.patient), given.programme, start, plan, given.team, given.note)


def _plan(app: Application, given: Namespace) -> Changed:
    start, who = given.first or danish_day(app.clock()), patient_named(app, given.patient)
    return change_plan(app, who, given.programme, given.what, None if given.stop else given.days, start, given.note)


def _end(app: Application, given: Namespace) -> Changed:
    return end_course(app, patient_named(app, given.patient), given.programme, given.note)


def _dismiss(app: Application, given: Namespace) -> Changed:
    return dismiss_answer(app, patient_named(app, given.patient), given.programme, given.what, given.reason)


def _limit(app: Application, given: Namespace) -> Changed:
    if given.limit == "lift":
        return lift(app, given.number)
    wanted = WantedLimit(given.programme, given.param, given.value, given.last, given.reason)
    return set_limit(app, patient_named(app, given.patient), wanted)


_WORK: Mapping[str, Callable[[Application, Namespace], Changed]] = {
    "enrol": _enrol,
    "plan": _plan,
    "end": _end,
    "dismiss": _dismiss,
    "limit": _limit,
}


def _show(care: CareView, *, as_json: bool) -> Status:
    if as_json:
        print_json(_as_json(care))
    else:
        _print_courses(care)
        _list(care.limits, as_json=False)
    return Status.FINDINGS if care.lacking else Status.DONE


def _print_courses(care: CareView) -> None:
    everything = Text("alt", "everything").in_language(language())
    if not care.courses:
        say(Text("Ikke tilmeldt noget forløb.", "Enrolled in no programme."))
    for course in care.courses:
        print(f"{course.programme:<16}{danish_day(course.start).isoformat() if course.start else '–'}")
        for line in course.lines:
            print(f"  {line.name.in_language(language()) or line.what or everything}: {line.interval.days} d")
    for lacking in care.lacking:
        late = Text("mangler", "missing").in_language(language())
        print(f"{lacking.programme:<16}{late}: {lacking.name.in_language(language()) or everything}")


def _as_json(care: CareView) -> dict[str, object]:
    return {
        "courses": [
            {
                "programme": one.programme,
                "start": one.start.isoformat() if one.start else None,
                "enrolled_by": one.made_by,
                "plan": [
                    {
                        "what": line.what or None,
                        "seconds": int(line.interval.total_seconds()),
                        "from": line.start.isoformat(),
                    }
                    for line in one.lines
                ],
                "unhandled": len(one.unhandled),
            }
            for one in care.courses
        ],
        "missing": [
            {"programme": one.programme, "what": one.what or None, "due": one.due.isoformat()} for one in care.lacking
        ],
        "limits": [_limit_as_json(one) for one in care.limits],
    }


def _list(limits: Sequence[OwnLimitShown], *, as_json: bool) -> None:
    if as_json:
        print_json({"limits": [_limit_as_json(one) for one in limits]})
        return
    if not limits:
        say(Text("Ingen egne grænser.", "No limits of their own."))
    for one in limits:
        words, until = one.words.in_language(language()), when(one.expiry).in_language(language())
        print(f"{one.key:<6}{words}  –  {until}  {one.author}: {one.reason}")


def _ending(limits: Sequence[LimitEnding], *, as_json: bool) -> Status:
    if as_json:
        print_json({"limits": [_ending_as_json(one) for one in limits]})
    elif not limits:
        say(Text("Ingen egne grænser udløber.", "No limits of patients' own run out."))
    for one in () if as_json else limits:
        over = Text("udløbet", "over") if one.is_over else Text("udløber", "runs out")
        told, words, end = (text.in_language(language()) for text in (over, one.words, when(one.expiry)))
        print(f"{one.patient:<6}{one.name}  {words}  –  {told} {end}  {one.author}")
    return Status.FINDINGS if limits else Status.DONE


def _ending_as_json(one: LimitEnding) -> dict[str, object]:
    return {
        "limit": one.key,
        "patient": one.patient,
        "name": one.name,
        "programme": one.programme,
        "words": one.words.content,
        "author": one.author,
        "reason": one.reason,
        "until": one.expiry.isoformat(),
        "is_over": one.is_over,
    }


def _limit_as_json(one: OwnLimitShown) -> dict[str, object]:
    return {
        "limit": one.key,
        "programme": one.programme,
        "param": one.param,
        "words": one.words.content,
        "author": one.author,
        "reason": one.reason,
        "at": one.at.isoformat(),
        "until": one.expiry.isoformat(),
        "in_use": one.is_used,
    }
