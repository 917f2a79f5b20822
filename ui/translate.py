"""Danish and English on screen: words through Qt Linguist, numbers and times as people write them."""

from datetime import date, datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from triage.clinical.colour import Colour
from triage.clinical.decision import Action, Elsewhere, OutcomeKind
from triage.errors import Text
from triage.resources import resource
from ui.widgets.leaving import let_go

CONTEXT = "visita"
PROGRAMMES = ("copd", "heart_failure", "diabetes", "epilepsy", "mental_health")
_PROPERTY, _WORDS = "visita_language", "visita_words"
_MONTHS_DA = ("jan.", "feb.", "mar.", "apr.", "maj", "jun.", "jul.", "aug.", "sep.", "okt.", "nov.", "dec.")
_MONTHS_EN = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def tr(text: str) -> str:
    """Return `text` in the program's language; the source text is English."""
    return QCoreApplication.translate(CONTEXT, text)


def language() -> str:
    """Return "da" or "en"; Danish until another language is installed."""
    application = QCoreApplication.instance()
    return str((application.property(_PROPERTY) if application is not None else None) or "da")


def install_translator(application: QCoreApplication, language: str) -> None:
    """Speak `language` ("da" or "en") from now on: our own words and Qt's."""
    for old in application.findChildren(QTranslator):
        application.removeTranslator(old)
        let_go(old)
    application.setProperty(_PROPERTY, language)
    QLocale.setDefault(QLocale("da_DK" if language == "da" else "en_GB"))
    _install_qt(application, language)
    if language == "da":
        _install_own(application)


def in_language(text: Text) -> str:
    """Return the sentence of a two-language text that fits the program's language."""
    return text.in_language(language())


def colour_word(colour: Colour) -> str:
    """Return the triage colour as a word, for those who do not see it."""
    words = {Colour.RED: tr("Red"), Colour.YELLOW: tr("Yellow"), Colour.GREY: tr("Grey"), Colour.GREEN: tr("Green")}
    return words[colour]


def programme_name(code: str) -> str:
    """Return a programme's name as clinicians say it; an unknown code is shown as it is."""
    names = {
        "copd": tr("COPD"),
        "heart_failure": tr("Heart failure"),
        "diabetes": tr("Diabetes"),
        "epilepsy": tr("Epilepsy"),
        "mental_health": tr("Mental health"),
    }
    return names.get(code, code)


def born(year: int | None) -> str:
    """Return the year of birth beside a name, "" where it is not known."""
    return "" if year is None else tr("born {year}").format(year=year)


def action_name(action: Action | Elsewhere) -> str:
    """Return what a decision is called on its button, or what closed the case without one."""
    names: dict[Action | Elsewhere, str] = {
        Action.VISIT: tr("Call in"),
        Action.PHONE: tr("Phone"),
        Action.MESSAGE: tr("Write message"),
        Action.NO_VISIT: tr("No visit"),
        Action.INTERVAL: tr("New interval"),
        Action.QUESTIONNAIRE: tr("New questionnaire"),
        Action.END_COURSE: tr("End the course"),
        Elsewhere.HANDLED: tr("Handled elsewhere"),
    }
    return names[action]


def outcome_name(kind: OutcomeKind) -> str:
    """Return what came of a visit or a call."""
    names = {
        OutcomeKind.NEEDED: tr("Was needed"),
        OutcomeKind.NOT_NEEDED: tr("Was not needed"),
        OutcomeKind.NO_SHOW: tr("Did not come"),
        OutcomeKind.REACHED: tr("Reached"),
        OutcomeKind.NO_ANSWER: tr("No answer"),
    }
    return names[kind]


def shown_number(value: Decimal, decimals: int | None = None) -> str:
    """Return a clinical value with the language's decimal mark and no thousands mark; `decimals` rounds half up."""
    if decimals is not None:
        value = value.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)
    text = format(value, "f")
    return text.replace(".", ",") if language() == "da" else text


def shown_count(count: int) -> str:
    """Return a count with thousands marked, e.g. "1.284"."""
    text = f"{count:,}"
    return text.replace(",", ".") if language() == "da" else text


def shown_time(time: datetime, now: datetime) -> str:
    """Return `time` in the zone of `now`, with the day in words when it is near, e.g. "i dag 07.42"."""
    return f"{shown_day(time, now)} {clock(time, now)}"


def clock(time: datetime, now: datetime) -> str:
    """Return the time of day in the zone of `now`: "07.42"."""
    return time.astimezone(now.tzinfo).strftime("%H.%M" if language() == "da" else "%H:%M")


def shown_day(time: datetime, now: datetime) -> str:
    """Return the day of `time` in the zone of `now`: "i dag", "i går", "3. sep.", "3. sep. 2024"."""
    local = time.astimezone(now.tzinfo)
    near = {0: tr("today"), 1: tr("tomorrow"), -1: tr("yesterday")}
    days = (local.date() - now.date()).days
    if days in near:
        return near[days]
    danish = language() == "da"
    month = (_MONTHS_DA if danish else _MONTHS_EN)[local.month - 1]
    day = f"{local.day}. {month}" if danish else f"{local.day} {month}"
    return day if local.year == now.year else f"{day} {local.year}"


def shown_month(day: date) -> str:
    """Return the month of a day with its year: "nov. 2026"."""
    month = (_MONTHS_DA if language() == "da" else _MONTHS_EN)[day.month - 1]
    return f"{month} {day.year}"


def age(time: datetime, now: datetime) -> str:
    """Return how long ago `time` was, in one unit: "3 min", "2 t", "5 d"; a time to come is "0 min"."""
    return span(now - time)


def span(length: timedelta) -> str:
    """Return a length of time in one unit, rounded down: minutes below an hour, hours below two days, else days."""
    minutes = max(0, int(length.total_seconds() // 60))
    if minutes < 60:
        return f"{minutes} min"
    hours = minutes // 60
    return f"{hours} {tr('h')}" if hours < 48 else f"{hours // 24} d"


def _install_qt(application: QCoreApplication, language: str) -> None:
    translator = QTranslator(application)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if translator.load(f"qtbase_{language}", folder):
        application.installTranslator(translator)


def _install_own(application: QCoreApplication) -> None:
    translator = QTranslator(application)
    # Read and kept, not mapped: the file may be replaced while the window is open, when Visita is updated.
    words = resource("i18n", "visita_da.qm").read_bytes()
    application.setProperty(_WORDS, words)
    if not translator.load(words):
        raise FileNotFoundError("resources/i18n/visita_da.qm")
    application.installTranslator(translator)
