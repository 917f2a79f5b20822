"""Whatever can be asked for by a few letters: commands, patients, views and help pages."""
