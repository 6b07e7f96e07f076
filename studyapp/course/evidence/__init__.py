"""What in a student's own words speaks for a key point: folded text, expressions found in it, denials and slips.

Likeness alone is never evidence: a slip of the pen is forgiven inside an expression, and nothing else is guessed.
"""
