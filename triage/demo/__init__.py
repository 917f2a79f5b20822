"""A synthetic region: visibly made-up people with a known truth, written as a FHIR bulk export."""
