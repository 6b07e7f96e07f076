"""Memory: what a card (a question, or a family of variants) is worth asking today.

FSRS keeps each card's stability and difficulty; here are its calls, the study day and the order of the queue. Pure:
time and seeds are handed in.
"""
