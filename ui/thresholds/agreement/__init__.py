"""How far the rules and people agree, from double readings; a head draws the samples here."""
