"""Where a decision stands at the source that it came from, in a few words."""

from datetime import datetime

from triage.clinical.decision import Decision, Sending, SendState
from ui.translate import in_language, shown_time, tr


def decided_where(decision: Decision, now: datetime) -> str:
    """Return when it was handled elsewhere, how far it is on its way to the source, or that it stands here alone."""
    if decision.handled_at is not None:
        return tr("at the source {time}").format(time=shown_time(decision.handled_at, now))
    return tr("saved here alone") if decision.sending is None else _sending_words(decision.sending, now)


def _sending_words(sending: Sending, now: datetime) -> str:
    when = shown_time(sending.at, now) if sending.at else ""
    fault = in_language(sending.fault).rstrip(".") if sending.fault else ""
    match sending.state:
        case SendState.ANSWERED:
            written, undone = tr("written at the source {time}"), tr("taken back at the source {time}")
            done = (undone if sending.is_correction else written).format(time=when)
            return ". ".join(part for part in (done, fault) if part)
        case SendState.CONFLICT:
            return tr("the source has something else: {fault}").format(fault=fault)
        case SendState.REFUSED:
            return tr("the source said no: {fault}").format(fault=fault)
        case SendState.CANCELLED:
            return tr("not written at the source")
    words = tr("the taking back waits to be written") if sending.is_correction else tr("waits to be written")
    return f"{words} ({fault})" if fault else words
