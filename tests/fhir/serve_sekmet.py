"""Start sekmet-fhir with the search parameters for questionnaires that it lacks."""

import os

import uvicorn
from sekmet.config import load_settings
from sekmet.fhir import search_params

_QUESTIONNAIRES = {
    "Questionnaire": """
        url:uri:url
        version:token:version
        status:token:status
        title:string:title
    """,
    "QuestionnaireResponse": """
        subject:reference:subject
        patient:reference:subject:Patient
        status:token:status
        authored:date:authored
        questionnaire:uri:questionnaire
        based-on:reference:basedOn
    """,
}


def main() -> None:
    search_params._DEFS.update(_QUESTIONNAIRES)
    search_params.PARAMS.update(search_params._parse())
    settings = load_settings(os.environ["SEKMET_CONFIG"])
    uvicorn.run("sekmet.main:app_factory", factory=True, host=settings.host, port=settings.port, log_level="critical")


if __name__ == "__main__":
    main()
