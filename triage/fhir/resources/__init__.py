"""One reader for each kind of FHIR resource: elements in, facts and findings out."""
