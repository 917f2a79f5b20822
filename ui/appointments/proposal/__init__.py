"""The proposal for one patient: what it saves, why not otherwise, and how it is accepted and taken back."""
