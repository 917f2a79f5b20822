"""What is said of greens: why one is left open, how a programme closes them, how people judged the sample."""

from collections.abc import Mapping

from triage.errors import Text
from triage.worklist.green_list import Agreement
from triage.worklist.greens import Closing, Kept, Policy

WHY_KEPT: Mapping[Kept, Text] = {
    Kept.GONE: Text("allerede behandlet", "already handled"),
    Kept.NOT_ALLOWED: Text("en anden afdelings", "another department's"),
    Kept.PRIVATE: Text("privatmarkeret eller spærret", "private or closed record"),
    Kept.NOT_GREEN: Text("ikke længere grøn", "no longer green"),
    Kept.CHANGED: Text("ændret, efter at den blev vist", "changed after it was shown"),
    Kept.NEWS: Text("nye data er ikke vurderet endnu", "new data are not assessed yet"),
    Kept.INCOMPLETE: Text("noget mangler i vurderingen", "something is missing in the assessment"),
    Kept.UNREAD: Text("fritekst, som ingen har læst", "words that nobody has read"),
    Kept.NOTICE: Text("ulæst besked", "unread notice"),
    Kept.MISSING: Text("manglende besvarelse", "missing answer"),
    Kept.WORSE: Text("rød eller gul i et andet forløb", "red or yellow in another course"),
    Kept.OWNED: Text("en kollega har sagen", "a colleague has the case"),
    Kept.SNOOZED: Text("udskudt", "put off"),
    Kept.DOUBT: Text("tvivl om et booket besøg", "doubt about a booked visit"),
    Kept.PERSON: Text("forløbet kvitteres enkeltvis", "the programme is acknowledged one by one"),
    Kept.NOT_DRAWN: Text("stikprøven er ikke trukket endnu", "the sample is not drawn yet"),
    Kept.SAMPLED: Text("til stikprøve", "drawn for a person"),
    Kept.UNTICKED: Text("fravalgt", "left out by you"),
}
CLOSINGS: Mapping[Closing, Text] = {
    Closing.AUTO: Text("lukkes af sig selv", "close by themselves"),
    Closing.BULK: Text("kvitteres samlet", "are acknowledged together"),
    Closing.PERSON: Text("kvitteres enkeltvis", "are acknowledged one by one"),
}


def share_words(share: int) -> Text:
    """Return a share in hundredths of a percent as "2 %" or "0,25 %"."""
    shown = f"{share / 100:g}"
    return Text(f"{shown.replace('.', ',')} %", f"{shown} %")


def policy_words(policy: Policy) -> Text:
    """Return how a programme's greens are closed, in one line."""
    how, share, rounds = CLOSINGS[policy.closing], share_words(policy.share), rounds_words(policy.rounds)
    return Text(
        f"De grønne {how.da}; {share.da} går til en person; stabil efter {rounds.da}",
        f"Greens {how.en}; {share.en} go to a person; stable after {rounds.en}",
    )


def rounds_words(number: int) -> Text:
    """Return so many green rounds, e.g. "6 grønne runder"."""
    if number == 1:
        return Text("1 grøn runde", "1 green round")
    return Text(f"{number} grønne runder", f"{number} green rounds")


def agreement_words(found: Agreement) -> Text:
    """Return how often a person would have seen the patient all the same, with the number and the interval."""
    if found.rate is None or found.interval is None:
        return Text("endnu ingen vurderet", "none judged yet")
    rate, (low, high) = _percent(found.rate), map(_percent, found.interval)
    seen = found.yellow + found.red
    return Text(
        f"{seen} af {found.judged} vurderet anderledes: {rate.da} (95 %-interval {low.da} til {high.da})",
        f"{seen} of {found.judged} judged differently: {rate.en} (95 % interval {low.en} to {high.en})",
    )


def _percent(share: float) -> Text:
    shown = f"{100 * share:.1f}"
    return Text(f"{shown.replace('.', ',')} %", f"{shown} %")
