"""What is wrong with answers and responses, in words."""

from collections.abc import Mapping

from triage.clinical.questionnaire import Answer, AnswerFault, ResponseFault
from triage.clinical.received import Finding
from triage.errors import Text

# From FHIR's issue-type list.
ANSWER_CODES: Mapping[AnswerFault, str] = {
    AnswerFault.NO_VALUE: "incomplete",
    AnswerFault.COMPARATOR: "not-supported",
    AnswerFault.UNKNOWN_UNIT: "code-invalid",
    AnswerFault.UNIT_CONFLICT: "invariant",
    AnswerFault.UNKNOWN_QUESTION: "not-supported",
    AnswerFault.WRONG_TYPE: "value",
    AnswerFault.OUT_OF_RANGE: "value",
    AnswerFault.UNKNOWN_CODE: "code-invalid",
    AnswerFault.DISPLAY_CONFLICT: "invariant",
    AnswerFault.WEIGHT_CONFLICT: "invariant",
    AnswerFault.REPEATED: "invariant",
    AnswerFault.NOT_ENABLED: "invariant",
}
_ANSWER: Mapping[AnswerFault, Text] = {
    AnswerFault.NO_VALUE: Text("har ingen værdi", "has no value"),
    AnswerFault.COMPARATOR: Text("er kun en grænse", "is only a bound"),
    AnswerFault.UNKNOWN_UNIT: Text("har en enhed, der ikke kendes", "has a unit that is not known"),
    AnswerFault.UNIT_CONFLICT: Text("har to enheder, der siger hver sit", "has two units that disagree"),
    AnswerFault.UNKNOWN_QUESTION: Text("hører til et spørgsmål, skemaet ikke har", "is to a question the form lacks"),
    AnswerFault.WRONG_TYPE: Text("er af en forkert art", "is of the wrong kind"),
    AnswerFault.OUT_OF_RANGE: Text("ligger uden for skalaen", "lies outside the scale"),
    AnswerFault.UNKNOWN_CODE: Text("er ikke et af skemaets svarvalg", "is none of the form's choices"),
    AnswerFault.DISPLAY_CONFLICT: Text("har kode og tekst, der siger hver sit", "has a code and words that disagree"),
    AnswerFault.WEIGHT_CONFLICT: Text("har en anden vægt end i skemaet", "has another weight than in the form"),
    AnswerFault.REPEATED: Text("er givet flere gange", "was given several times"),
    AnswerFault.NOT_ENABLED: Text("er på et spørgsmål, der ikke skulle stilles", "is to a question not to be asked"),
}
_RESPONSE: Mapping[ResponseFault, tuple[str, Text]] = {
    ResponseFault.UNKNOWN_VERSION: (
        "not-supported",
        Text(
            "Besvarelsen er på en udgave af skemaet, der ikke kendes her. Den vises, men vurderes ikke; hent skemaet.",
            "The response is to a version of the form not known here. It is shown but not judged; fetch the form.",
        ),
    ),
    ResponseFault.UNKNOWN_FORM: (
        "not-supported",
        Text(
            "Besvarelsens skema kendes ikke her, så svarene kan ikke kontrolleres. Hent skemaet fra kilden.",
            "The response's form is not known here, so its answers cannot be checked. Fetch the form from the source.",
        ),
    ),
    ResponseFault.STATUS_MISSING: (
        "required",
        Text(
            "Besvarelsen har ingen status, så det er uvist, om den er afsluttet",
            "The response has no status, so whether it is finished is not known",
        ),
    ),
    ResponseFault.IMPLAUSIBLE_TIME: (
        "value",
        Text("Besvarelsen har en dato, der ikke kan passe", "The response has a date that cannot be true"),
    ),
    ResponseFault.REQUIRED: (
        "required",
        Text("Besvarelsen mangler svar, der skal gives", "The response lacks answers that must be given"),
    ),
    ResponseFault.UNKNOWN_ELEMENT: (
        "structure",
        Text(
            "Besvarelsen har et felt, som FHIR ikke har. Svarene vurderes; se selv, hvad der står i feltet.",
            "The response has a field that FHIR does not have. Its answers are judged; see what the field says.",
        ),
    ),
}


def answer_words(answer: Answer) -> Text:
    """Return what is wrong with a faulty answer, as a sentence; "" where nothing is."""
    if answer.fault is None:
        return Text("", "")
    what = _ANSWER[answer.fault]
    link_id = answer.link_id[:64]
    return Text(
        f"Svaret på »{link_id}« {what.da} og bruges ikke. Se det i besvarelsen.",
        f"The answer to '{link_id}' {what.en} and is not used. See it in the response.",
    )


def why_unusable(fault: AnswerFault) -> Text:
    """Return why an answer cannot be used, as the end of "The answer ..."."""
    return _ANSWER[fault]


def missing_words(link_id: str) -> Text:
    """Return that a question that must be answered is not."""
    return Text(
        f"»{link_id[:64]}« skal besvares, men er ikke besvaret. Spørg patienten.",
        f"'{link_id[:64]}' must be answered but is not. Ask the patient.",
    )


def questionnaire_finding(fault: ResponseFault) -> Finding:
    """Return the finding that a response has `fault`."""
    code, text = _RESPONSE[fault]
    return Finding("warning", code, "QuestionnaireResponse.questionnaire", text)
