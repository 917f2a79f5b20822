"""Copy what a chart says as text for the patient's record: logged before anything is returned."""

from triage.access.acts import Act
from triage.errors import NotAllowedError, Text
from triage.store.auditing import audit
from triage.store.results import known_case
from triage.workflow.application import Application
from triage.workflow.chart.journal_words import journal_words
from triage.workflow.chart.open_chart import shown_chart
from triage.workflow.rights.permit import permit


def journal_text(app: Application, case: int, language: str) -> str:
    """Return the text in `language` ("da" or "en"), headed by name and year of birth, without the CPR number.

    Raises NotAllowedError for who may not see the patient, and for a patient who was opened in an emergency: what is
    opened so is for the eye. Raises StoreError, and returns nothing, when the line of the log cannot be written.
    """
    with app.store.change() as connection:
        patient = known_case(connection, case).patient
        warrant = permit(app, connection, Act.SEE_PATIENT, patient)
        if warrant.override is not None:
            raise NotAllowedError(_FOR_THE_EYE)
        audit.log(connection, app.clock(), app.actor, "copy journal", patient, f"case {case}", warrant)
    with app.store.read() as connection:
        chart = shown_chart(app, connection, warrant, patient, known_case(connection, case))
    return journal_words(chart, app.clock(), language)


_FOR_THE_EYE = Text(
    "Patienten er åbnet med værdispring; derfra kan intet kopieres. Skriv selv det nødvendige i journalen.",
    "The patient is open in an emergency; nothing can be copied from there. Write what is needed yourself.",
)
