"""Grants for travel to hospital: who may have one for which trip. Drafts only: nothing is ever sent."""
