"""Wait until another workstation, or the watch, has done something."""

from triage.workflow.application import Application


def await_news(app: Application, timeout_s: float) -> bool:
    """Return True at once when others have changed what lists show, else False after `timeout_s`; for its own thread.

    Against a shared store that is another program's work; against a file of one's own, anything that was written. What
    changed is asked of `read_news`. Returns also when the store is closed meanwhile, or does not answer.
    """
    return app.store.wait(timeout_s)
