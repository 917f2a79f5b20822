"""Searching and writing at a FHIR server over HTTP, trusting nothing that comes back."""
