"""The workflow as screens see it: one desk for each kind of work, bound when it is used."""
