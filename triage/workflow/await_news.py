"""Wait until another workstation, or the watch, has done something."""

from triage.workflow.application import Application


def await_news(app: Application, timeout_s: float) -> None:
    """Return at once when others have changed what lists show, else after `timeout_s`; for a thread of its own.

    Against a shared store that is another program's work; against a file of one's own, anything that was written. What
    changed is asked of `read_news`. Returns also when the store is closed meanwhile, or does not answer.
    """
    app.store.wait(timeout_s)
