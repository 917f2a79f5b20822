"""Score every patient whose data changed, or whose measurement did not come in time."""



