"""The blind reading of a drawn patient: answers and trends alone, and the judgement of whoever reads."""
