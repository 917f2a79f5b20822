"""A sample judged anew without its colours, and how far people and rules agree."""
