"""What rules compare: where each input comes from, how it is made of readings or answers, and when it is too old."""
