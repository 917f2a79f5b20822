"""A limit under the hand: judged once on both sides of every value, then looked up."""
