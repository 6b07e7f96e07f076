"""What `bank check` knows of item writing: questions that give their answer away, mislead, or repeat another.

Each check is a pure function from a question, a bank or many questions to faults, one file a kind of check; `review`
runs them over a whole course. They are advice: all of them are warnings, and an author who disagrees names the check
under `accepted`, in the question or in the head of the bank. Nothing here runs when the app reads the course.
"""
