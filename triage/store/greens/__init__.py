"""How greens are closed: policies, the draw of samples, what can be closed together, batches, judgements, proposals."""
