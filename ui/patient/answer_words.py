"""Who answered, how and when; and which way an answer changed."""

from datetime import datetime

from triage.workflow.chart.chart import AnswerLine, OwnWords, ResponseView
from ui.translate import in_language, shown_day, shown_time, tr


def answered(view: ResponseView, now: datetime) -> str:
    """Return e.g. "besvaret i dag 07.42 af patienten selv, på skærm"."""
    how = _how(view.mode)
    told = f"{tr('answered')} {_when(view.authored, now)} {tr('by')} {_who(view.answered_by, view.relative)}"
    return f"{told}, {how}" if how else told


def written_at(words: OwnWords, now: datetime) -> str:
    """Return e.g. "besvaret i går 07.42 af patienten · endnu ikke læst"; beside a reading when it was measured."""
    by = "" if words.is_reading else f" {tr('by')} {_who(words.answered_by)}"
    done = tr("measured") if words.is_reading else tr("answered")
    return f"{done} {_when(words.at, now)}{by} · {tr('not read yet')}"


def before_heading(view: ResponseView, now: datetime) -> str:
    """Return the heading over the answers before, with their day."""
    return f"{tr('Before')}, {shown_day(view.before, now)}" if view.before else tr("Before")


def answer_words(line: AnswerLine) -> tuple[str, str]:
    """Return what stands as the answer, and in which role; what counts for nothing or is missing says so."""
    answer = line.answer.strip()
    if line.fault is not None:
        told = tr("not used: the answer {why}").format(why=in_language(line.fault))
        return f"{answer} · {told}" if answer else told, "error"
    if line.free_text and answer:
        return tr("see the patient's own words above"), "muted"
    if not answer:
        return tr("not answered"), "error" if line.is_required else "muted"
    change = change_words(line)
    return (f"{answer} · {change}", "strong") if change else (answer, "body")


def change_words(line: AnswerLine) -> str:
    """Return a mark and a word for an answer that is not the one before; "" where nothing changed."""
    words = {
        "better": f"+ {tr('better')}",
        "worse": f"! {tr('worse')}",
        "changed": f"\N{NOT EQUAL TO} {tr('changed')}",
    }
    is_changed = line.previous is not None and line.previous != line.answer
    return words.get(line.change or "changed", "") if is_changed else ""


def _when(at: datetime | None, now: datetime) -> str:
    return shown_time(at, now) if at else tr("at an unknown time")


def _who(answered_by: str | None, relative: str = "") -> str:
    words = {
        "patient": tr("the patient"),
        "relatedperson": tr("a relative"),
        "relative": tr("a relative"),
        "practitioner": tr("staff"),
    }
    if relative:
        return f"{tr('a relative')} ({relative})"
    if not answered_by:
        return tr("an unknown person")
    return words.get(answered_by.split("/")[0].casefold(), answered_by)


def _how(mode: str | None) -> str:
    """Return how a response was given (HL7 ParticipationMode); other words of the source as they are."""
    if not mode:
        return ""
    words = {
        "ELECTRONIC": tr("on a screen"),
        "ONLINEWRIT": tr("on a screen"),
        "EMAILWRIT": tr("by e-mail"),
        "PHONE": tr("in a telephone interview"),
        "VERBAL": tr("in an interview"),
        "FACE": tr("in an interview face to face"),
        "VIDEOCONF": tr("in a video interview"),
        "WRITTEN": tr("on paper"),
        "MAILWRIT": tr("on paper"),
    }
    return words.get(mode.upper(), mode)
