"""Take a shipped example as a department's own draft: nothing of it judges a patient before two people signed it."""

from triage.access.rule_versions.working_draft import WorkingDraft
from triage.errors import Text, WrongUseError
from triage.workflow.application import Application
from triage.workflow.tune.drafts import begin


def adopt(app: Application, wanted: str) -> WorkingDraft:
    """Begin a draft from the example for a programme, or of that name; raises WrongUseError where there is none."""
    library = app.catalogue.library
    programme = next((name for name, one in library.items() if wanted.strip() in (name, one.name)), None)
    if programme is None:
        known = ", ".join(sorted(library))
        raise WrongUseError(
            Text(
                f"Biblioteket har intet eksempel »{wanted}«. Vælg et af: {known}.",
                f"The library has no example '{wanted}'. Choose one of: {known}.",
            )
        )
    return begin(app, app.catalogue.library_files[programme], "library")
