"""One patient: the banner, why the colour is what it is, the patient's own words, trends, answers and decisions."""
