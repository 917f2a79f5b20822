"""Grants for travel in words: what a draft says, and what must be asked before it can say more."""

from collections.abc import Mapping
from decimal import Decimal

from triage.coordination.reimbursement.assess import Reason
from triage.coordination.reimbursement.drafts import Draft, Unknown
from triage.errors import Text, listed

_REASONS: Mapping[Reason, Text] = {
    Reason.PENSIONER: Text("patienten er pensionist", "the patient is a pensioner"),
    Reason.DISTANCE: Text("der er langt til hospitalet", "the hospital is far away"),
    Reason.CONTINUED_TREATMENT: Text(
        "videre behandling, og helbredet hindrer bus og tog", "continued treatment, and health prevents bus and train"
    ),
    Reason.NOT_PHYSICAL: Text("intet fremmøde", "no visit in person"),
    Reason.NOT_TREATED: Text("patienten blev ikke behandlet", "the patient was not treated"),
    Reason.FREE_CHOICE: Text("patienten har selv valgt hospitalet", "the patient chose the hospital"),
    Reason.NO_CONDITION_MET: Text("ingen af betingelserne er opfyldt", "none of the conditions is met"),
    Reason.BELOW_MINIMUM: Text("udgiften er ikke over mindstebeløbet", "the cost is not over the minimum"),
    Reason.NO_RATE: Text("taksten for dagen kendes ikke", "the rate of that day is not known"),
}
_ASKED: Mapping[Unknown, Text] = {
    Unknown.PENSIONER: Text("om patienten er pensionist", "whether the patient is a pensioner"),
    Unknown.KM: Text("afstanden hjemmefra", "the distance from home"),
    Unknown.COST: Text("prisen tur/retur med bus eller tog", "the fare both ways by bus or train"),
    Unknown.CONTINUED_TREATMENT: Text("om det er videre behandling", "whether this is continued treatment"),
    Unknown.CANNOT_USE_PUBLIC: Text("om helbredet hindrer bus og tog", "whether health prevents bus and train"),
    Unknown.FREE_CHOICE: Text("om patienten selv har valgt hospitalet", "whether the patient chose the hospital"),
    Unknown.NEAREST_KM: Text(
        "afstanden til nærmeste behandlende hospital", "the distance to the nearest treating hospital"
    ),
    Unknown.NEAREST_COST: Text("prisen til nærmeste behandlende hospital", "the fare to the nearest treating hospital"),
}


def draft_in_words(draft: Draft) -> Text:
    """Return what the draft says so far; with something missing, what to ask, and never an amount."""
    doubt = _doubt(draft)
    said = _missing(draft) if draft.result is None else _decided(draft)
    return Text(f"{said.da}{doubt.da}", f"{said.en}{doubt.en}")


def _decided(draft: Draft) -> Text:
    if draft.result is None or not draft.result.eligible:
        reason = _REASONS[Reason.NO_RATE if draft.result is None else draft.result.reason]
        return Text(f"Intet kørselstilskud: {reason.da}.", f"No travel grant: {reason.en}.")
    reason, amount = _REASONS[draft.result.reason], draft.result.amount
    return Text(
        f"Kørselstilskud {_kroner(amount).da}: {reason.da}. Kladde – ikke sendt.",
        f"Travel grant {_kroner(amount).en}: {reason.en}. Draft – not sent.",
    )


def _missing(draft: Draft) -> Text:
    asked = listed(_ASKED[one] for one in draft.missing)
    return Text(
        f"Måske kørselstilskud. Kladden mangler: {asked.da}.",
        f"Perhaps a travel grant. The draft lacks: {asked.en}.",
    )


def _doubt(draft: Draft) -> Text:
    if draft.rate is None or not draft.rate.period.to_confirm:
        return Text("", "")
    source = draft.rate.period.source
    return Text(f" Taksten skal bekræftes ({source.da}).", f" The rate is to be confirmed ({source.en}).")


def _kroner(amount: Decimal) -> Text:
    said = f"{amount:.0f}" if amount == amount.to_integral_value() else f"{amount:.2f}"
    return Text(f"{said.replace('.', ',')} kr.", f"{said} kr.")
