"""What Region Midtjylland's home treatment adds to FHIR: thresholds, marks and colours."""
