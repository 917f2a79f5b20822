"""Builders of charts: a made-up COPD patient with all that a trend must tell, and appointments at odds."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from triage.clinical.appointment import Appointment
from triage.clinical.care import Enrolment
from triage.clinical.colour import Colour
from triage.clinical.decision import Action, Decision
from triage.clinical.observation import ReadingKind
from triage.clinical.patient import Contact, Patient
from triage.coordination.conflicts.conflict import Code, Conflict
from triage.errors import Text
from triage.scoring.danish_time import DENMARK
from triage.workflow.chart.chart import AnswerLine, Assessment, Chart, Reason, ResponseView
from triage.workflow.chart.series import LimitStep, Point, Series

NOW = datetime(2026, 11, 23, 10, 20, tzinfo=DENMARK)
OLD_DEVICE, NEW_DEVICE = "Device/4711", "Device/5012"
DEVICES = {OLD_DEVICE: "Nonin 3230 nr. 4711", NEW_DEVICE: "Nonin 3230 nr. 5012"}
SPO2 = ReadingKind("spo2", "Iltmætning", "Oxygen saturation", "%", "%", 0, ())
PULSE = ReadingKind("pulse", "Puls", "Pulse", "/min", "pr. min", 0, ())
WEIGHT = ReadingKind("weight", "Vægt", "Weight", "kg", "kg", 1, ())
_LAST_DAYS = {0: "85", 1: "86", 2: "86", 3: "87", 4: "88", 5: "88", 6: "89"}


def now() -> datetime:
    """Return the time at which every test is read."""
    return NOW


def ago(days: float) -> datetime:
    """Return the moment so many days before now."""
    return NOW - timedelta(days=days)


def point(days_ago: float, value: str, device: str | None = NEW_DEVICE, withdrawn: bool = False) -> Point:
    """Return a reading of so many days ago."""
    return Point(ago(days_ago), Decimal(value), device, withdrawn)


def saturation() -> Series:
    """Return 60 days of saturation: a gap, a new apparatus, a new limit, a withdrawn and an impossible reading."""
    days = [day for day in range(60, -1, -1) if not 38 < day < 45]
    points = [point(day, _spo2(day), OLD_DEVICE if day > 14 else NEW_DEVICE) for day in days]
    points = [replace(one, withdrawn=True) if one.time == ago(20) else one for one in points]
    limits = (
        limit(Colour.RED, "85", 200, 30),
        limit(Colour.RED, "87", 30),
        limit(Colour.YELLOW, "89", 200),
    )
    return Series(SPO2, tuple(points), limits)


def limit(colour: Colour, value: str, since: float, until: float | None = None, how: str | None = "<=") -> LimitStep:
    """Return a limit in force between so many days ago."""
    return LimitStep(colour, Decimal(value), ago(since), None if until is None else ago(until), how)


def pulse() -> Series:
    """Return 60 days of pulse, with limits upwards."""
    points = tuple(point(day, str(78 + day * 7 % 13 + (36 if day < 2 else 0))) for day in range(60, -1, -1))
    limits = (limit(Colour.YELLOW, "111", 200, None, ">="), limit(Colour.RED, "131", 200, None, ">="))
    return Series(PULSE, points, limits)


def weight() -> Series:
    """Return 60 days of weight, without limits."""
    points = tuple(point(day, f"{74 + (day * 5 % 9 - 4) / 10:.1f}", None) for day in range(60, -1, -1))
    return Series(WEIGHT, points, ())


def patient(**changes: Any) -> Patient:
    """Return Aksel Nielsen, who does not exist."""
    aksel = Patient(
        id="Patient/p1",
        cpr="0302529995",
        family="Nielsen",
        given="Aksel",
        birth_date=date(1952, 2, 3),
        gender="male",
        phone="70 00 00 00",
        contacts=(Contact("Mette", "datter", "70 00 00 01"),),
    )
    return replace(aksel, **changes)


def red_assessment() -> Assessment:
    """Return the result behind the red colour."""
    return Assessment(
        programme="copd",
        colour=Colour.RED,
        at=ago(0.01),
        deadline=NOW + timedelta(hours=4),
        reasons=(
            Reason(
                Colour.YELLOW,
                Text("Faldet 6 %-point fra egen median (91 %)", "Down 6 points from own median (91 %)"),
                Text("mere åndenød: ja", "more dyspnoea: yes"),
            ),
            Reason(
                Colour.RED,
                Text("Iltmætning 85 % – rød ved 87 % eller lavere", "SpO2 85 % – red at 87 % or lower"),
                Text(
                    "median af 3 målinger seneste døgn · apparat Nonin 3230 nr. 5012 · kilde: NEWS2",
                    "median of 3 readings in 24 h · device Nonin 3230 nr. 5012 · source: NEWS2",
                ),
            ),
        ),
        unknown=(Text("temperatur er ikke målt", "temperature was not measured"),),
        could_be=(
            Text(
                "Iltmætning 85 %: ville have været gul ved 88 % og grøn ved 90 %",
                "SpO2 85 %: would have been yellow at 88 % and green at 90 %",
            ),
        ),
        rule_set="kol-hjemmemonitorering",
        version="1.0.0",
    )


def response(text: str = "Jeg har sovet siddende i nat og hoster mere end jeg plejer. Kan I ringe efter kl. 10?") -> (
    ResponseView
):
    """Return the newest answers, with the patient's own words."""
    return ResponseView(
        title="KOL – symptomer i dag",
        authored=NOW.replace(hour=7, minute=42),
        answered_by="Patient/p1",
        lines=(
            AnswerLine("Har du mere åndenød end du plejer?", "Ja", "Nej", False),
            AnswerLine("Hoster du mere slim op end du plejer?", "Ja", "Ja", False),
            AnswerLine("Har dit slim skiftet farve?", "Nej", None, False),
            AnswerLine("Hvor mange pust har du taget i det seneste døgn?", "", "4", False),
            AnswerLine("Er der andet, vi skal vide?", text, None, True),
        ),
    )


