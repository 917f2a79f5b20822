"""How far two who judged the same patients agree."""
