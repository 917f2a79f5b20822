"""Which part of the window hears which: once for what outlives a frame, and anew for every frame."""

from ui.frame.frame import Frame
from ui.frame.has_frame import HasFrame


def connect_window(window: HasFrame) -> None:
    """Join what outlives every change of theme, language and size of letters."""
    window.freshness.first_heard.connect(window.open_case.fetch)
    _connect_changes(window)
    _connect_faults(window)
    _connect_decisions(window)
    window.owning.held.connect(window.following.show_held)
    window.owning.refused.connect(window.decided.show_refusal)
    window.breaking.changed.connect(window.following.show_opened)
    window.finding.found.connect(window.following.show_row)
    window.open_case.case_found.connect(window.following.fetch_case)
    window.freshness.fared.connect(window.following.show_health)
    window.freshness.ticked.connect(window.away.show)
    window.freshness.ticked.connect(window.rule_notices.look)
    window.freshness.ticked.connect(window.without_rules.look)
    window.events.changed.connect(lambda _: window.without_rules.look())
    # The copy has numbers of its own.
    window.away.switched.connect(lambda _: window.owning.forget())
    window.away.case_wanted.connect(window.following.fetch_case)
    window.ending.case_wanted.connect(window.following.fetch_case)


def connect_frame(window: HasFrame, frame: Frame) -> None:
    """Join a new frame to what outlives it."""
    frame.changed.connect(window.events.changed)
    frame.turned.connect(window.turn)
    frame.case_wanted.connect(window.following.fetch_case)
    frame.worklist.chosen.connect(window.open_case.choose)
    frame.worklist.rows.around.has_draft = window.drafts.has
    frame.pane.decision.save_wanted.connect(window.decided.save)
    frame.pane.decision.undo_wanted.connect(window.decided.undo_older)
    frame.pane.decision.begun.connect(window.owning.begin)
    frame.pane.undo_bar.wanted.connect(window.deciding.undo)
    window.open_case.waiting.connect(frame.pane.show_waiting)
    window.open_case.glass.connect(frame.pane.show_glass)
    frame.pane.emergency.over.connect(window.open_case.fetch)
    window.open_case.opened.connect(frame.pane.show_chart)
    window.open_case.failed.connect(frame.pane.show_fault)
    window.freshness.first_heard.connect(frame.worklist.look_again)
    window.freshness.fault.connect(frame.fault.show_text)
    window.freshness.ticked.connect(frame.worklist.show_ages)
    window.freshness.alive.connect(frame.worklist.note_alive)
    window.background.slow.connect(frame.show_slow)


def _connect_changes(window: HasFrame) -> None:
    for part in (window.seen, window.pausing, window.caring, window.owning, window.judging, window.following_up):
        part.changed.connect(window.events.changed)
    window.answering.changed.connect(window.events.changed)
    window.deciding.overtaken.connect(window.events.changed)
    window.away.switched.connect(window.events.changed)
    window.events.changed.connect(window.following.show_changes)


def _connect_faults(window: HasFrame) -> None:
    window.rule_notices.failed.connect(window.show_crash)
    for part in (window.seen, window.caring, window.breaking, window.judging, window.following_up, window.ending):
        part.failed.connect(window.show_crash)


def _connect_decisions(window: HasFrame) -> None:
    window.deciding.saved.connect(window.decided.go_on)
    window.deciding.undone.connect(window.decided.take_up_again)
    window.deciding.failed.connect(window.decided.show_fault)
    window.deciding.failed.connect(lambda case, _: window.owning.forget(case))
    window.keeping.taken_up.connect(window.decided.show_drafts)
    # What waited in memory is kept, and what the shared store had comes back.
    window.away.switched.connect(lambda _: window.keeping.catch_up())
    window.keeping.marked.connect(lambda _: window.frame.worklist.rows.show_there())
