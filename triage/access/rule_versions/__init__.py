"""A version of a rule set on its way: who wrote and approved it, from when it counts, and the signatures; pure."""
