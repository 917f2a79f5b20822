"""The best plan for a situation, proven, with what speaks for it and why not another; pure."""
