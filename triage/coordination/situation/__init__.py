"""What coordination looks at: visits, travellers, pathways, free slots and the rules between them; pure.

Times are naive Danish local time, days Danish calendar days, durations whole minutes, intervals half-open.
"""
