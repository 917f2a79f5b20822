"""Rule set x inputs -> colours, fired, unknown: columns in, columns out, three-valued."""
