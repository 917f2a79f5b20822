"""What fetching new data means: a pull from the known sources and a scoring, or a demonstration brought up to date."""

from collections.abc import Callable

from triage.workflow.application import Application, Changed


def refresh_of(app: Application) -> Callable[[], Changed]:
    """Return the function that fetches new data and scores them; faults of sources are noted on the sources."""

    def refresh() -> Changed:
        from triage.workflow.score import score

        (_renew_demo if app.is_demo else _pull)(app)
        return score(app)

    return refresh


def _pull(app: Application) -> None:
    from triage.workflow.pull import pull_known

    pull_known(app)


def _renew_demo(app: Application) -> None:
    from triage.workflow.prepare_demo import is_fresh, prepare_demo

    if not is_fresh(app):
        prepare_demo(app, lambda _text: None)
