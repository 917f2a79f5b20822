"""What fetching new data means: a pull from the known sources and a scoring, or for a demonstration a scoring alone."""

from collections.abc import Callable

from triage.workflow.application import Application, Changed


def refresh_of(app: Application) -> Callable[[], Changed]:
    """Return the function that fetches new data and scores them; faults of sources are noted on the sources."""

    def refresh() -> Changed:
        from triage.workflow.score import score

        if not app.is_demo:
            _pull(app)
        return score(app)

    return refresh


def _pull(app: Application) -> None:
    from triage.workflow.pull import pull_known

    pull_known(app)