def visit(
    id: str, day: int, hour: int, minute: int, department: str, site: str | None, service: str, minutes: int = 30
) -> Appointment:
    """Return an appointment on a day counted from now, in Danish time."""
    start = NOW.replace(hour=hour, minute=minute) + timedelta(days=day)
    return Appointment(
        id, "Patient/p1", "booked", start, start + timedelta(minutes=minutes), service, department, site
    )


def visits() -> tuple[Appointment, ...]:
    """Return appointments with an overlap (1 and 2) and a journey that is too short (4 and 5)."""
    return (
        visit("1", 3, 10, 0, "Lungesygdomme", "Aarhus", "Kontrol KOL", 45),
        visit("2", 3, 10, 15, "Hjertesygdomme", "Aarhus", "Ekkokardiografi"),
        visit("3", 8, 9, 0, "Klinisk fysiologi", "Aarhus", "Lungefunktion"),
        visit("4", 10, 10, 0, "Blodprøver", "Aarhus", "Blodprøve", 15),
        visit("5", 10, 10, 45, "Medicinsk afdeling", "Viborg", "Diabeteskontrol"),
        visit("6", 25, 13, 30, "Lungesygdomme", "Aarhus", "Kontrol KOL"),
    )


def clashes() -> tuple[Conflict, ...]:
    """Return what is wrong with `visits`."""
    return (
        Conflict(Code.PATIENT_OVERLAP, ("1", "2")),
        Conflict(Code.TRAVEL_INFEASIBLE, ("4", "5"), {"gap": 40, "need": 75}),
    )


def decisions() -> tuple[Decision, ...]:
    """Return two decisions, one of them taken back."""
    return (
        Decision(1, 1, Action.MESSAGE, "Bedt om måling to gange dagligt", "Sygeplejerske M. Eksempel", ago(6)),
        Decision(2, 1, Action.NO_VISIT, "", "Sygeplejerske M. Eksempel", ago(3), undone=True),
    )


def chart(**changes: Any) -> Chart:
    """Return the chart of a red COPD patient; `changes` replace whole fields."""
    whole = Chart(
        patient_key=1,
        patient=patient(),
        case=1,
        closed=False,
        assessments=(red_assessment(),),
        responses=(response(),),
        series=(saturation(), pulse(), weight()),
        devices=DEVICES,
        appointments=visits(),
        conflicts=clashes(),
        decisions=decisions(),
        enrolments=(Enrolment("CarePlan/1", "Patient/p1", "copd", "active", ago(74)),),
    )
    return replace(whole, **changes)


def _spo2(day: int) -> str:
    if day == 50:
        return "64"
    return _LAST_DAYS.get(day, str(91 + day * 7 % 4))
