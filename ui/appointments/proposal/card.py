"""The proposal in words: what moves, what that gains, what goes and comes with it, and who must say yes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from triage.coordination.proposals.proposal import Proposal
from triage.coordination.words.proposal import proposal_words
from ui.translate import in_language, tr
from ui.widgets.card import Card
from ui.widgets.plain_label import PlainLabel

if TYPE_CHECKING:
    from triage.workflow.coordinate.coordination import Coordination


class ProposalCard(Card):
    """Also says that it is being looked for, that it could not be found, and why nothing is proposed."""

    def __init__(self) -> None:
        super().__init__(tr("Proposal"))
        self.sentence = PlainLabel()
        self.consent, self.more = PlainLabel("", "muted"), PlainLabel("", "muted")
        for label in (self.sentence, self.consent, self.more):
            self.add(label)
        self.end()
        self.show_waiting()

    def show_waiting(self) -> None:
        """Say that the best plan is being looked for."""
        self._say(tr("Looking for the best plan …"), "muted")

    def show_fault(self, text: str) -> None:
        """Say why there is no proposal."""
        self._say(text, "error")

    def show_proposal(self, shown: Coordination, proposal: Proposal) -> None:
        """Say what is proposed, or why nothing is."""
        words = proposal_words(proposal, shown.situation, shown.owners, shown.names, about=str(shown.patient_key))
        if not proposal.moves:
            self._say(in_language(words.nothing), "body", _limits(shown))
            return
        self._say(in_language(words.sentence), "body", _limits(shown), in_language(words.consent))

    def _say(self, sentence: str, role: str, more: str = "", consent: str = "") -> None:
        self.sentence.say(sentence, role)
        for label, text in ((self.more, more), (self.consent, consent)):
            label.setText(text)
            label.setVisible(bool(text))


def _limits(shown: Coordination) -> str:
    """Return what the plan could not count on; what is not known of the way stands under the calendar."""
    if not shown.slots_left_out:
        return ""
    return tr("{count} free times were too many to look at.").format(count=shown.slots_left_out)
