"""A version of a rule set on its way: who wrote it, who approved it, from when it counts, and the signatures that say so; pure."""
