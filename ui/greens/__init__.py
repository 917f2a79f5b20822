"""The greens: shown before they are closed together, the sample, and stable courses."""
