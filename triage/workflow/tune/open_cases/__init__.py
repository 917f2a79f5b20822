"""Rules that change under open cases: what nobody has goes over at once, the others when they are released."""
