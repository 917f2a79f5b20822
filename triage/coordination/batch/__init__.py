"""One plan for many patients who share free times: what each may have, prices of places, and a bound on all plans."""
