"""From a moved limit to rules in force: drafts, replays, approval, and what follows in the queue."""
